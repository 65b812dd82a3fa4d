"""The questions that every report answers: how much, what is left to do, what to look at, what was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from translator.model import Safety, Severity
from translator.report.data import FileRow, Report, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts over a tree. ``manual``, ``review`` and ``exact`` count findings; so does ``remarks``, the
    manual ones that only inform; every finding is one of the four.
    ``withheld`` counts rewrites that were not applied, by the user's choice or because edits disagreed."""

    files: int
    units: int
    changed: int
    incomplete: int
    findings: int
    manual: int
    review: int
    exact: int
    remarks: int
    applied: int
    withheld: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All findings of one id."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is said alike at one or more places."""

    message: str
    rows: tuple[Row, ...]


def totals(report: Report) -> Totals:
    """Count everything once."""
    rows = report.rows
    return Totals(
        files=len(report.files),
        units=sum(file.unit for file in report.files),
        changed=sum(file.changed for file in report.files),
        incomplete=sum(not file.complete for file in report.files),
        findings=len(rows),
        manual=sum(row.by_hand for row in rows),
        review=sum(row.safety is Safety.REVIEW for row in rows),
        exact=sum(row.safety is Safety.EXACT for row in rows),
        remarks=sum(row.safety is Safety.MANUAL and not row.by_hand for row in rows),
        applied=sum(row.applied for row in rows),
        withheld=sum(row.withheld for row in rows),
        errors=sum(row.severity is Severity.ERROR for row in rows),
        warnings=sum(row.severity is Severity.WARNING for row in rows),
    )


def left_to_do(report: Report) -> tuple[Group, ...]:
    """What a person must do: manual findings."""
    return grouped(report, (row for row in report.rows if row.by_hand))


def to_review(report: Report) -> tuple[Group, ...]:
    """What holds under a condition that a person should look at."""
    return grouped(report, (row for row in report.rows if row.safety is Safety.REVIEW and not row.withheld))


def withheld(report: Report) -> tuple[Group, ...]:
    """Rewrites that were found and not applied."""
    return grouped(report, (row for row in report.rows if row.withheld))


def done(report: Report) -> tuple[Group, ...]:
    """Exact rewrites, and remarks that ask for nothing."""
    quiet = (row for row in report.rows if row.safety is not Safety.REVIEW and not row.by_hand and not row.withheld)
    return grouped(report, quiet)


def grouped(report: Report, rows: Iterable[Row]) -> tuple[Group, ...]:
    """The rows by id, ids in order, rows in the report's order."""
    by_id: dict[str, list[Row]] = {}
    for row in rows:
        by_id.setdefault(row.id, []).append(row)
    return tuple(Group(id=id, title=report.titles.get(id, ""), rows=tuple(by_id[id])) for id in sorted(by_id))


def remarks(group: Group) -> tuple[Remark, ...]:
    """A group's rows with the same message put together, the commonest first."""
    same: dict[str, list[Row]] = {}
    for row in group.rows:
        same.setdefault(row.message, []).append(row)
    merged = [Remark(message=message, rows=tuple(rows)) for message, rows in same.items()]
    return tuple(sorted(merged, key=lambda remark: (-len(remark.rows), remark.message)))


def by_file(report: Report) -> tuple[tuple[FileRow, Counter[str]], ...]:
    """Each file with its number of findings by safety (remarks apart), the files with most left to do first."""
    counts: dict[str, Counter[str]] = {}
    for row in report.rows:
        kind = "manual" if row.by_hand else "remarks" if row.safety is Safety.MANUAL else row.safety.value
        counts.setdefault(row.path, Counter())[kind] += 1
    pairs = [(file, counts.get(file.path, Counter())) for file in report.files]
    return tuple(sorted(pairs, key=lambda pair: (-pair[1]["manual"], -pair[1]["review"], pair[0].path)))
