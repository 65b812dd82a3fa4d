"""An output tree as the harness sees it: its units, their flags, its programs and what they must compute.

Read from ``crosswarp.json`` (written by migrate) and every ``program.toml`` in the tree.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from translator.errors import ConfigError, InputError
from translator.harness.tolerance import Tolerance

MANIFEST = "crosswarp.json"
_COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
_MAIN = re.compile(r"\bint\s+main\s*\(|\bauto\s+main\s*\([^)]*\)\s*->\s*int\b")


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """One file that a compiler is called on. ``path`` is relative to the tree, with forward slashes; ``flags`` are the
    unit's own, with paths relative to the tree's root; ``language`` is ``cuda`` or ``c++``."""

    path: str
    language: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """What links to one executable. Paths are relative to the tree. ``outputs`` pairs the name of a written ``.npy``
    file (without the ending) with its tolerance; ``timeout`` is in seconds on the host target; ``reference`` lists the
    sources of the plain C++ program that writes the expected files, empty if there is none."""

    name: str
    sources: tuple[str, ...]
    reference: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    outputs: tuple[tuple[str, Tolerance], ...] = ()
    timeout: float = 60.0
    folder: str = "."


@dataclass(frozen=True, slots=True)
class Project:
    """A migrated tree. ``source`` is the folder of the originals (it may have gone since)."""

    root: Path
    source: Path
    prefix: str
    style: str
    units: tuple[TranslationUnit, ...]
    programs: tuple[Program, ...]
    files: tuple[str, ...]
    emitted: tuple[str, ...]

    def unit(self, path: str) -> TranslationUnit:
        """The unit at ``path``. Raises KeyError when there is none."""
        for unit in self.units:
            if unit.path == path:
                return unit
        raise KeyError(path)


def read_manifest(root: Path) -> dict[str, Any]:
    """The manifest of the tree. Raises InputError when the folder is not a migrated tree or the file is damaged."""
    path = root / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(manifest, dict) or not isinstance(manifest["files"], list):
            raise InputError(f"{path}: not a manifest of this tool; run crosswarp migrate again")
    except FileNotFoundError:
        raise InputError(f"{root}: no {MANIFEST} here; give the output folder of crosswarp migrate") from None
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path}: cannot be read ({error}); run crosswarp migrate again") from error
    return manifest


def _under(folder: PurePosixPath, name: str, place: Path, root: Path) -> str:
    path = str(folder / name) if str(folder) != "." else name
    if not (root / path).is_file():
        raise ConfigError(f"{place}: {name} is not in the tree")
    return path


def read_program(place: Path, root: Path) -> Program:
    """Read one ``program.toml`` below ``root``. Raises ConfigError for a missing or wrong entry."""
    folder = PurePosixPath(place.parent.relative_to(root).as_posix())
    try:
        data = tomllib.loads(place.read_text(encoding="utf-8"))
        table = data["program"]
        sources = tuple(_under(folder, name, place, root) for name in table["sources"])
        outputs = tuple(
            (name, Tolerance(row.get("rtol"), row.get("atol"), row.get("type", "")))
            for name, row in sorted(data.get("outputs", {}).items())
        )
        return Program(
            name=table["name"],
            sources=sources,
            reference=tuple(str(folder / name) for name in table.get("reference", ())),
            args=tuple(str(a) for a in table.get("args", ())),
            outputs=outputs,
            timeout=float(table.get("timeout", 60)),
            folder=str(folder),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        said = f"no entry {error}" if isinstance(error, KeyError) else str(error)
        raise ConfigError(f"{place}: {said}") from error


def has_main(path: Path) -> bool:
    """Whether a source file defines ``main``, judged from its text without comments and strings."""
    text = path.read_bytes().decode("utf-8", "replace")
    return _MAIN.search(_COMMENT_OR_STRING.sub(" ", text)) is not None


def _guess_programs(root: Path, units: tuple[TranslationUnit, ...]) -> tuple[Program, ...]:
    """A program for each unit with a ``main``, linked with all units that have none."""
    mains = [u.path for u in units if has_main(root / u.path)]
    rest = [u.path for u in units if u.path not in mains]
    return tuple(Program(_flat_name(path), (path, *rest), folder=str(PurePosixPath(path).parent)) for path in mains)


def _flat_name(path: str) -> str:
    return str(PurePosixPath(path).with_suffix("")).replace("/", "-")


def programs_of(root: Path, manifest: dict[str, Any]) -> tuple[tuple[TranslationUnit, ...], tuple[Program, ...]]:
    """Units and programs of a tree: from its ``program.toml`` files where there are any, else guessed from the units.

    A ``program.toml`` whose sources are not all in the manifest is about something beside the tree and is left out.
    Raises ConfigError when two programs have one name.
    """
    known = {row["path"]: row for row in manifest["files"]}
    tomls = [path for path in root.rglob("program.toml") if path.relative_to(root).parts[0] != "build"]
    described = (read_program(path, root) for path in tomls)
    programs = tuple(sorted((p for p in described if all(s in known for s in p.sources)), key=lambda p: p.name))
    names = [p.name for p in programs]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise ConfigError(f"{root}: two programs are named {doubled[0]!r}; rename one in its program.toml")
    references = {path for program in programs for path in program.reference}
    wanted = {path for program in programs for path in program.sources} - references
    wanted |= {path for path, row in known.items() if row.get("unit") and path not in references}
    units = []
    for path in sorted(wanted):
        row = known.get(path, {})
        language = row.get("language") or ("cuda" if path.endswith(".cu") else "c++")
        units.append(TranslationUnit(path, language, tuple(row.get("flags", ()))))
    chosen = tuple(units)
    return chosen, programs or _guess_programs(root, chosen)


def read_project(root: Path) -> Project:
    """Read the tree at ``root``. Raises InputError or ConfigError when it is not one that can be built."""
    root = root.resolve()
    if not root.is_dir():
        raise InputError(f"{root}: no such folder")
    manifest = read_manifest(root)
    units, programs = programs_of(root, manifest)
    return Project(
        root=root,
        source=(root / manifest.get("source", ".")).resolve(),
        prefix=manifest.get("prefix", "gpu"),
        style=manifest.get("style", "portable"),
        units=units,
        programs=programs,
        files=tuple(sorted(row["path"] for row in manifest["files"])),
        emitted=tuple(sorted(manifest.get("emitted", ()))),
    )
