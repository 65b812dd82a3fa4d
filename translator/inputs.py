"""Which files a run reads, what each is, and where each goes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translator.errors import InputError
from translator.model import SourceFile

MANIFEST = "crosswarp.json"
_SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__", "CMakeFiles"}
_SMELL = re.compile(
    rb"\bcuda|\bCUDA|\bcu[A-Z]\w|\bCU[A-Z_]|__(?:global|device|host|shared|constant)__|<<<|\bcub::|\bthrust|\bnv(?:rtc|tx)|"
    rb"\bcu(?:blas|fft|rand|sparse|solver|dnn|pti|tensor|file|dss|vid)|\bnccl|\bnpp[is]?|\bnv(?:ml|jpeg|shmem|comp|vm)|\boptix"
)


class Kind(StrEnum):
    """What a file is, by its ending."""

    CUDA = "cuda"
    CXX = "c++"
    HEADER = "header"
    OTHER = "other"


_KINDS = {
    Kind.CUDA: (".cu",),
    Kind.CXX: (".cpp", ".cc", ".cxx", ".c++", ".c"),
    Kind.HEADER: (".h", ".hpp", ".hh", ".hxx", ".cuh", ".inl", ".inc", ".tpp", ".ipp"),
}


def kind_of(path: str | Path) -> Kind:
    """The kind of a file by its ending."""
    suffix = Path(path).suffix.lower()
    return next((kind for kind, endings in _KINDS.items() if suffix in endings), Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Input:
    """One file: absolute path, and its path below the output root (posix)."""

    path: str
    relative: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Inputs:
    """All files of a run. ``root`` is the folder that the output root stands for; ``roots`` are the user's folders and
    files; ``binary`` are files with a source ending that hold no text."""

    root: Path
    roots: tuple[str, ...]
    files: tuple[Input, ...]
    binary: tuple[str, ...] = ()

    def with_file(self, path: str) -> Inputs:
        """With one more file, a header that a unit reached beside the files that were named."""
        relative = self.relative(path)
        if any(item.relative == relative for item in self.files):
            raise InputError(f"{path} would be written to {relative}, as another input is: migrate them separately")
        files = sorted((*self.files, Input(path, relative, kind_of(path))), key=lambda i: i.relative)
        return replace(self, files=tuple(files))

    def relative(self, path: str) -> str:
        """The path below the root, posix; a file outside the root keeps its ``..``."""
        return Path(os.path.relpath(path, self.root)).as_posix()


def read_source(path: str | Path) -> SourceFile:
    """Read one file. Raises InputError when that is not possible."""
    try:
        return SourceFile(str(path), Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def smells_of_cuda(data: bytes) -> bool:
    """Whether a file could hold CUDA names at all: a cheap filter, never the last word."""
    return _SMELL.search(data) is not None


def collect(paths: Sequence[Path], out: Path | None) -> Inputs:
    """Find the input files of ``paths`` (files and folders).

    One folder is mirrored into the output root. Several paths go to the root under their own names, as ``cp`` does.
    Raises InputError for a path that is missing, unreadable or no source file, for an output folder inside the input,
    and for two inputs that map to one output.
    """
    chosen = [Path(os.path.abspath(p)) for p in dict.fromkeys(paths)]  # noqa: PTH100  (links keep their names)
    for path in chosen:
        if not path.exists():
            raise InputError(f"no such file or folder: {path}")
        if path.is_file() and kind_of(path) is Kind.OTHER:
            raise InputError(f"{path} is no CUDA, C++ or header file (known endings: {', '.join(known_endings())})")
        if out and path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise InputError(f"output folder {out} lies inside input {path}: choose one outside, or use --in-place")
    single = len(chosen) == 1
    root = (chosen[0] if single and chosen[0].is_dir() else _common(chosen)).resolve()
    found: dict[str, Input] = {}
    binary: list[str] = []
    for path in chosen:
        base = path if single and path.is_dir() else path.parent
        for file in walk(path):
            relative = file.relative_to(base).as_posix()
            real = os.path.realpath(file)
            other = found.get(relative)
            if other and other.path != real:
                raise InputError(
                    f"{other.path} and {file} would both be written to {relative}: migrate them separately"
                )
            kind = kind_of(file)
            if kind is not Kind.OTHER and b"\0" in read_source(file).data:
                if file in chosen:
                    raise InputError(f"{file} is binary, not source text")
                binary.append(str(file))
                kind = Kind.OTHER
            found[relative] = Input(real, relative, kind)
    if not any(item.kind is not Kind.OTHER for item in found.values()):
        raise InputError(f"no CUDA, C++ or header file in {', '.join(map(str, paths))}")
    files = tuple(sorted(found.values(), key=lambda i: i.relative))
    roots = tuple(dict.fromkeys(str((p if p.is_dir() else p.parent).resolve()) for p in chosen))
    return Inputs(root, roots, files, tuple(sorted(binary)))


def known_endings() -> list[str]:
    """All file endings that are read as source."""
    return [ending for endings in _KINDS.values() for ending in endings]


def _common(paths: Sequence[Path]) -> Path:
    return Path(os.path.commonpath([p if p.is_dir() else p.parent for p in paths]))


def walk(path: Path) -> Iterator[Path]:
    """The files of a folder that count as input, in a fixed order. Raises InputError for one that cannot be read."""
    if path.is_file():
        yield path
        return
    if not os.access(path, os.R_OK | os.X_OK):
        raise InputError(f"cannot read folder {path}: permission denied")
    for folder, names, files in os.walk(path):
        names[:] = sorted(
            n for n in names if not n.startswith(".") and n not in _SKIPPED_FOLDERS and not _emitted(Path(folder, n))
        )
        for name in sorted(files):
            file = Path(folder, name)
            if not name.startswith(".") and name != MANIFEST and file.is_file():
                yield file


def _emitted(folder: Path) -> bool:
    """Whether a folder is a portable header that this tool emitted (``gpu/gpu.hpp``)."""
    header = folder / f"{folder.name}.hpp"
    try:
        return header.is_file() and header.read_bytes()[:200].find(b"the portable GPU vocabulary of this project") > 0
    except OSError:
        return False
