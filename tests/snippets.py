"""Translates small texts as a user's files would be, for the tests of rules and stages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translator.model import Finding, Style
from translator.pipeline import Options, Run, translate_tree


@dataclass(frozen=True)
class Translated:
    """The text after translation, and the findings."""

    text: str
    findings: tuple[Finding, ...]
    run: Run

    def ids(self) -> set[str]:
        """The ids of all findings."""
        return {finding.id for finding in self.findings}


def translate(
    folder: Path, text: str, style: Style = Style.PORTABLE, name: str = "example.cu", arguments: tuple[str, ...] = ()
) -> Translated:
    """Translate one file written into ``folder`` (which may hold headers beside it)."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    run = translate_tree(Options((path,), style=style, jobs=1, arguments=arguments))
    return Translated(run.result.texts[str(path)].decode(), run.result.findings, run)


def without_added_includes(done: Translated) -> str:
    """The text less the header includes that the tool adds to files that lack them."""
    text = done.text
    for finding in done.findings:
        if finding.id == "CW006":
            text = text.replace(f"#include <{finding.symbol}>\n", "", 1)
    return text
