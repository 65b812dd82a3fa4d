"""Findings as lines for people: coloured on a terminal, plain in a log."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from translator.model import Severity
from translator.report.data import Row

_STYLE = {Severity.INFO: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}


def render_findings(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """Plain text, one line a finding."""
    return _render(rows, color=False)


def render_colored(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """The same with ANSI colours."""
    return _render(rows, color=True)


def _render(rows: Sequence[Row], *, color: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=color, color_system="standard" if color else None, width=10**6)
    for row in rows:
        console.print(_line(row), soft_wrap=True)
    return out.getvalue()


def _line(row: Row) -> Text:
    line = Text(f"{row.place}: ", style="bold")
    line.append(row.id, style=_STYLE[row.severity])
    line.append(f" {row.severity}", style=_STYLE[row.severity])
    line.append(f" [{row.safety}] ", style="dim")
    line.append(" ".join(row.message.split()), style="not bold")
    return line
