"""The checks of a verification as tables: by level, by unit and program, by kernel, by output, and what went wrong.

The input is the content of ``build/verify.json``. Nothing is rounded up: a check that was skipped reads ``skipped``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.errors import InputError

COMPILES, IDENTICAL, HOST, DEVICE = LEVELS = ("compiles", "identical", "agrees on host", "agrees on device")
STATUSES = ("passed", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: ``subject`` is a unit or program; ``part`` a kernel, an output array or ``link``, or empty."""

    level: str
    status: str
    target: str
    subject: str
    arch: str
    part: str
    detail: str
    more: tuple[str, ...]

    @property
    def place(self) -> str:
        """Target and architecture, as a column is headed."""
        return f"{self.target} {self.arch}".strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain texts; the first column holds names of things in the code."""

    title: str
    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def read_checks(verification: Mapping[str, Any]) -> tuple[Check, ...]:
    """The checks of ``verify.json``. Raises InputError when it is not such a file."""
    try:
        return tuple(
            Check(
                level=entry["level"],
                status=entry["status"],
                target=entry["target"],
                subject=entry["subject"],
                arch=entry["arch"],
                part=entry["part"],
                detail=entry["detail"],
                more=tuple(entry["more"]),
            )
            for entry in verification["checks"]
        )
    except (KeyError, TypeError) as error:
        raise InputError(f"build/verify.json: not of this tool ({error!r}); verify again") from error


def verdict(verification: Mapping[str, Any] | None) -> str:
    """One sentence for the top of the page."""
    if verification is None:
        return "Nothing was verified yet."
    parts = []
    for level, counts in _by_level(read_checks(verification)).items():
        made, skipped = counts["passed"] + counts["failed"], counts["skipped"]
        text = f"{level} {counts['passed']} of {made}" if made else level
        parts.append(text + (f" ({skipped} skipped)" if made and skipped else " skipped" if skipped else ""))
    return f"Verified: {'; '.join(parts)}." if parts else "Verified: there was nothing to check."


def tables(verification: Mapping[str, Any] | None) -> tuple[Table, ...]:
    """All tables that have lines, the totals first."""
    if verification is None:
        return ()
    checks = read_checks(verification)
    compilers = verification.get("compilers") or {}
    made = (
        _totals(checks),
        _grid("Compiles", "Unit or program", [c for c in checks if c.level == COMPILES], _unit_or_link),
        _grid("Identical PTX, kernel by kernel", "Kernel", [c for c in checks if c.level == IDENTICAL], _kernel),
        _outputs(checks),
        _open(checks),
        Table("Compilers", ("Target", "Compiler"), tuple(sorted((str(k), str(v)) for k, v in compilers.items()))),
    )
    return tuple(table for table in made if table.lines)


def problems(verification: Mapping[str, Any] | None) -> tuple[Check, ...]:
    """Failed checks that have more to say than one line: further compiler errors, or a PTX diff."""
    if verification is None:
        return ()
    return tuple(check for check in read_checks(verification) if check.status == "failed" and check.more)


def _by_level(checks: Iterable[Check]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for check in checks:
        counts.setdefault(check.level, dict.fromkeys(STATUSES, 0))[check.status] += 1
    return {level: counts[level] for level in LEVELS if level in counts}


def _totals(checks: Sequence[Check]) -> Table:
    lines = tuple((level, *(str(counts[s]) for s in STATUSES)) for level, counts in _by_level(checks).items())
    return Table("By level", ("Level", "Passed", "Failed", "Skipped"), lines)


def _unit_or_link(check: Check) -> str:
    return f"{check.subject} ({check.part})" if check.part else check.subject


def _kernel(check: Check) -> str:
    return f"{check.part} in {check.subject}" if check.part else check.subject


def _grid(title: str, first: str, checks: Sequence[Check], name: Callable[[Check], str]) -> Table:
    """A line for each name and a column for each target and architecture; what was not looked at is a dash."""
    checks = [check for check in checks if check.subject]
    places = list(dict.fromkeys(check.place for check in checks))
    rows: dict[str, dict[str, str]] = {}
    for check in checks:
        rows.setdefault(name(check), {})[check.place] = check.status
    lines = tuple((row, *(cells.get(place, "-") for place in places)) for row, cells in rows.items())
    return Table(title, (first, *places), lines)


def _outputs(checks: Iterable[Check]) -> Table:
    found = [check for check in checks if check.level in (HOST, DEVICE) and check.subject]
    lines = tuple((_kernel(c), f"{c.level}: {c.status}", c.detail) for c in found)
    return Table("Agreement of programs", ("Output", "Status", "Detail"), lines)


def _open(checks: Iterable[Check]) -> Table:
    """What failed or was skipped, with the reason; outputs stand in their own table."""
    found = [c for c in checks if c.status != "passed" and not (c.level in (HOST, DEVICE) and c.subject)]
    lines = tuple((_kernel(c) or c.target, f"{c.level}, {c.place}: {c.status}", c.detail) for c in found)
    return Table("Failed or skipped", ("What", "Status", "Reason"), lines)
