"""The API tables: one row for each CUDA name, from ``rules/api/*.toml``; the rows are explained in its README.

A table's rows stand in literal blocks, one line a name, so that reading all of them takes some tens of milliseconds and
needs no cache: TOML's parser skips over a literal block, and a line is split at blanks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from translator.apirows import ApiRow, Field, Foreign, Header, Library, Link, Namespace, Shim, Wrapper
from translator.errors import ConfigError

#: Files beside the library tables that are not library tables.
OTHER_TABLES = (
    *("headers", "namespaces", "hints", "nearest", "foreign", "coincide", "numbers", "shims", "fields"),
    "compiled",
)

_WORDS = {
    "hip": "hip_since",
    "hip-dep": "hip_deprecated",
    "hip-absent": "hip_absent",
    "hip-gone": "hip_removed",
    "cuda": "cuda_since",
    "cuda-dep": "cuda_deprecated",
    "cuda-gone": "cuda_removed",
    "cuda-args": "cuda_changed",
    "found": "found",
    "as": "spelling",
}
_STATUSES = ("deprecated", "experimental")
_FLAGS = ("v2", "tagless", "whole", "std20")
_LINK_WORDS = ("called", "optional", "cxx")
_KINDS = ("function", "type", "enumerator", "define", "macro")


class ApiMap(Mapping[str, ApiRow]):
    """All rows by CUDA name, with the headers, namespaces and libraries."""

    def __init__(self, folder: Path) -> None:
        self._rows: dict[str, ApiRow] = {}
        self.libraries: dict[str, Library] = {}
        self.headers: dict[str, Header] = {}
        self._found: dict[str, Header | None] = {}  # answers of ``header``
        self.wrappers: dict[str, Wrapper] = {}
        self.namespaces: dict[str, Namespace] = {}
        self.hints: dict[str, str] = {}
        self.nearest: dict[str, str] = {}
        self.foreign: dict[str, Foreign] = {}
        self.coincide: dict[str, str] = {}
        self.numbers: dict[str, tuple[int, int]] = {}
        self.shims: dict[str, Shim] = {}
        self.fields: dict[tuple[str, str], Field] = {}  # by member and structure
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in OTHER_TABLES:
                self._add_library(path)
        if not self._rows:
            raise ConfigError(f"{folder}: no API tables found; reinstall, or give a folder that holds them")
        self._add_headers(folder / "headers.toml")
        self._add_namespaces(folder / "namespaces.toml")
        self._add_notes(folder)

    def __getitem__(self, name: str) -> ApiRow:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def of_library(self, library: str) -> list[ApiRow]:
        """The rows of one library, in the order of its table."""
        return [row for row in self._rows.values() if row.library == library]

    def hint(self, name: str, library: str = "runtime") -> str:
        """The way out for a name without counterpart: the name's own, else that of the pattern with most letters, else
        the nearest name of another library, else the library's, else nothing."""
        return self.own_hint(name) or self.hints.get(f"library {library}", "")

    def foreign_hint(self, name: str, library: Foreign) -> str:
        """The way out for a name of a library without rows: that of a pattern for its names, else the library's."""
        own = (key for key in self._patterns if library.names.match(key) and fnmatchcase(name, key))
        return self.hints.get(name) or self.hints.get(max(own, key=_letters, default=""), library.way)

    def own_hint(self, name: str) -> str:
        """The way out for this name or its kind, empty when there is only what its library says."""
        if name in self.hints:
            return self.hints[name]
        if name in self.nearest:
            return self.nearest[name]
        fitting = (pattern for pattern in self._patterns if fnmatchcase(name, pattern))
        best = max(fitting, key=_letters, default="")
        return self.hints.get(best, "")

    def _add_library(self, path: Path) -> None:
        table = _read(path)
        try:
            prefixes = sorted(((c, p, h) for c, (p, h) in table.get("prefixes", {}).items()), key=lambda t: -len(t[0]))
            links = tuple(_link(path, words) for words in _lines(path, table, "link", 4))
            words = (str(table.get(key, "")) for key in ("withdrawn", "note"))
            library = Library(path.stem, table["title"], table["header"], tuple(prefixes), links, *words)
            for group in table["names"]:
                kind, header = group["kind"], group.get("header", library.header)
                if kind not in _KINDS:
                    raise ConfigError(f"{path}: unknown kind {kind!r}; use one of {', '.join(_KINDS)}")
                for line in group["rows"].split("\n"):
                    if line:
                        row = _row(path, library, kind, header, line)
                        if row.name in self._rows:
                            first = self._rows[row.name].library
                            raise ConfigError(f"{path}: {row.name} is defined twice, first in {first}")
                        self._rows[row.name] = row
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigError(f"{path}: malformed API table ({error})") from error
        self.libraries[library.name] = library

    def _add_headers(self, path: Path) -> None:
        table = _read(path)
        for words in _lines(path, table, "wrappers", 4):
            plain = "" if words[3] in ("host", "-") else words[3]
            self.wrappers[words[0]] = Wrapper(words[0], _cell(words[1]), _cell(words[2]), words[3] != "-", plain)
        for words in _lines(path, table, "headers", 4):
            header = Header(words[0], words[1], _cell(words[2]), _cell(words[3]))
            if header.wrapper not in ("", "gpu", "same") and header.wrapper not in self.wrappers:
                raise ConfigError(f"{path}: {header.name} names an unknown wrapper {header.wrapper!r}")
            if header.name in self.headers:
                raise ConfigError(f"{path}: {header.name} is defined twice")
            self.headers[header.name] = header

    def _add_namespaces(self, path: Path) -> None:
        for words in _lines(path, _read(path), "namespaces", 5):
            self.namespaces[words[0]] = Namespace(words[0], words[1], *(_cell(word) for word in words[2:]))

    def header(self, name: str) -> Header | None:
        """The line of a CUDA header as written in an include, else that of its folder, else None."""
        if name not in self._found:
            folder, found = name, self.headers.get(name)
            while found is None and "/" in folder:
                folder = folder.rpartition("/")[0]
                found = self.headers.get(f"{folder}/*")
            self._found[name] = found or self._foreign_header(name)
        return self._found[name]

    def _foreign_header(self, name: str) -> Header | None:
        for library in self.foreign.values():
            if any(fnmatchcase(name, pattern) for pattern in library.headers):
                return Header(name, library.name, "", "")
        return None

    def foreign_library(self, name: str) -> Foreign | None:
        """The library without rows that a name belongs to by its start, None if there is none."""
        return next((library for library in self.foreign.values() if library.names.match(name)), None)

    def _add_foreign(self, path: Path) -> None:
        for name, entry in _read(path).items():
            try:
                links = tuple(_link(path, words) for words in _lines(path, entry, "link", 4))
                names = re.compile(entry["names"])
                library = Foreign(name, entry["title"], tuple(entry["headers"].split()), names, entry["way"], links)
            except (KeyError, TypeError, AttributeError, re.error) as error:
                raise ConfigError(f"{path}: {name}: malformed entry ({error})") from error
            self.foreign[name] = library
            self.hints.setdefault(f"library {name}", library.way)

    def _add_notes(self, folder: Path) -> None:
        self._add_shims(folder / "shims.toml")
        for words in _lines(folder / "fields.toml", _read(folder / "fields.toml"), "fields", 4):
            hip = words[0] if words[2] == "=" else _cell(words[2])
            more = dict(word.partition("=")[::2] for word in words[4:])
            field = Field(
                words[0], words[1], hip, _cell(words[3]), more.get("cuda-gone", ""), more.get("attribute", "")
            )
            self.fields[words[0], words[1]] = field
        hints = _read(folder / "hints.toml").get("hints", {})
        self.hints = {key: str(text) for key, text in hints.items()}
        self._patterns = tuple(key for key in hints if " " not in key and ("*" in key or "[" in key))
        nearest = _read(folder / "nearest.toml")
        for words in _lines(folder / "nearest.toml", nearest, "names", 2):
            text = str(nearest["texts"].get(words[1].split("_")[0][:6].lower(), nearest["texts"]["other"]))
            self.nearest[words[0]] = text.replace("NAME", words[1])
        self._add_foreign(folder / "foreign.toml")
        for words in _lines(folder / "coincide.toml", _read(folder / "coincide.toml"), "enumerators", 2):
            self.coincide.update(dict.fromkeys(words[1:], words[0]))
        for words in _lines(folder / "numbers.toml", _read(folder / "numbers.toml"), "numbers", 3):
            try:
                self.numbers[words[0]] = (int(words[1]), int(words[2]))
            except ValueError as error:
                raise ConfigError(f"{folder / 'numbers.toml'}: {words[0]}: two integers are needed") from error

    def _add_shims(self, path: Path) -> None:
        for name, entry in _read(path).items():
            try:
                wrap, note, review = (str(entry.get(key, "")) for key in ("wrap", "note", "review"))
                position = int(entry.get("position", 0))
                plain = str(entry.get("plain", ""))
                self.shims[name] = Shim(name, entry["id"], entry["how"], position, wrap, note, review, plain)
            except (KeyError, AttributeError, ValueError) as error:
                raise ConfigError(f"{path}: {name}: malformed entry ({error})") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot read the API table ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: malformed API table ({error})") from error


