"""Where the text of a program compiled at run time goes: only a text that is known to reach the creation of programs,
and nothing else, may include a header that only that call hands over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from translator.around import Code
from translator.facts import Name, Unit
from translator.frontend.strings import Literal

CREATE = "nvrtcCreateProgram"
_SOURCE = 1  # the argument of it that is the text, from 0
_TEXT = frozenset(("c_str", "data"))
_DEFINE = re.compile(rb"#[ \t]*define[ \t]+$")
# Words before a name that declare nothing.
_NO_TYPE = frozenset(("return", "else", "goto", "delete", "throw", "case", "typename", "new", "co_return"))


def refusal(literals: tuple[Literal, ...], path: str, unit: Unit, codes: Mapping[str, Code], own_create: str) -> str:
    """Why adjacent literals of a file do not go to run-time compilation only; empty if they do. ``own_create`` is the
    portable name of the call."""
    creates = (CREATE, own_create)
    if path.endswith(".c") or unit.main.endswith(".c"):
        return "the header is handed over by C++, and this is C"
    if any(isinstance(fact, Name) and fact.name == CREATE and fact.user_declared for fact in unit.facts):
        return f"{CREATE} is a function of this project"
    code = codes[path]
    numbers = [code.at(literal.start) for literal in literals]
    first, last = numbers[0], numbers[-1]
    if _is_source(code, first, last, creates):
        return ""
    name = _constant(code, first, last, literals)
    if name < 0:
        return f"the text is no constant, nor the second argument of {CREATE}"
    word = code.text(name)
    calls = 0
    for other, number in _uses(word, code, name, codes.values()):
        if not _goes_to_create(other, number, creates):
            line, _ = other.source.line_column(other.tokens[number].start)
            return f"{word} is used otherwise than as the text of {CREATE}, in line {line}"
        calls += 1
    return "" if calls else f"no {CREATE} of this unit takes {word}"


def _is_source(code: Code, first: int, last: int, creates: Collection[str]) -> bool:
    """Whether a range of tokens is the whole text argument of a call."""
    opener = code.opener(first)
    if code.text(opener) != "(" or code.text(code.before(first)) != "," or code.text(code.after(last)) != ",":
        return False
    callee = code.before(opener)
    before = code.text(code.before(callee))
    if code.text(callee) not in creates or before in (".", "->"):
        return False
    if before == "::" and code.is_word(code.before(code.before(callee))):
        return code.text(code.before(code.before(callee))) in _NO_TYPE
    inside = range(opener + 1, first)
    return sum(code.text(n) == "," and code.opener(n) == opener for n in inside) == _SOURCE


def _constant(code: Code, first: int, last: int, literals: tuple[Literal, ...]) -> int:
    """The token of the name that the literals define, -1 for none."""
    before, after = code.before(first), code.text(code.after(last))
    if code.tokens[first].directive >= 0:
        plain = all(literal.raw is None for literal in literals)
        begin = code.tokens[before].start if code.is_word(before) and code.before(before) < 0 else 0
        defines = _DEFINE.search(code.source.data[max(0, begin - 64) : begin])
        return before if defines and plain and after == "" else -1
    mark = code.text(before)
    name = code.before(before)
    if mark == "=":
        if code.text(name) == "]":
            name = code.before(code.partner(name))
        if after not in (";", ",") or code.text(code.opener(first)) == "(":
            return -1
    elif mark not in ("(", "{") or code.partner(before) != code.after(last):
        return -1
    kind = code.before(name)
    declared = code.text(kind) in ("*", "&", ">") or (code.is_word(kind) and code.text(kind) not in _NO_TYPE)
    if mark == "(" and code.text(kind) not in ("string", "string_view"):
        return -1
    return name if code.is_word(name) and declared else -1


def _uses(word: str, home: Code, name: int, codes: Iterable[Code]) -> Iterable[tuple[Code, int]]:
    """The other places of a name: in the block that defines it if it is local, else in all files of the unit."""
    opener = home.opener(name)
    if home.tokens[name].directive < 0 and _is_body(home, opener):
        codes, inside = [home], range(opener, home.partner(opener))
    else:
        inside = range(1 << 62)
    for code in codes:
        for number, token in enumerate(code.tokens):
            if token.text == word and (code is not home or number != name) and number in inside:
                yield code, number


def _is_body(code: Code, opener: int) -> bool:
    """Whether a bracket opens a function's body or a block in one."""
    if code.text(opener) != "{" or code.partner(opener) < 0:
        return False
    return code.text(code.before(opener)) in (")", "else", "do", "try", "const", "noexcept", "override")


def _goes_to_create(code: Code, number: int, creates: Collection[str]) -> bool:
    first = last = number
    while code.text(code.before(first)) == "::":
        first = code.before(first)
        if code.is_word(code.before(first)) and code.text(code.before(first)) not in _NO_TYPE:
            first = code.before(first)
    before, after = code.before(first), code.after(last)
    if code.text(before) == "(" and code.partner(before) == after and code.text(code.before(before)) == "string":
        first, last = code.before(before), after
        if code.text(code.before(first)) == "::":
            first = code.before(code.before(first))
    dot = code.after(last)
    member, opened = code.after(dot), code.after(code.after(dot))
    if code.text(dot) == "." and code.text(member) in _TEXT and code.text(opened) == "(":
        if code.partner(opened) != code.after(opened):
            return False
        last = code.after(opened)
    return _is_source(code, first, last, creates)
