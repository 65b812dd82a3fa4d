"""Questions about the tokens around a place."""

from __future__ import annotations

import pytest

from translator.around import Code
from translator.model import SourceFile

TEXT = b"""#define TWICE(x) do { first(x); second(x, third(1, 2)); } while (0)
int f(int a) {
    if (a > 1) { one(a)->field(b[2], c); }  // one(commented)
    return static_cast<int>(value);
}
"""


@pytest.fixture(scope="module")
def code() -> Code:
    return Code(SourceFile("f.cu", TEXT))


def token(code: Code, word: str) -> int:
    return code.at(TEXT.index(word.encode()))


def test_neighbours_stay_in_their_directive(code: Code) -> None:
    assert code.text(code.after(token(code, "first"))) == "("
    assert code.after(token(code, "0)\nint") + 1) == -1
    assert code.before(token(code, "int f")) == -1


@pytest.mark.parametrize(
    ("word", "callee", "position"),
    [
        ("x, third", "second", 0),
        ("third", "second", 1),
        ("2));", "third", 1),
        ("c); }", "field", 1),
        ("value", "static_cast", 0),
    ],
)
def test_the_call_around_an_argument(code: Code, word: str, callee: str, position: int) -> None:
    name, at = code.callee(token(code, word))
    assert (code.text(name), at) == (callee, position)


def test_no_call_around_a_statement(code: Code) -> None:
    assert code.callee(token(code, "return")) == (-1, 0)


def test_statements(code: Code) -> None:
    first, last = code.statement(token(code, "second"))
    assert code.words(first, last) == ["second", "(", "x", ",", "third", "(", "1", ",", "2", ")", ")"]
    first, last = code.statement(token(code, "value"))
    assert code.words(first, last)[0] == "return"


def test_the_start_of_a_name(code: Code) -> None:
    assert code.text(code.start_of_name(token(code, "field"))) == "one"


def test_levels(code: Code) -> None:
    opening = code.block(token(code, "return"))
    words = [code.text(n) for n in code.level(opening)]
    assert words[:4] == ["if", "(", ")", "{"]
    assert "one" not in words
