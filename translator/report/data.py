"""What a report is made from: the manifest of an output tree and the results of its verification, as frozen values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import InputError
from translator.model import Safety, Severity

MANIFEST = "crosswarp.json"
VERIFICATION = Path("build", "verify.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding at its place. ``path`` is relative to the tree's root, ``line`` and ``column`` are 1-based places in
    the input. ``before`` holds the lines that the rewrite concerns and ``after`` what became of them; ``before`` is
    empty when there is no rewrite, ``after`` when it was not made."""

    id: str
    rule: str
    severity: Severity
    safety: Safety
    path: str
    line: int
    column: int
    message: str
    symbol: str = ""
    applied: bool = False
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """``path:line:column``, as compilers write it."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def by_hand(self) -> bool:
        """Whether a person must do something: manual, and more than a remark."""
        return self.safety is Safety.MANUAL and self.severity is not Severity.INFO

    @property
    def withheld(self) -> bool:
        """Whether there is a rewrite that was not made."""
        return bool(self.before) and not self.applied and self.safety is not Safety.MANUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file of the migrated tree. ``unit`` is true for a translation unit; ``complete``: it parsed fully
    (a header is as complete as the units that include it, and counts as such here)."""

    path: str
    language: str
    unit: bool
    flags: tuple[str, ...]
    complete: bool
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A migrated tree: what was read, found, written and verified. ``verification`` is the parsed ``verify.json``,
    None when nothing was verified yet; ``titles`` maps a finding id to its rule's title."""

    name: str
    tool: str
    style: str
    prefix: str
    files: tuple[FileRow, ...]
    rows: tuple[Row, ...]
    assumed_flags: bool
    standins: tuple[str, ...]
    missing: tuple[str, ...]
    emitted: tuple[str, ...]
    notes: tuple[str, ...]
    verification: Mapping[str, Any] | None
    titles: Mapping[str, str]


def load_report(folder: Path, titles: Mapping[str, str]) -> Report:
    """Read the manifest of the output tree at ``folder``, and its verification where there is one.

    Raises InputError when the folder holds no manifest or one that cannot be read.
    """
    manifest = _read(folder / MANIFEST)
    if manifest is None:
        raise InputError(f"{folder}: no {MANIFEST} here; give the output folder of 'crosswarp migrate'")
    try:
        return Report(
            name=_name(folder, manifest),
            tool=manifest["tool"],
            style=manifest["style"],
            prefix=manifest["prefix"],
            files=tuple(sorted((_file(entry) for entry in manifest["files"]), key=lambda f: f.path)),
            rows=tuple(sorted((row(entry) for entry in manifest["findings"]), key=_order)),
            assumed_flags=bool(manifest["assumed_flags"]),
            standins=tuple(manifest["standins"]),
            missing=tuple(manifest.get("missing", ())),
            emitted=tuple(manifest["emitted"]),
            notes=tuple(manifest.get("notes", ())),
            verification=_read(folder / VERIFICATION),
            titles=titles,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{folder / MANIFEST}: not a manifest of this tool ({error!r}); migrate again") from error


def row(entry: Mapping[str, Any]) -> Row:
    """One finding as the manifest writes it. Raises KeyError or ValueError for an entry that lacks a field."""
    return Row(
        id=entry["id"],
        rule=entry["rule"],
        severity=Severity(entry["severity"]),
        safety=Safety(entry["safety"]),
        path=entry["path"],
        line=int(entry["line"]),
        column=int(entry["column"]),
        message=entry["message"],
        symbol=entry.get("symbol") or "",
        applied=bool(entry["applied"]),
        before=entry.get("before") or "",
        after=entry.get("after") or "",
    )


def _order(entry: Row) -> tuple[str, int, int, str, str]:
    return entry.path, entry.line, entry.column, entry.id, entry.message


def _file(entry: Mapping[str, Any]) -> FileRow:
    return FileRow(
        path=entry["path"],
        language=entry["language"],
        unit=bool(entry["unit"]),
        flags=tuple(entry.get("flags") or ()),
        complete=bool(entry.get("complete", True)),
        changed=entry["sha256_in"] != entry["sha256_out"],
    )


def _name(folder: Path, manifest: Mapping[str, Any]) -> str:
    """The project's name: that of the folder that was migrated, found from the output's place."""
    return (folder.resolve() / str(manifest["source"])).resolve().name or folder.resolve().name


def _read(path: Path) -> dict[str, Any] | None:
    """A JSON object, None when there is no such file."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    if not isinstance(value, dict):
        raise InputError(f"{path}: holds no JSON object")
    return value
