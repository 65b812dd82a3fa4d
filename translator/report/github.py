"""Findings as GitHub workflow commands: annotations at the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator.model import Severity
from translator.report.data import Row

_LEVEL = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render_findings(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """One workflow command a line. Source: GitHub Actions, Workflow commands, which also fixes the escapes."""
    return "".join(_command(row, titles.get(row.id, "")) + "\n" for row in rows)


def _command(row: Row, title: str) -> str:
    heading = f"{row.id} {title}".strip()
    properties = {"file": row.path, "line": str(row.line), "col": str(row.column), "title": heading}
    text = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVEL[row.severity]} {text}::{_data(row.message)} ({row.safety})"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
