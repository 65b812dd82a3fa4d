"""Findings as lines for people: coloured on a terminal, plain in a log."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from translator.model import Safety, Severity
from translator.report.data import Row

_STYLE = {Severity.INFO: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}


def render_findings(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """Plain text, one line a finding and a line of totals."""
    return _render(rows, color=False)


def render_colored(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """The same with ANSI colours."""
    return _render(rows, color=True)


def _render(rows: Sequence[Row], *, color: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=color, color_system="standard" if color else None, width=10**6)
    for row in rows:
        console.print(_line(row), soft_wrap=True)
    console.print(Text(summary(rows), style="bold"), soft_wrap=True)
    return out.getvalue()


def _line(row: Row) -> Text:
    line = Text(f"{row.place}: ", style="bold")
    line.append(row.id, style=_STYLE[row.severity])
    line.append(f" {row.severity}", style=_STYLE[row.severity])
    line.append(f" [{row.safety}] ", style="dim")
    line.append(" ".join(row.message.split()), style="not bold")
    return line


def summary(rows: Sequence[Row]) -> str:
    """The totals in one line: ``7 findings: 4 exact, 2 to review, 1 by hand``."""
    counts = Counter(row.safety for row in rows)
    words = {Safety.EXACT: "exact", Safety.REVIEW: "to review", Safety.MANUAL: "by hand"}
    parts = [f"{counts[safety]} {word}" for safety, word in words.items() if counts[safety]]
    head = f"{len(rows)} finding" + ("" if len(rows) == 1 else "s")
    return f"{head}: {', '.join(parts)}" if parts else head
