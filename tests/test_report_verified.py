"""The verification section: every check shown under its own level and status, nothing rounded up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.errors import InputError
from translator.harness.results import Check, Level, Status, Verification
from translator.report import report_as
from translator.report.verified import LEVELS, STATUSES, read_checks, tables, verdict


def _check(level: Level, status: Status, target: str, subject: str, **more: object) -> Check:
    return Check(level=level, status=status, target=target, subject=subject, **more)  # type: ignore[arg-type]


PASSED, FAILED, SKIPPED = Status.PASSED, Status.FAILED, Status.SKIPPED
KERNEL = "void scan<float>(float *, int)"
CHECKS = (
    _check(Level.COMPILES, PASSED, "cuda", "a.cu", arch="sm_80"),
    _check(Level.COMPILES, PASSED, "hip", "a.cu", arch="gfx90a"),
    _check(Level.COMPILES, FAILED, "hip", "a.cu", arch="gfx1030", detail="a.cu:3: no `x`", more=("a.cu:4: also",)),
    _check(Level.COMPILES, PASSED, "host", "scan", part="link"),
    _check(Level.IDENTICAL, PASSED, "cuda", "a.cu", arch="sm_80", part=KERNEL, detail="identical"),
    _check(Level.IDENTICAL, FAILED, "cuda", "a.cu", arch="sm_90", part=KERNEL, detail="different", more=("-a", "+b")),
    _check(Level.HOST, PASSED, "host", "scan", part="c", detail="largest error 1e-7"),
    _check(Level.DEVICE, SKIPPED, "amd", "", detail="no device"),
)
RESULT = Verification(CHECKS, {"cuda": "nvcc 13.0", "host": "g++ 12"}).as_dict()
MANIFEST = {
    "version": 1,
    "tool": "1",
    "style": "portable",
    "prefix": "gpu",
    "source": "..",
    "files": [],
    "findings": [],
    "assumed_flags": False,
    "standins": [],
    "emitted": [],
}


def _table(title: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    (found,) = [table for table in tables(RESULT) if table.title == title]
    return found.header, found.lines


def test_the_words_are_the_harness_words() -> None:
    assert tuple(str(level) for level in Level) == LEVELS
    assert tuple(str(status) for status in Status) == STATUSES


def test_totals_by_level() -> None:
    _, lines = _table("By level")
    assert lines == (
        ("compiles", "3", "1", "0"),
        ("identical", "1", "1", "0"),
        ("agrees on host", "1", "0", "0"),
        ("agrees on device", "0", "0", "1"),
    )


def test_a_column_for_each_target_and_architecture() -> None:
    header, lines = _table("Compiles")
    assert header == ("Unit or program", "cuda sm_80", "hip gfx90a", "hip gfx1030", "host")
    assert lines == (("a.cu", "passed", "passed", "failed", "-"), ("scan (link)", "-", "-", "-", "passed"))


def test_kernels_are_named() -> None:
    header, lines = _table("Identical PTX, kernel by kernel")
    assert header == ("Kernel", "cuda sm_80", "cuda sm_90")
    assert lines == ((f"{KERNEL} in a.cu", "passed", "failed"),)


def test_the_page_shows_reasons_and_diffs(tmp_path: Path) -> None:
    (tmp_path / "crosswarp.json").write_text(json.dumps(MANIFEST))
    (tmp_path / "build").mkdir()
    Verification(CHECKS, {"cuda": "nvcc 13.0"}).write(tmp_path / "build" / "verify.json")
    page = report_as("md", tmp_path, {})
    assert "Verified: compiles 3 of 4; identical 1 of 2; agrees on host 1 of 1; agrees on device skipped." in page
    assert "| `a.cu` | passed | passed | **failed** | - |" in page
    assert "```text\n-a\n+b\n```" in page and "a.cu:4: also" in page
    assert "| `amd` | agrees on device, amd: skipped | no device |" in page
    assert "| `c in scan` | agrees on host: passed | largest error 1e-7 |" in page
    assert json.loads(report_as("json", tmp_path, {}))["verification"] == json.loads(json.dumps(RESULT)) | {
        "compilers": {"cuda": "nvcc 13.0"}
    }


def test_nothing_verified_is_said() -> None:
    assert verdict(None) == "Nothing was verified yet."
    assert tables(None) == ()


@pytest.mark.parametrize("value", [{}, {"checks": [{}]}, {"checks": 3}])
def test_a_foreign_file_is_said(value: dict[str, object]) -> None:
    with pytest.raises(InputError, match="verify again"):
        read_checks(value)
