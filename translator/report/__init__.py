"""Reports of a migration and outputs of findings: pure functions from values to text, one module a format.

``formats`` lists them. Importing this package costs nothing, so that the command line starts quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def findings_as(
    format: str,
    entries: Iterable[Mapping[str, Any]],
    titles: Mapping[str, str] | None = None,
    *,
    color: bool = False,
) -> str:
    """Findings, given as the manifest writes them, in an output format: ``text``, ``json``, ``github`` or ``sarif``.

    ``titles`` maps ids to the rules' titles; ``color`` is for text on a terminal. Raises InputError for an unknown
    format.
    """
    from translator.report.data import row
    from translator.report.formats import render_findings

    return render_findings([row(entry) for entry in entries], titles or {}, format, color=color)


def report_as(format: str, folder: Path, titles: Mapping[str, str]) -> str:
    """The report of the migrated tree at ``folder``: ``md``, ``json``, ``csv`` or ``sarif``.

    Raises InputError for an unknown format and for a folder without a manifest.
    """
    from translator.report.data import load_report
    from translator.report.formats import render_report

    return render_report(load_report(folder, titles), format)
