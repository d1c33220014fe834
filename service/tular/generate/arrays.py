"""Array types of this package: numbers of any width, since only files fix the width."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Reals = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]
