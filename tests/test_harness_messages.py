"""Compiler output is read into places and messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.harness.messages import crash_text, read_errors
from translator.harness.process import Outcome


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('k.cu(7): error: identifier "x" is undefined', 'k.cu:7: identifier "x" is undefined'),
        ("d/k.cu(7): error #20-D: bad", "d/k.cu:7: bad"),
        ("k.cu(3): catastrophic error: cannot open source file", "k.cu:3: cannot open source file"),
        ("d/k.cu:7:12: error: no member named 'y'", "d/k.cu:7: no member named 'y'"),
        ("k.h:1:10: fatal error: 'q.h' file not found", "k.h:1: 'q.h' file not found"),
        ("ptxas /tmp/a.ptx, line 23; error   : Unknown symbol", "/tmp/a.ptx:23: Unknown symbol"),
        ("ptxas fatal   : Unresolved extern function 'f'", "ptxas fatal   : Unresolved extern function 'f'"),
        ("nvlink error   : Undefined reference to 'f'", "nvlink error   : Undefined reference to 'f'"),
        ("ld.lld: error: undefined symbol: f", "undefined symbol: f"),
        ("main.cu:12: undefined reference to `f()'", "main.cu:12: undefined reference to `f()'"),
        ("error: unable to load plugin", "unable to load plugin"),
    ],
)
def test_each_dialect_is_read(line: str, expected: str) -> None:
    assert [str(message) for message in read_errors(f"noise\n{line}\n{line}\nmore noise")] == [expected]


def test_warnings_and_notes_are_no_errors() -> None:
    text = "k.cu(7): warning #177-D: unused\nk.cu:1:2: note: here\nk.cu:1:2: warning: error: said the user\n"
    assert read_errors(text) == ()


def test_the_number_of_errors_is_limited() -> None:
    text = "\n".join(f"k.cu:{n}:1: error: e{n}" for n in range(1, 100))
    assert len(read_errors(text, 5)) == 5


def outcome(code: int, stderr: str = "", timed_out: bool = False) -> Outcome:
    return Outcome(("/usr/bin/cc",), code, "", stderr, 3.0, timed_out)


def test_an_ordinary_error_is_no_crash() -> None:
    assert crash_text(outcome(1, "k.cu:1:1: error: no"), "k.cu", Path("log")) == ""
    assert crash_text(outcome(0, "Stack dump: in a warning"), "k.cu", Path("log")) == ""


def test_a_driver_that_reports_a_dead_back_end_has_crashed() -> None:
    said = crash_text(outcome(139, "nvcc error   : 'cicc' died due to signal 11"), "k.cu", Path("log"))
    assert "signal 11" in said and "k.cu" in said
