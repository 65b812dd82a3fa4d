"""The API tables: one row for each CUDA name, from ``rules/api/*.toml``; the rows are explained in its README.

A table's rows stand in literal blocks, one line a name, so that reading all of them takes some tens of milliseconds and
needs no cache: TOML's parser skips over a literal block, and a line is split at blanks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from translator.apirows import ApiRow, Field, Header, Library, Namespace, Shim, Wrapper
from translator.errors import ConfigError

#: Files beside the library tables that are not library tables.
OTHER_TABLES = ("headers", "namespaces", "hints", "coincide", "numbers", "shims", "fields")

_WORDS = {
    "hip": "hip_since",
    "hip-dep": "hip_deprecated",
    "hip-absent": "hip_absent",
    "cuda": "cuda_since",
    "cuda-dep": "cuda_deprecated",
    "cuda-gone": "cuda_removed",
    "cuda-args": "cuda_changed",
    "found": "found",
    "as": "spelling",
}
_STATUSES = ("deprecated", "experimental")
_FLAGS = ("v2", "tagless")
_KINDS = ("function", "type", "enumerator", "define", "macro")


class ApiMap(Mapping[str, ApiRow]):
    """All rows by CUDA name, with the headers, namespaces and libraries."""

    def __init__(self, folder: Path) -> None:
        self._rows: dict[str, ApiRow] = {}
        self._by_header: dict[str, list[str]] | None = None
        self.libraries: dict[str, Library] = {}
        self.headers: dict[str, Header] = {}
        self.wrappers: dict[str, Wrapper] = {}
        self.namespaces: dict[str, Namespace] = {}
        self.hints: dict[str, str] = {}
        self.coincide: dict[str, str] = {}
        self.numbers: dict[str, tuple[int, int]] = {}
        self.shims: dict[str, Shim] = {}
        self.fields: dict[str, Field] = {}
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

    def names_of(self, header: str) -> list[ApiRow]:
        """The rows that a CUDA header declares: those that name it, and for a library's main header all of its rows
        whose own header is not known apart from it. This is what a stand-in for a missing header can declare."""
        if self._by_header is None:
            self._by_header = {}
            for row in self._rows.values():
                self._by_header.setdefault(row.header, []).append(row.name)
        return [self._rows[name] for name in self._by_header.get(header, ())]

    def hint(self, name: str, library: str = "runtime") -> str:
        """The way out for a name without counterpart: the name's own, else that of its longest start, else its
        library's, else nothing."""
        if name in self.hints:
            return self.hints[name]
        for end in range(len(name), 0, -1):
            if f"{name[:end]}*" in self.hints:
                return self.hints[f"{name[:end]}*"]
        return self.hints.get(f"library {library}", "")

    def _add_library(self, path: Path) -> None:
        table = _read(path)
        try:
            prefixes = sorted(((c, p, h) for c, (p, h) in table.get("prefixes", {}).items()), key=lambda t: -len(t[0]))
            library = Library(path.stem, table["title"], table["header"], tuple(prefixes))
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
            self.wrappers[words[0]] = Wrapper(words[0], _cell(words[1]), _cell(words[2]), words[3] == "host")
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
        found = self.headers.get(name)
        while found is None and "/" in name:
            name = name.rpartition("/")[0]
            found = self.headers.get(f"{name}/*")
        return found

    def _add_notes(self, folder: Path) -> None:
        self._add_shims(folder / "shims.toml")
        for words in _lines(folder / "fields.toml", _read(folder / "fields.toml"), "fields", 4):
            hip = words[0] if words[2] == "=" else _cell(words[2])
            self.fields[words[0]] = Field(words[0], words[1], hip, _cell(words[3]))
        hints = _read(folder / "hints.toml").get("hints", {})
        self.hints = {key: str(text) for key, text in hints.items()}
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
                self.shims[name] = Shim(name, entry["id"], entry["how"], position, wrap, note, review)
            except (KeyError, AttributeError, ValueError) as error:
                raise ConfigError(f"{path}: {name}: malformed entry ({error})") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot read the API table ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: malformed API table ({error})") from error


def _cell(word: str) -> str:
    return "" if word == "-" else word


def _lines(path: Path, table: dict[str, Any], key: str, least: int) -> Iterator[list[str]]:
    for line in str(table.get(key, "")).splitlines():
        words = line.split()
        if words and not words[0].startswith("#"):
            if len(words) < least:
                raise ConfigError(f"{path}: {line.strip()!r} has {len(words)} columns, {least} are needed")
            yield words


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
    if hip == "-":
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
