"""``explain`` and ``rules`` say what the rules say, and the catalogue page in the tree is fresh."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from translator import catalogue
from translator.errors import InputError
from translator.facts import Call
from translator.model import Safety
from translator.paths import data_folder
from translator.rule_api import Example, Rule, rule
from translator.rulebook import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
RULES = load_rulebook().rules


def _rule(id: str, *examples: Example) -> Rule:
    def check(fact: Call, ctx: object) -> list[object]:
        """First line.

        Second *paragraph*.
        """
        return []

    return rule(id=id, title="A title", on=Call, examples=examples)(check)  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", catalogue.entries(RULES), ids=lambda e: e.id)
def test_every_finding_is_explained(entry: catalogue.Entry) -> None:
    text = catalogue.explain(entry.id.lower(), RULES)
    assert text.startswith(f"{entry.id}  {entry.title}\n")
    assert entry.doc in text
    for example in entry.examples:
        for part in (example.before, example.after, example.hip):
            assert part is None or all(line.strip() in text for line in part.splitlines())


def test_ids_are_unique_and_in_order() -> None:
    ids = [entry.id for entry in catalogue.entries(RULES)]
    assert ids == sorted(set(ids))
    assert set(catalogue.titles(RULES)) == set(ids)


def test_the_outcome_of_an_example_is_said() -> None:
    rules = [
        _rule("CW901", Example(before="a();", after="b();", hip="c();")),
        _rule("CW902", Example(before="a();")),
        _rule("CW903", Example(before="a();", clean=True)),
    ]
    first, second, third = (catalogue.explain(r.id, rules) for r in rules)
    assert "before:\n      a();\n  after:\n      b();\n  after, with --style hip:\n      c();" in first
    assert "stays as it is, and is reported" in second
    assert "nothing is reported" in third
    assert "First line.\n\nSecond *paragraph*.\n" in first


def test_a_rule_that_rewrites_nothing_is_listed_as_manual() -> None:
    (entry,) = [e for e in catalogue.entries([_rule("CW902", Example(before="a();"))]) if e.id == "CW902"]
    assert entry.safety is Safety.MANUAL


def test_an_unknown_id_names_its_neighbours() -> None:
    with pytest.raises(InputError, match=r"near it: .*CW101"):
        catalogue.explain("CW199", RULES)
    with pytest.raises(InputError, match="crosswarp rules"):
        catalogue.explain("nonsense", RULES)


def test_the_table_has_a_line_for_each() -> None:
    lines = catalogue.table(RULES).splitlines()
    assert [line.split()[0] for line in lines] == [entry.id for entry in catalogue.entries(RULES)]


def test_the_page_escapes_what_is_no_code() -> None:
    page = catalogue.markdown([_rule("CW901", Example(before="a<<<1, 2>>>();"))])
    assert "Second \\*paragraph\\*." in page
    assert "```cuda\na<<<1, 2>>>();\n```" in page


def test_the_page_in_the_tree_is_fresh() -> None:
    page = data_folder("rules") / "CATALOGUE.md"
    assert page.read_text(encoding="utf-8") == catalogue.markdown(RULES), "run `make catalogue`"


def test_every_own_finding_is_made_somewhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "translator").glob("*.py"))
    own = inspect.getsource(catalogue)
    for entry in catalogue.OWN:
        assert f'"{entry.id}"' in text.replace(own, ""), f"{entry.id} is listed and nothing reports it"
