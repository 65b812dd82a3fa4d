"""Which libraries a program uses, and what it links for them: from the includes and names of its sources.

The facts (package, target and library names of each vendor) are the ``link`` lines of the API tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from translator.apimap import ApiMap, load_api
from translator.apirows import ApiRow, Foreign, Library, Link
from translator.frontend.tokens import identifiers
from translator.paths import data_folder

_INCLUDE = re.compile(rb"^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"\n]+)[>\"]", re.M)


@dataclass(frozen=True, slots=True)
class Usage:
    """What the files of a program use of CUDA's libraries: functions by row, and headers by CUDA name."""

    called: frozenset[ApiRow]
    included: frozenset[tuple[str, str]]  # library, CUDA header
    hostless: tuple[str, ...]  # titles of libraries whose headers the host target cannot do without

    def links(self, target: str) -> tuple[Link, ...]:
        """What to link on ``target``, in the order of the tables, nothing twice."""
        links = ((link, library) for library in _libraries() for link in library.links if link.target == target)
        return tuple(dict.fromkeys(link for link, library in links if self._need(link, library)))

    def _need(self, link: Link, library: Library | Foreign) -> bool:
        if any(row.library == library.name and row.header in (link.headers or (row.header,)) for row in self.called):
            return True
        if "called" in link.words:
            return False
        headers = {header for name, header in self.included if name == library.name}
        return bool(headers & set(link.headers) if link.headers else headers)


def usage(texts: Mapping[str, bytes], sources: Iterable[str], prefix: str) -> Usage:
    """What ``sources`` and the files of the tree that they include, at any depth, use. ``texts`` holds the files of the
    tree by path."""
    functions, headers = _functions(prefix), _headers(prefix)
    called: set[ApiRow] = set()
    included: set[tuple[str, str]] = set()
    hostless: set[str] = set()
    for path in sorted(_reached(texts, sources)):
        for match in _INCLUDE.finditer(texts[path]):
            name = match[1].decode("utf-8", "replace")
            foreign = _api().header(name)
            known = headers.get(name) or ([(foreign.library, foreign.name, False)] if foreign else ())
            for library, header, host in known:
                included.add((library, header))
                if not host:
                    hostless.add(_title(library))
        called.update(functions[name] for name, _, _ in identifiers(texts[path]) if name in functions)
    return Usage(frozenset(called), frozenset(included), tuple(sorted(hostless)))


def words(links: Iterable[Link], choose: Callable[[tuple[str, ...]], str] = lambda names: names[0]) -> list[str]:
    """The ``-l`` words of a plain link line. ``choose`` says which of a library's names is the one of this machine."""
    return list(dict.fromkeys(f"-l{choose(link.names)}" for link in links if link.names))


def cmake_links(links: Iterable[Link], prefix: str, device_code: bool) -> list[str]:
    """The words for ``target_link_libraries``; ``device_code`` says whether CMake links with the vendor's compiler."""
    found = []
    for link in links:
        if link.imported.startswith("$"):
            found.append(link.imported)
        elif link.names:
            found.append(f"${{{cmake_variable(link, prefix)}}}")
        elif not ("cxx" in link.words and device_code):
            found.append(f"$<TARGET_NAME_IF_EXISTS:{link.imported}>")
    return list(dict.fromkeys(found))


def cmake_variable(link: Link, prefix: str) -> str:
    """The cache variable of a library that CMake looks for by name, as ``GPU_NCCL_LIBRARY``."""
    return f"{prefix.upper()}_{re.sub(r'[^A-Z0-9]', '_', link.names[0].upper())}_LIBRARY"


def read_texts(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The files of a tree by path; those that cannot be read are left out."""
    texts = {}
    for path in paths:
        try:
            texts[path] = (root / path).read_bytes()
        except OSError:
            continue
    return texts


def _reached(texts: Mapping[str, bytes], sources: Iterable[str]) -> set[str]:
    """The sources and what they include of the tree: beside the includer, else every file whose path ends so."""
    by_name: dict[str, list[str]] = {}
    for path in texts:
        by_name.setdefault(PurePosixPath(path).name, []).append(path)
    seen: set[str] = set()
    waiting = [path for path in sources if path in texts]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for match in _INCLUDE.finditer(texts[path]):
            parts = [part for part in match[1].decode("utf-8", "replace").split("/") if part not in (".", "..")]
            if parts:
                ending = "/" + "/".join(parts)
                waiting += [found for found in by_name.get(parts[-1], ()) if f"/{found}".endswith(ending)]
    return seen


def _api() -> ApiMap:
    return load_api(data_folder("rules") / "api")


def _libraries() -> Iterable[Library | Foreign]:
    return (*_api().libraries.values(), *_api().foreign.values())


def _title(library: str) -> str:
    found = _api().foreign.get(library) or _api().libraries.get(library)
    return found.title if found else library


@cache
def _functions(prefix: str) -> dict[str, ApiRow]:
    """Functions of libraries that are linked, by each spelling that an output tree can have."""
    linked = {library.name for library in _libraries() if library.links}
    rows = [row for row in _api().values() if row.library in linked and row.kind in ("function", "macro")]
    found: dict[str, ApiRow] = {}
    for row in rows:
        for name in (row.name, row.hip, row.portable(prefix)):
            if name:
                found.setdefault(name, row)
    return found


@cache
def _headers(prefix: str) -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Includes that an output tree can have: the library, the CUDA header, and whether the host target has it."""
    api, found = _api(), dict[str, list[tuple[str, str, bool]]]()
    found[f"{prefix}/{prefix}.hpp"] = [("runtime", "cuda_runtime.h", True)]
    for header in api.headers.values():
        wrapper = api.wrappers.get(header.wrapper)
        host = header.wrapper == "gpu" or (wrapper is not None and wrapper.host)
        found.setdefault(header.name, []).append((header.library, header.name, host))
        if wrapper is not None and wrapper.cuda == header.name:
            found.setdefault(f"{prefix}/{wrapper.name}.hpp", []).append((header.library, header.name, host))
            found.setdefault(header.hip, []).append((header.library, header.name, host))
    return {name: tuple(rows) for name, rows in found.items()}
