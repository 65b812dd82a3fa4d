"""Skip a compilation whose command, compiler and read files are what they were.

After a success a small record is left beside the output: the command, the compiler's version and a hash of every file
that the compiler said it read (from its make-style dependency file).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path


def read_dependencies(depfile: Path) -> list[str]:
    """The files named by a make-style dependency file, in order."""
    text = depfile.read_text(encoding="utf-8", errors="replace").replace("\\\n", " ")
    _, _, listed = text.partition(": ")
    return [name.replace("\\ ", " ") for name in re.findall(r"(?:\\ |\S)+", listed)]


def _fingerprint(cwd: Path, name: str) -> str:
    """Content hash of a file below ``cwd``, size and time of one elsewhere, ``gone`` if it is not there."""
    path = cwd / name
    try:
        if path.resolve().is_relative_to(cwd):
            return hashlib.sha256(path.read_bytes()).hexdigest()
        stat = path.stat()
        return f"{stat.st_size}:{stat.st_mtime_ns}"
    except OSError:
        return "gone"


def is_current(stamp: Path, outputs: Sequence[Path], command: Sequence[str], version: str, cwd: Path) -> bool:
    """Whether ``outputs`` are what ``command`` would make again."""
    try:
        record = json.loads(stamp.read_text(encoding="utf-8"))
        if record["command"] != list(command) or record["version"] != version:
            return False
        if not all(output.is_file() for output in outputs):
            return False
        return all(_fingerprint(cwd, name) == was for name, was in record["files"].items())
    except (OSError, ValueError, KeyError, AttributeError):
        return False


def record(stamp: Path, command: Sequence[str], version: str, cwd: Path, files: Sequence[str]) -> None:
    """Leave the record of a successful compilation."""
    prints = {name: _fingerprint(cwd, name) for name in files}
    stamp.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"command": list(command), "version": version, "files": prints}, indent=0)
    stamp.write_text(text, encoding="utf-8")  # a torn record reads as none
