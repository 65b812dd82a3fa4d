"""Headers that no include folder has, looked for in the input itself: the one file there whose path ends in the name
that the include gives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path, PurePosixPath

from translator.errors import InputError
from translator.facts import Include, Unit
from translator.inputs import walk
from translator.model import Finding, Safety, Severity


@cache
def _by_name(roots: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The files below the roots by their last name."""
    found: dict[str, dict[str, None]] = {}
    folders: dict[str, str] = {}  # to where they really are: to ask for each file anew takes long
    for root in roots:
        try:
            for path in walk(Path(root)):
                folder, name = os.path.split(path)
                if folder not in folders:
                    folders[folder] = os.path.realpath(folder)
                real = os.path.realpath(path) if path.is_symlink() else f"{folders[folder].rstrip('/')}/{name}"
                found.setdefault(path.name, {})[real] = None
        except InputError:
            continue
    return {name: tuple(sorted(paths)) for name, paths in found.items()}


def forget() -> None:
    """Look anew at the next question: the input may have changed since an earlier run of this process."""
    _by_name.cache_clear()
    _included.cache_clear()


def locate(header: str, roots: tuple[str, ...]) -> str:
    """The folder from which an include finds ``header``; empty when the input has no such file or several."""
    if ".." in PurePosixPath(header).parts or header.startswith("/"):
        return ""
    paths = [p for p in _by_name(roots).get(PurePosixPath(header).name, ()) if p.endswith(f"/{header}")]
    return paths[0][: -len(header) - 1] if len(paths) == 1 else ""


_INCLUDE = re.compile(rb"^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"\n]+)[>\"]", re.M)


@lru_cache(maxsize=4096)
def _included(path: str) -> tuple[str, ...]:
    try:
        return tuple(
            dict.fromkeys(name.decode("utf-8", "replace") for name in _INCLUDE.findall(Path(path).read_bytes()))
        )
    except OSError:
        return ()


def expected(main: str, arguments: tuple[str, ...], roots: tuple[str, ...]) -> dict[str, str]:
    """The folders that the unit's includes, followed by their text alone, would have to be looked for in: more than it
    needs, so that one reading of the unit suffices. Folders that are searched last do no harm."""
    given = [word[2:] for word in arguments if word.startswith("-I") and word != "-I"]
    given += [after for word, after in pairwise(arguments) if word in ("-I", "-isystem", "-iquote", "-idirafter")]
    found: dict[str, str] = {}
    waiting, seen = [os.path.realpath(main)], {os.path.realpath(main)}
    while waiting:
        path = waiting.pop()
        for header in _included(path):
            folders = (str(Path(path).parent), *given, *dict.fromkeys(found.values()))
            folder = next((f for f in folders if Path(f, header).is_file()), "")
            if not folder:
                folder = locate(header, roots)
                if not folder:
                    continue
                found[header] = folder
            real = os.path.realpath(f"{folder}/{header}")
            if real not in seen:
                seen.add(real)
                waiting.append(real)
    return found


def taken(unit: Unit, folders: Mapping[str, str]) -> dict[str, str]:
    """Those of the folders that the unit needed, by header."""
    return {f.symbol: folders[f.symbol] for f in findings(unit, folders)}


def stray(unit: Unit, folders: Mapping[str, str], used: Mapping[str, str]) -> bool:
    """Whether a folder that no header needed gave the unit a header that was not to be looked for there."""
    idle = set(folders.values()) - set(used.values())
    includes = (fact for fact in unit.facts if isinstance(fact, Include) and fact.header not in folders)
    return any(fact.resolved == os.path.realpath(f"{folder}/{fact.header}") for fact in includes for folder in idle)


def findings(unit: Unit, folders: Mapping[str, str]) -> Iterator[Finding]:
    """An information for each include whose folder was found so."""
    for fact in unit.facts:
        folder = folders.get(fact.header) if isinstance(fact, Include) else None
        if isinstance(fact, Include) and folder and fact.resolved == os.path.realpath(f"{folder}/{fact.header}"):
            shown = os.path.relpath(folder, os.path.dirname(unit.main))  # noqa: PTH120
            message = (
                f"no include folder was given for {fact.header}: taken from {shown}, the only place in the input that "
                "has it; the builds of the output look there too"
            )
            yield Finding("CW005", "header", Severity.INFO, Safety.EXACT, fact.span, message, symbol=fact.header)
