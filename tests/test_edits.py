"""Merging, applying and writing edits."""

from __future__ import annotations

import itertools
import random
import stat
from pathlib import Path

import pytest

from translator.edits import apply, merge, unified_diff, write_atomic
from translator.errors import InputError
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span


def finding(start: int, end: int, text: str, id: str = "CW501", path: str = "/a.cu") -> Finding:
    return _with((Edit(Span(path, start, end), text),), id)


def _with(edits: tuple[Edit, ...], id: str = "CW501") -> Finding:
    return Finding(id, "rule", Severity.INFO, Safety.EXACT, edits[0].span, "message", edits)


def test_apply_replaces_inserts_and_deletes() -> None:
    edits = [Edit(Span("f", 0, 4), "gpu"), Edit(Span("f", 7, 7), "+"), Edit(Span("f", 8, 9), "")]
    assert apply(b"cudaXYZ!?end", edits) == b"gpuXYZ+!end"


def test_apply_keeps_bytes_that_are_not_text() -> None:
    assert apply(b"\xff\xfe cudaX \xe9", [Edit(Span("f", 3, 8), "gpuX")], "latin-1") == b"\xff\xfe gpuX \xe9"


@pytest.mark.parametrize("span", [(5, 99), (-1, 2)])
def test_apply_refuses_edits_outside_the_file(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        apply(b"short text", [Edit(Span("f", *span), "x")])


def test_the_same_edit_from_two_units_is_one() -> None:
    merged = merge([finding(3, 7, "gpuX"), finding(3, 7, "gpuX")])
    assert len(merged.edits) == 1 and not merged.conflicts


def test_disagreement_is_reported_and_not_guessed() -> None:
    merged = merge([finding(3, 7, "gpuX"), finding(3, 7, "gpuY", "CW503")])
    assert [e.text for e in merged.edits] == ["gpuX"]
    assert len(merged.conflicts) == 1


def test_a_finding_is_applied_whole_or_not_at_all() -> None:
    both = _with((Edit(Span("/a.cu", 50, 52), "a"), Edit(Span("/a.cu", 3, 7), "b")))
    merged = merge([finding(2, 5, "gpu"), both])
    assert [e.text for e in merged.edits] == ["gpu"]
    assert merged.conflicts[0][0] == both


def test_touching_edits_do_not_clash_but_two_insertions_at_one_place_do() -> None:
    assert not merge([finding(0, 3, "a"), finding(3, 5, "b"), finding(3, 3, "c")]).conflicts
    assert merge([finding(3, 3, "a"), finding(3, 3, "b")]).conflicts


def test_merge_does_not_depend_on_order() -> None:
    rng = random.Random(7)
    many = [finding(s := rng.randrange(500), s + rng.randrange(9), str(i % 5), f"CW{i % 900:03}") for i in range(400)]
    expected = merge(many)
    for _ in range(5):
        rng.shuffle(many)
        assert merge(many) == expected
    spans = [e.span for e in expected.edits]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_wide_edit_far_back_is_still_seen() -> None:
    wide = finding(0, 100_000, "wide", "CW001")
    many = [finding(100_000 + i * 3, 100_000 + i * 3 + 2, "x") for i in range(600)]
    late = finding(99_999, 100_001, "y", "CW999")
    merged = merge([wide, *many, late])
    assert late in [loser for loser, _ in merged.conflicts]


def test_diff_says_when_a_file_has_no_last_newline() -> None:
    text = unified_diff(SourceFile("/a.cu", b"one\ncudaX"), b"one\ngpuX", "a.cu")
    assert text.startswith("--- a/a.cu\n+++ b/a.cu\n")
    assert text.count("\\ No newline at end of file\n") == 2


def test_write_atomic_keeps_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "run.sh"
    write_atomic(target, b"data", 0o751)
    assert target.read_bytes() == b"data" and stat.S_IMODE(target.stat().st_mode) == 0o751
    assert [p.name for p in target.parent.iterdir()] == ["run.sh"]


def test_a_failed_write_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.cu"
    target.write_bytes(b"old")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="No space left"):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a.cu"]


def test_an_interrupt_in_the_middle_of_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.cu"
    target.write_bytes(b"old")

    def interrupt(self: Path, other: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a.cu"]
