"""The formats by name: one dict for reports of a tree, one for findings of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from translator.errors import InputError
from translator.report import csv_format, github, json_format, markdown, sarif, text
from translator.report.data import Report, Row

REPORTS: dict[str, Callable[[Report], str]] = {
    "md": markdown.render_report,
    "json": json_format.render_report,
    "csv": csv_format.render_report,
    "sarif": sarif.render_report,
}

FINDINGS: dict[str, Callable[[Sequence[Row], Mapping[str, str]], str]] = {
    "text": text.render_findings,
    "json": json_format.render_findings,
    "github": github.render_findings,
    "sarif": sarif.render_findings,
}


def render_report(report: Report, format: str) -> str:
    """A report in the named format. Raises InputError for a format that there is not."""
    if format not in REPORTS:
        raise InputError(f"no report format {format!r}; known: {', '.join(REPORTS)}")
    return REPORTS[format](report)


def render_findings(rows: Sequence[Row], titles: Mapping[str, str], format: str, *, color: bool = False) -> str:
    """Findings in the named format; ``color`` matters for text only. ``titles`` maps ids to the rules' titles. Raises
    InputError for a format that there is not."""
    if format not in FINDINGS:
        raise InputError(f"no output format {format!r}; known: {', '.join(FINDINGS)}")
    if format == "text" and color:
        return text.render_colored(rows, titles)
    return FINDINGS[format](rows, titles)
