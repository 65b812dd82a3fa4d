"""Files that the front end keeps between runs: atomic writes, and precompiled headers keyed by all that they depend
on."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from translator.frontend import libclang

_FORMAT = 4  # of the cache's own records
_KEPT = 32  # precompiled headers, of about 12 MB each


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or the old one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def scratch() -> Path:
    """A folder for this process, removed at its end."""
    folder = Path(tempfile.mkdtemp(prefix="crosswarp-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class PchCache:
    """Precompiled headers below a folder. An entry is ``KEY.pch`` and ``KEY.json``; the record names the files that
    went in, with size and time, and the digest of the ``.pch``, so that a torn, foreign or stale entry is seen and
    made anew. A ``.pch`` that is the very file that was written, by size, time and inode, is not read to check it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._checked: dict[str, Path] = {}

    def key(self, arguments: Sequence[str], content: str) -> str:
        """The name of the entry for these clang arguments and this header text."""
        parts = [str(_FORMAT), libclang.version(), str(libclang.resource_dir()), content, *arguments]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]

    def find(self, arguments: Sequence[str], content: str) -> Path | None:
        """A valid entry, or None."""
        key = self.key(arguments, content)
        if key in self._checked:
            return self._checked[key]
        pch = self.folder / f"{key}.pch"
        try:
            record = json.loads((self.folder / f"{key}.json").read_bytes())
            valid = record["key"] == key and record["size"] == pch.stat().st_size
            valid = valid and (record["written"] == _identity(pch) or record["digest"] == _digest(pch))
            valid = valid and all(_stamp(path) == stamp for path, stamp in record["inputs"].items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            valid = False
        if not valid:
            return None
        self._checked[key] = pch
        return pch

    def get(self, arguments: Sequence[str], content: str) -> Path | None:
        """A valid entry. The first miss only leaves a mark, because making an entry for a single file costs more
        than it saves; the second makes it."""
        found = self.find(arguments, content)
        if found is not None:
            return found
        mark = self.folder / f"{self.key(arguments, content)}.wanted"
        if mark.exists():
            return self.make(arguments, content)
        with contextlib.suppress(OSError):
            write_atomic(mark, b"")
        return None

    def make(self, arguments: Sequence[str], content: str) -> Path | None:
        """Build an entry; None when clang cannot (the caller then parses without)."""
        key = self.key(arguments, content)
        pch = self.folder / f"{key}.pch"
        try:
            header = self.folder / f"{hashlib.sha256(content.encode()).hexdigest()[:24]}.h"
            if not header.is_file() or header.read_text(encoding="utf-8") != content:
                write_atomic(header, content.encode())
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=f".{key}.")
            os.close(handle)
            try:
                options = (
                    libclang.DETAILED_PREPROCESSING_RECORD | libclang.FOR_SERIALIZATION | libclang.SKIP_FUNCTION_BODIES
                )
                with libclang.TranslationUnit(str(header), arguments, options, False) as unit:
                    if not unit.ok or libclang.has_errors(unit) or not unit.save(name):
                        return None
                    inputs = {path: _stamp(path) for path in libclang.included_files(unit)}
                record = {
                    "key": key,
                    "size": Path(name).stat().st_size,
                    "written": _identity(Path(name)),
                    "digest": _digest(Path(name)),
                    "inputs": inputs,
                }
                Path(name).replace(pch)
                write_atomic(self.folder / f"{key}.json", json.dumps(record, sort_keys=True).encode())
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return None
        self._prune()
        self._checked[key] = pch
        return pch

    def _prune(self) -> None:
        """Remove the oldest entries beyond the number that is kept."""
        with contextlib.suppress(OSError):
            entries = sorted(self.folder.glob("*.pch"), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in entries[_KEPT:]:
                for suffix in (".json", ".wanted", ".pch"):
                    old.with_suffix(suffix).unlink(missing_ok=True)


def _identity(path: Path) -> list[int]:
    """What tells a file from any other and from its former contents: a rename keeps it, a write or a copy does not."""
    state = path.stat()
    return [state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns]


def _stamp(path: str) -> list[int]:
    try:
        state = Path(path).stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns]
