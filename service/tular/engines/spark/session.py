"""A Spark of one analysis: its context, and the networks that it was given, each written once into its folder."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import fsspec
import psutil

from tular.analytics.centrality.triangles import oriented
from tular.config import Settings
from tular.engines.spark.java import java_home
from tular.engines.spark.mapped import write_array
from tular.engines.spark.rows import SpreadRows, write_parts
from tular.errors import AnalysisError, EngineUnavailable
from tular.graph.network import Network

if TYPE_CHECKING:
    from pyspark import SparkContext

T = TypeVar("T")
LOCAL_MEMORY = "1g"
"""Java's, where Spark runs on this machine: parts beyond it go to disk."""


class Session:
    """What the measures of one analysis share. Safe to share between threads."""

    def __init__(self, context: SparkContext, folder: str, workers: int) -> None:
        self.context = context
        self.folder = folder
        self.workers = workers
        self._kept: dict[tuple[int, str], tuple[Network, Any]] = {}
        self._lock = threading.Lock()

    @property
    def method(self) -> str:
        return f"Spark {self.context.version}"

    def incoming(self, network: Network) -> SpreadRows:
        return self._once(network, "incoming", lambda place: self._spread(network, "incoming", place))

    def outgoing(self, network: Network) -> SpreadRows:
        return self._once(network, "outgoing", lambda place: self._spread(network, "outgoing", place))

    def undirected(self, network: Network) -> SpreadRows:
        return self._once(network, "undirected", lambda place: self._spread(network, "undirected", place))

    def directed_arrays(self, network: Network) -> str:
        """The folder of the arrays that `dependencies_of` takes."""
        return self._once(network, "directed arrays", lambda place: _write_directed(network, place))

    def oriented_arrays(self, network: Network) -> str:
        """The folder of the arrays that `triangles_of` takes."""
        return self._once(network, "oriented arrays", lambda place: _write_oriented(network, place))

    def tasks(self, work: Callable[[Any], T], parts: list[Any]) -> list[T]:
        """The work of every part, each a task of its own, in the order of `parts`."""
        done: list[T] = self.context.parallelize(parts, max(len(parts), 1)).map(work).collect()
        return done

    def _spread(self, network: Network, way: str, place: str) -> SpreadRows:
        return SpreadRows(self.context, write_parts(getattr(network, way), place, self.workers))

    def _once(self, network: Network, name: str, build: Callable[[str], T]) -> T:
        with self._lock:
            key = (id(network), name)
            if key not in self._kept:
                place = f"{self.folder}/{len(self._kept)}-{name.replace(' ', '-')}"
                self._kept[key] = network, build(place)
            found: T = self._kept[key][1]
            return found


def _write_directed(network: Network, place: str) -> str:
    for way, rows in (("outgoing", network.outgoing), ("incoming", network.incoming)):
        write_array(rows.offsets, place, f"{way}-offsets")
        write_array(rows.neighbours, place, f"{way}-neighbours")
    return place


def _write_oriented(network: Network, place: str) -> str:
    starts, others, _ = oriented(network.undirected.offsets, network.undirected.neighbours)
    write_array(starts, place, "starts")
    write_array(others, place, "others")
    return place


@contextmanager
def spark_session(settings: Settings, workers: int) -> Iterator[Session]:
    """Spark as the settings name it, else on this machine with as many workers.

    Raises EngineUnavailable where it does not start, AnalysisError where a job of it does not finish."""
    with _folder(settings) as folder, _context(settings, workers, folder) as context, _explained():
        yield Session(context, folder, workers)


@contextmanager
def _folder(settings: Settings) -> Iterator[str]:
    """A folder of this analysis alone, removed at its end; on this machine what killed ones left goes as well."""
    root = settings.spark_staging or str(settings.home / "spark")
    if settings.spark_staging is None:
        _remove_leftovers(settings.home / "spark")
    folder = f"{root}/{os.getpid()}-{secrets.token_hex(4)}"
    try:
        yield folder
    finally:
        filesystem, path = fsspec.core.url_to_fs(folder)
        with suppress(OSError):
            filesystem.rm(path, recursive=True)


def _remove_leftovers(root: Path) -> None:
    for left in root.glob("*-*"):
        if not psutil.pid_exists(int(left.name.partition("-")[0])):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _context(settings: Settings, workers: int, folder: str) -> Iterator[SparkContext]:
    try:
        with warnings.catch_warnings(action="ignore", category=FutureWarning):  # of pandas, which is not used
            from pyspark import SparkConf, SparkContext
    except ImportError:
        raise EngineUnavailable(
            "The engine spark needs the package pyspark, which is not installed.",
            remedy="Install Tular with it: `pip install 'tular[spark]'`.",
        ) from None
    from pyspark.errors import PySparkRuntimeError

    master = settings.spark_master or f"local[{workers}]"
    chosen = SparkConf().setMaster(master).setAppName("tular").setAll(list(_options(master, folder).items()))
    with _environment(settings, master):
        try:
            context = SparkContext(conf=chosen)
        except (PySparkRuntimeError, *_failures()) as error:
            raise EngineUnavailable(
                f"Spark ({master}) did not start: {_first_line(error)}.",
                remedy="What Java printed says why; TULAR_SPARK_MASTER names a cluster, else Spark runs here.",
            ) from error
    try:
        yield context
    finally:
        with suppress(Exception), warnings.catch_warnings():  # Java is gone, and the context with it
            warnings.simplefilter("ignore")
            context.stop()


def _options(master: str, folder: str) -> dict[str, str]:
    """Quiet and without doors. On this machine little memory and only loopback; elsewhere the cluster decides."""
    logging = Path(__file__).with_name("log4j2.properties")
    quiet = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.driver.maxResultSize": "0",  # what tasks return grows with the accounts; the default is 1 GB
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={logging}",
    }
    if not master.startswith("local"):
        return quiet
    here = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return quiet | here | {"spark.driver.memory": LOCAL_MEMORY, "spark.local.dir": f"{folder}/local"}


@contextmanager
def _environment(settings: Settings, master: str) -> Iterator[None]:
    """What Spark reads from the environment when it starts Java and Python."""
    wanted = {"JAVA_HOME": str(java_home(settings.cache / "spark-java"))}
    wanted |= {"PYSPARK_PYTHON": os.environ.get("PYSPARK_PYTHON", sys.executable)}
    if master.startswith("local"):
        wanted |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except _failures() as error:
        raise AnalysisError(
            f"Spark did not finish: {_first_line(error)}.",
            remedy="Nothing of the run is kept, the previous one is still served. It may lack memory: give its "
            "workers more, or more of them.",
        ) from error


def _failures() -> tuple[type[Exception], ...]:
    """What the bridge to Java raises: a job that failed, or a Java that has gone."""
    from py4j.protocol import Py4JError

    return (Py4JError, ConnectionError, EOFError)


def _first_line(error: Exception) -> str:
    told = getattr(error, "java_exception", None)
    with suppress(Exception):
        return str(told.getMessage() if told else error).strip().splitlines()[0].rstrip(".")
    return type(error).__name__
