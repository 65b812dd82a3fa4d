"""Reports and findings as JSON: sorted keys, two spaces, one newline at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from translator.report import groups
from translator.report.commands import build_commands
from translator.report.data import Report, Row

VERSION = 1


def render_report(report: Report) -> str:
    """The whole report. ``groups`` refer to ``findings`` by their index."""
    index = {id(row): number for number, row in enumerate(report.rows)}

    def ids(entries: Sequence[groups.Group]) -> list[dict[str, Any]]:
        return [{"id": g.id, "title": g.title, "findings": [index[id(r)] for r in g.rows]} for g in entries]

    value = {
        "version": VERSION,
        "tool": report.tool,
        "name": report.name,
        "style": report.style,
        "prefix": report.prefix,
        "assumed_flags": report.assumed_flags,
        "standins": list(report.standins),
        "emitted": list(report.emitted),
        "totals": asdict(groups.totals(report)),
        "files": [{**asdict(file), "findings": dict(counts)} for file, counts in groups.by_file(report)],
        "findings": [_row(row) for row in report.rows],
        "left_to_do": ids(groups.left_to_do(report)),
        "to_review": ids(groups.to_review(report)),
        "withheld": ids(groups.withheld(report)),
        "verification": report.verification,
        "build": [{"target": c.target, "what": c.what, "command": c.command} for c in build_commands(report)],
    }
    return _dump(value)


def render_findings(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """Findings alone, with the titles of their ids."""
    used = {row.id: titles.get(row.id, "") for row in rows}
    return _dump({"version": VERSION, "titles": used, "findings": [_row(row) for row in rows]})


def _row(row: Row) -> dict[str, Any]:
    return asdict(row)


def _dump(value: Any) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
