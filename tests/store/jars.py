"""Signed jars, small ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

MANIFEST = "META-INF/MANIFEST.MF"
SIGNATURES = ("META-INF/OF_SOMEONE.SF", "META-INF/OF_SOMEONE.RSA")
CLASSES = ("org/example/Set.class", "org/example/META-INF/NONE.SF")


def signed_jar(file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as jar:
        for name in (MANIFEST, *SIGNATURES, *CLASSES):
            jar.writestr(name, name * 100)
    return file


def is_signed(file: Path) -> bool:
    with zipfile.ZipFile(file) as jar:
        return any(name.startswith("META-INF/") and name.endswith(".SF") for name in jar.namelist())
