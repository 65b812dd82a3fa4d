"""Every example of every rule, as the tool would treat it: text, findings, and a second run that changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from snippets import translate, without_added_includes

from translator.model import Safety, Style
from translator.rule_api import Example, Rule
from translator.rulebook import load_rulebook

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{rule.name}-{number}")
    for rule in load_rulebook().rules
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example, tmp_path: Path) -> None:
    done = translate(tmp_path, example.before, name=f"example{example.ending}")
    text = without_added_includes(done)
    expected = example.before if example.after is None else example.after
    assert text == expected
    if example.clean:
        assert rule.id not in done.ids()
    elif example.after is None:
        mine = [f for f in done.findings if f.id == rule.id]
        assert mine, f"{rule.id} reports nothing"
        assert all(not f.edits or f.safety is not Safety.EXACT for f in mine)
    else:
        assert rule.id in done.ids()


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if case.values[1].hip is not None])
def test_example_in_hip_style(rule: Rule, example: Example, tmp_path: Path) -> None:
    done = translate(tmp_path, example.before, Style.HIP, f"example{example.ending}")
    assert without_added_includes(done) == example.hip


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if case.values[1].after is not None])
def test_a_second_run_changes_nothing(rule: Rule, example: Example, tmp_path: Path) -> None:
    from translator.output import write_tree

    first = tmp_path / "first"
    first.mkdir()
    name = f"example{example.ending}"
    done = translate(first, example.before, name=name)
    out = tmp_path / "out"
    write_tree(done.run, out)
    shutil.rmtree(first)
    again = translate(out, (out / name).read_text(encoding="utf-8"), name=name)
    assert again.text == done.text
    assert not [f for f in again.findings if f.edits]
