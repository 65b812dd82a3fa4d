"""What the tool can find, explained from the rules themselves: ``explain``, ``rules`` and ``rules/CATALOGUE.md``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import indent

from translator.errors import InputError
from translator.model import Safety, Severity
from translator.rule_api import Example, Rule

FAMILIES = {
    "0": "the tool itself",
    "1": "warp",
    "2": "memory",
    "3": "math and types",
    "4": "launch and execution",
    "5": "API and libraries",
    "6": "inline PTX",
    "7": "preprocessor",
    "8": "build files",
}
"""The first digit of a finding id, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding id: of a rule, or of the tool itself (then without examples)."""

    id: str
    title: str
    severity: Severity
    safety: Safety
    doc: str
    examples: tuple[Example, ...] = ()

    @property
    def family(self) -> str:
        """The family's name, by the id's first digit."""
        return FAMILIES.get(self.id[2:3], "other")


OWN = (
    Entry(
        "CW001",
        "A file did not parse fully",
        Severity.WARNING,
        Safety.MANUAL,
        "The compiler front end reported an error at this place. What was understood is translated; code near the "
        "place may have been missed. Give the project's compile flags (-p, or after --), or mend the code, and "
        "migrate again.",
    ),
    Entry(
        "CW002",
        "Edits disagree",
        Severity.ERROR,
        Safety.MANUAL,
        "Two translation units, two configurations of one file, or two rules want different things at the same place, "
        "usually in code whose meaning depends on a macro: a name is CUDA's here and the project's own there, or a "
        "call needs a change for one type only. Neither edit is made. Split the code by its condition, or edit it by "
        "hand.",
    ),
    Entry(
        "CW004",
        "A library header was replaced by a stand-in",
        Severity.INFO,
        Safety.EXACT,
        "A CUDA library's header is not installed. Generated declarations of the names that the API tables know took "
        "its place while reading, so that parsing goes on. The output includes the real header.",
    ),
    Entry(
        "CW005",
        "A header was not found",
        Severity.WARNING,
        Safety.MANUAL,
        "An include could not be resolved. Code that depends on it is understood in part. Give its folder with -I, "
        "or the project's compilation database with -p.",
    ),
    Entry(
        "CW006",
        "The emitted header is included",
        Severity.INFO,
        Safety.EXACT,
        "The file uses names of the portable header, so an include of it was added. The header is written into the "
        "output tree, whose root must be on the include path.",
    ),
    Entry(
        "CW007",
        "A file was not read",
        Severity.WARNING,
        Safety.MANUAL,
        "A header holds CUDA names but no unit of this run includes it, or a file with a source ending is binary. It "
        "is copied as it is. Name the header among the paths, or add a unit that includes it, if it is the project's.",
    ),
    Entry(
        "CW008",
        "A CUDA name stays",
        Severity.WARNING,
        Safety.MANUAL,
        "A name that the API tables know, or that is spelled as CUDA's names are, stands in the code, was not "
        "rewritten, and no other finding speaks of it: mostly because a header is missing, so that nothing tells what "
        "it stands for. Give the headers' folders and migrate again, or change the place by hand.",
    ),
    Entry(
        "CW530",
        "Device code in a string",
        Severity.WARNING,
        Safety.MANUAL,
        "A string literal holds device code, which NVRTC or hipRTC compiles while the program runs. It is read by the "
        "same rules as other device code, and rewritten for review. With --style hip the text becomes plain HIP where "
        "HIP says it without the emitted header. In portable style it gets the operations and includes "
        "<gpu/rtc_device.hpp>, which gpurtcCreateProgram of the emitted header hands to NVRTC or hipRTC as one more "
        "header in memory. That is done where the literal, or a constant that is made of it alone, goes only to "
        "nvrtcCreateProgram calls of the same unit, and for operations that need no files of the host. Elsewhere "
        "nothing is changed, and the message has the reason and what AMD needs: put that under #ifdef __HIP__ in the "
        "text, and crosswarp: ignore[CW530] in a comment on the line that stays. The condition to look at: no other "
        "file of the project uses the text, and the options of the program ask for C++14 or later, as the defaults do.",
    ),
)
"""The findings that no rule makes."""


def entries(rules: Iterable[Rule]) -> tuple[Entry, ...]:
    """All finding ids, in order."""
    made = [Entry(r.id, r.title, r.severity, _safety(r), _doc(r.doc), r.examples) for r in rules]
    return tuple(sorted([*OWN, *made], key=lambda entry: entry.id))


def _safety(rule: Rule) -> Safety:
    """The promise of the rule's rewrites; manual for a rule that makes none, as its examples show."""
    rewrites = any(example.after is not None or example.hip is not None for example in rule.examples)
    return rule.safety if rewrites else Safety.MANUAL


