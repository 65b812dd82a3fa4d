"""``crosswarp rules --coverage``: which CUDA names are known, what becomes of them, and what of it was compiled.

Counted from the API tables, the emitted header's blocks and the record of the compiled rows.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from translator.apimap import ApiMap, load_api
from translator.apirows import ApiRow
from translator.errors import ConfigError
from translator.paths import data_folder
from translator.targets import load_target

RECORD = "compiled.toml"
_LISTS = ("newer", "absent", "gone", "header", "tag", "other", "differ", "types", "narrow")
_MEANING = (
    ("exact", "renamed, right by construction"),
    ("review", "renamed under a condition that a finding says: on versions, or where an enumerator's number counts"),
    ("adapted", "answered by a function of the emitted header or by a rule of its own (CW503, CW504)"),
    ("reported", "no counterpart in HIP: the name stays, and the finding says the way out (CW502)"),
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """How many of the rows that a header set was asked for compile against it; the names of those that do not, or that
    CUDA's own parameter types do not fit, by reason."""

    rows: int
    compile: int
    names: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One library: its names, into which groups they fall, and the header sets (by name) that its rows compile with."""

    library: str
    title: str
    names: int
    exact: int
    review: int
    adapted: int
    reported: int
    compiled: dict[str, Compiled]


def group(row: ApiRow, api: ApiMap) -> str:
    """What becomes of a name: ``exact``, ``review``, ``adapted`` or ``reported``."""
    if not row.supported:
        return "reported"
    if row.name in api.shims or row.portable() in load_target("hip").by_key:
        return "adapted"
    return "review" if row.conditions() or row.name in api.numbers or row.name in api.coincide else "exact"


def read_record(path: Path) -> dict[str, Any]:
    """The record of the compiled rows. Raises ConfigError when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot read the record of the compiled rows ({error})") from error


def coverage(api: ApiMap, record: Mapping[str, Any]) -> list[Coverage]:
    """All libraries, in the order of their names."""
    found = []
    for name, library in sorted(api.libraries.items()):
        groups = [group(row, api) for row in api.of_library(name)]
        counts = {key: groups.count(key) for key, _ in _MEANING}
        sets = {key: _compiled(entry) for key, entry in record.get(name, {}).items()}
        found.append(Coverage(name, library.title, len(groups), compiled=sets, **counts))
    return found


def _compiled(entry: Mapping[str, Any]) -> Compiled:
    names = {key: str(entry[key]).split() for key in _LISTS if key in entry}
    return Compiled(int(entry["rows"]), int(entry["compile"]), names)


def render(as_json: bool) -> str:
    """The coverage of this installation's tables as text in plain columns, or as JSON."""
    folder = data_folder("rules") / "api"
    record = read_record(folder / RECORD)
    found = coverage(load_api(folder), record)
    return _json(found, record) if as_json else _text(found, record)


def _json(found: list[Coverage], record: Mapping[str, Any]) -> str:
    value = {"sets": record["sets"], "unchecked": record["unchecked"], "libraries": [asdict(item) for item in found]}
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _text(found: list[Coverage], record: Mapping[str, Any]) -> str:
    sets = list(record["sets"])
    header = ["library", "names", *(key for key, _ in _MEANING), *sets]
    rows = [header, *(_cells(item, sets) for item in found)]
    totals = [sum(getattr(item, key) for item in found) for key in header[1:6]]
    sums = [[item.compiled[name] for item in found if name in item.compiled] for name in sets]
    rows.append(["all", *map(str, totals), *(f"{sum(c.compile for c in s)}/{sum(c.rows for c in s)}" for s in sums)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    lines = ["  ".join(_pad(row, widths)).rstrip() for row in rows]
    lines += ["", *(f"{key}: {text}" for key, text in _MEANING)]
    lines += ["", "n/m: of the m renamed or adapted names that were compiled against these headers, n are there:"]
    lines += [f"{name}: {title}" for name, title in record["sets"].items()]
    lines += [f"{name}: not compiled; {text}" for name, text in record["unchecked"].items()]
    return "\n".join(lines) + "\n"


def _pad(row: list[str], widths: list[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]


def _cells(item: Coverage, sets: list[str]) -> list[str]:
    counts = [item.names, item.exact, item.review, item.adapted, item.reported]
    compiled = [item.compiled.get(name) for name in sets]
    return [item.library, *map(str, counts), *(f"{c.compile}/{c.rows}" if c else "-" for c in compiled)]
