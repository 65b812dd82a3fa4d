"""Loading rules: what a broken rule is told, and what every rule must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import ConfigError
from translator.rulebook import load_rulebook

RULE = '''
from translator.rule_api import Example, Name, rule
@rule(id="{id}", title="t", on=Name, names={{"x"}}, examples=[Example(before="int y;\\n", clean=True)])
def {name}(name, ctx):
    """{doc}"""
    return ()
'''


def _book(folder: Path, **files: str) -> None:
    (folder / "warp").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "warp" / f"{name}.py").write_text(text)
    load_rulebook(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE.format(id="CW1", name="a", doc="d"), "CW and three digits"),
        (RULE.format(id="CW101", name="a", doc=""), "lacks a docstring"),
        ("import nothing_like_this\n", "ModuleNotFoundError"),
        ("def broken(:\n", "SyntaxError"),
    ],
)
def test_a_broken_rule_is_named(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=said):
        _book(tmp_path, one=text)


def test_two_rules_with_one_id(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="share the id CW101"):
        _book(tmp_path, a=RULE.format(id="CW101", name="a", doc="d"), b=RULE.format(id="CW101", name="b", doc="d"))


def test_every_rule_has_an_example_of_what_it_says_and_a_documented_reason() -> None:
    for rule in load_rulebook().rules:
        assert any(not example.clean for example in rule.examples), rule.id
        assert len(rule.doc.split()) > 10, rule.id