def titles(rules: Iterable[Rule]) -> dict[str, str]:
    """The title of every finding id, for reports."""
    return {entry.id: entry.title for entry in entries(rules)}


def explain(id: str, rules: Iterable[Rule]) -> str:
    """Everything about one finding id, as plain text. Raises InputError for an id that there is not."""
    known = entries(rules)
    entry = next((entry for entry in known if entry.id == id.upper()), None)
    if entry is None:
        near = [other.id for other in known if other.id[:3] == id.upper()[:3]]
        hint = f"near it: {', '.join(near)}" if near else "'crosswarp rules' lists all"
        raise InputError(f"no finding {id}; {hint}")
    lines = [
        f"{entry.id}  {entry.title}",
        f"family: {entry.family}    severity: {entry.severity}    safety: {entry.safety} ({_PROMISE[entry.safety]})",
        "",
        entry.doc,
    ]
    for number, example in enumerate(entry.examples, 1):
        lines += ["", f"Example {number} of {len(entry.examples)}", *_example(example)]
    return "\n".join(lines).rstrip() + "\n"


def table(rules: Iterable[Rule]) -> str:
    """All finding ids, one a line, in plain columns."""
    rows = [(e.id, e.safety.value, e.severity.value, e.title) for e in entries(rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    padded = [[text.ljust(width) for text, width in zip(row, widths, strict=False)] + [row[3]] for row in rows]
    return "".join("  ".join(row) + "\n" for row in padded)


def markdown(rules: Iterable[Rule]) -> str:
    """The catalogue page: a table of all ids, then each with its documentation and first example."""
    known = entries(rules)
    lines = ["# Findings", "", "Generated from the rules by `make catalogue`; do not edit.", ""]
    lines += ["| Id | Title | Family | Safety | Severity |", "|---|---|---|---|---|"]
    for e in known:
        lines.append(f"| [{e.id}](#{e.id.lower()}) | {_escape(e.title)} | {e.family} | {e.safety} | {e.severity} |")
    for entry in known:
        lines += ["", f"## {entry.id}", "", f"**{_escape(entry.title)}**", "", *_paragraphs(entry.doc)]
        lines += _markdown_example(entry.examples)
    return "\n".join(lines).rstrip() + "\n"


_PROMISE = {
    Safety.EXACT: "right by construction",
    Safety.REVIEW: "right under a condition that the message names",
    Safety.MANUAL: "nothing is changed; the message says what to do",
}


def _example(example: Example) -> Iterator[str]:
    yield from ("  before:", *_block(example.before))
    if example.after is not None:
        yield from ("  after:", *_block(example.after))
    if example.hip is not None:
        yield from ("  after, with --style hip:", *_block(example.hip))
    if example.after is None and example.hip is None:
        yield "  stays as it is, nothing is reported" if example.clean else "  stays as it is, and is reported"


def _block(code: str) -> list[str]:
    return indent(inspect.cleandoc(code), "      ").splitlines()


def _markdown_example(examples: Sequence[Example]) -> list[str]:
    if not examples:
        return []
    first = examples[0]
    lines = ["", "```cuda", *inspect.cleandoc(first.before).splitlines(), "```"]
    if first.after is not None:
        return [*lines, "", "becomes", "", "```cuda", *inspect.cleandoc(first.after).splitlines(), "```"]
    return [*lines, "", "stays as it is" + ("." if first.clean else " and is reported.")]


def _paragraphs(doc: str) -> list[str]:
    """Documentation with what Markdown would take for markup escaped, except text between double backticks."""
    return [
        "".join(part if part.startswith("``") else _escape(part) for part in re.split(r"(``[^`]+``)", line))
        for line in doc.splitlines()
    ]


def _escape(text: str) -> str:
    return re.sub(r"([\\*_<>\[\]|`])", r"\\\1", text)


def _doc(text: str) -> str:
    return inspect.cleandoc(text).strip()
