"""Reports and findings as SARIF 2.1.0 (OASIS standard), which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from translator import __version__
from translator.model import Severity
from translator.report.data import Report, Row

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render_report(report: Report) -> str:
    """The findings of a report; paths are relative to the root of the tree (``SRCROOT``)."""
    return _log(report.rows, report.titles, report.tool)


def render_findings(rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    """Findings alone, by this version of the tool."""
    return _log(rows, titles, __version__)


def _log(rows: Sequence[Row], titles: Mapping[str, str], version: str) -> str:
    ids = sorted({row.id for row in rows})
    seen: Counter[str] = Counter()
    driver = {
        "name": "crosswarp",
        "semanticVersion": version,
        "rules": [{"id": id, "shortDescription": {"text": titles.get(id) or id}} for id in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, ids.index(row.id), seen) for row in rows],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _result(row: Row, index: int, seen: Counter[str]) -> dict[str, Any]:
    location = {
        "artifactLocation": {"uri": quote(row.path), "uriBaseId": "SRCROOT"},
        "region": {"startLine": max(row.line, 1), "startColumn": max(row.column, 1)},
    }
    return {
        "ruleId": row.id,
        "ruleIndex": index,
        "level": _LEVEL[row.severity],
        "message": {"text": row.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"crosswarpFinding/v1": _fingerprint(row, seen)},
        "properties": {"safety": row.safety, "applied": row.applied, "symbol": row.symbol},
    }


def _fingerprint(row: Row, seen: Counter[str]) -> str:
    """Stable while lines move: what is found and in which file, numbered among its equals."""
    key = "\0".join((row.id, row.path, row.symbol, row.before, row.message))
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:32]