def _letters(pattern: str) -> int:
    """How much of a name a pattern fixes: its characters, a bracket counting as one and a star as none."""
    return len(re.sub(r"\[[^]]*\]", "?", pattern).replace("*", ""))


def _cell(word: str) -> str:
    return "" if word == "-" else word


def _lines(path: Path, table: dict[str, Any], key: str, least: int) -> Iterator[list[str]]:
    for line in str(table.get(key, "")).splitlines():
        words = line.split()
        if words and not words[0].startswith("#"):
            if len(words) < least:
                raise ConfigError(f"{path}: {line.strip()!r} has {len(words)} columns, {least} are needed")
            yield words


def _link(path: Path, words: list[str]) -> Link:
    target, package, imported, names = (_cell(word) for word in words[:4])
    headers: tuple[str, ...] = ()
    flags = []
    for word in words[4:]:
        if word.startswith("for="):
            headers = tuple(word[4:].split(","))
        elif word in _LINK_WORDS:
            flags.append(word)
        else:
            raise ConfigError(f"{path}: link: unknown word {word!r}")
    return Link(target, package, imported, tuple(name for name in names.split("|") if name), headers, frozenset(flags))


def _row(path: Path, library: Library, kind: str, header: str, line: str) -> ApiRow:
    words = line.split()
    if len(words) < 2:
        raise ConfigError(f"{path}: {line.strip()!r} has no HIP column")
    name, hip = words[0], words[1]
    status = "supported"
    flags: tuple[str, ...] = ()
    fields: dict[str, str] = {}
    for word in words[2:]:
        key, equals, value = word.partition("=")
        if equals and key in _WORDS:
            fields[_WORDS[key]] = value
        elif word in _STATUSES:
            status = word
        elif word in _FLAGS:
            flags += (word,)
        else:
            raise ConfigError(f"{path}: {name}: unknown word {word!r}")
    if hip == "-" or library.withdrawn:
        fields.pop("spelling", None)
        return ApiRow(name, library.name, kind, header, "", "unsupported", "", flags=flags, **fields)
    if hip == "=":
        return ApiRow(name, library.name, kind, header, name, status, name, flags=flags, **fields)
    spelling, by_rule = library.spell(name)
    spelling = fields.pop("spelling", spelling)
    hip = by_rule if hip == "~" else hip
    if not hip or not spelling:
        raise ConfigError(f"{path}: {name}: no prefix fits; write the HIP name out, and as= the portable one")
    return ApiRow(name, library.name, kind, header, hip, status, spelling, flags=flags, **fields)


@cache
def load_api(folder: Path) -> ApiMap:
    """Read all API tables of ``folder``. Raises ConfigError for a malformed row or a name that is defined twice."""
    return ApiMap(folder)
