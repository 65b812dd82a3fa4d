"""Findings of a report as comma-separated values, one line a finding, for spreadsheets."""

from __future__ import annotations

import csv
import io

from translator.report.data import Report

_COLUMNS = ("id", "title", "severity", "safety", "applied", "path", "line", "column", "symbol", "message")


def render_report(report: Report) -> str:
    """RFC 4180 text with a header line. A cell that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*_COLUMNS, "before", "after"))
    for row in report.rows:
        applied = "yes" if row.applied else "no"
        cells = (row.id, report.titles.get(row.id, ""), row.severity, row.safety, applied, row.path)
        places = (row.line, row.column)
        texts = (row.symbol, row.message, row.before, row.after)
        writer.writerow([_safe(str(cell)) for cell in (*cells, *places, *texts)])
    return out.getvalue()


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
