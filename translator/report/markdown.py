"""The porting report as Markdown, from ``templates/report/report.md.j2``."""

from __future__ import annotations

import re
from functools import cache

import jinja2

from translator.paths import data_folder
from translator.report import groups
from translator.report.commands import build_commands
from translator.report.data import Report
from translator.report.verified import problems, tables, verdict

_SPECIAL = re.compile(r"([\\*_<>\[\]|#~])")
_CODE_SPAN = re.compile(r"(`[^`\n]+`)")


def render_report(report: Report) -> str:
    """The whole report as one page of GitHub-flavoured Markdown."""
    to_review = groups.to_review(report)
    template = _environment().get_template("report.md.j2")
    text = template.render(
        report=report,
        totals=groups.totals(report),
        by_file=groups.by_file(report),
        left_to_do=groups.left_to_do(report),
        to_review=to_review,
        review_count=sum(len(group.rows) for group in to_review),
        withheld=groups.withheld(report),
        done=groups.done(report),
        verdict=verdict(report.verification),
        tables=tables(report.verification),
        problems=problems(report.verification),
        commands=build_commands(report),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(data_folder("templates") / "report"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, not HTML: prose is escaped by the filters below
    )
    environment.filters.update(
        code=code, prose=prose, cell=cell, diff=diff, block=block, remarks=groups.remarks, count=count
    )
    return environment


def count(number: int, one: str, many: str = "") -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def code(text: str) -> str:
    """A code span on one line that holds any text, backticks included."""
    line = " ".join(text.split())
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def prose(text: str) -> str:
    """Running text on one line in which nothing but `code` between backticks is markup."""
    parts = _CODE_SPAN.split(" ".join(text.split()))
    return "".join(part if index % 2 else _SPECIAL.sub(r"\\\1", part) for index, part in enumerate(parts))


def cell(text: str) -> str:
    """A code span for a table cell: a bar inside would end the cell."""
    return code(text).replace("|", "\\|") if text else ""


def block(text: str, language: str = "cuda") -> str:
    """A fenced block of code."""
    fence = _fence(text)
    return f"{fence}{language}\n{text}\n{fence}"


def diff(before: str, after: str) -> str:
    """A fenced block of removed and added lines."""
    lines = [f"-{line}" for line in before.splitlines()] + [f"+{line}" for line in after.splitlines()]
    body = "\n".join(line.rstrip() for line in lines)
    fence = _fence(body)
    return f"{fence}diff\n{body}\n{fence}"


def _fence(body: str) -> str:
    """A fence longer than any run of backticks inside."""
    return "`" * max([3, *(len(run) + 1 for run in re.findall(r"`+", body))])
