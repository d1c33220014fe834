"""Files into Neo4j and the ledger: what the command line, the library and the demo do alike when they load."""

from tular.loads.follow import follow
from tular.loads.load import load
from tular.loads.loaded import Loaded

__all__ = ["Loaded", "follow", "load"]
