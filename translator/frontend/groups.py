"""Questions about runs of tokens: argument lists, template arguments, qualifiers, launches, declarations."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from translator.frontend.tokens import CLOSE, IDENT, KEYWORDS, NUMBER, OPEN, PUNCT, STRING, Lexed

_ANGLE_STOP = frozenset((";", "{", "}", "&&", "||", "<<<"))
_VALUE_KEYWORDS = frozenset(("return", "else", "do", "co_return", "co_yield", "throw", "case", "and", "or", "not"))


def split(lexed: Lexed, first: int, end: int) -> list[tuple[int, int]]:
    """The comma-separated pieces of tokens ``first`` (included) to ``end`` (excluded), as inclusive token ranges.
    Commas inside brackets do not count, nor those between template angles."""
    pieces: list[tuple[int, int]] = []
    start = at = first
    while at < end:
        text = lexed.tokens[at].text
        if text in OPEN and lexed.tokens[at].kind == PUNCT and at in lexed.partner:
            at = lexed.partner[at]
        elif text == "<" and at > first and lexed.tokens[at - 1].kind == IDENT:
            close = angle_close(lexed, at, end)
            if close is not None:
                at = close
        elif text == "," and lexed.tokens[at].kind == PUNCT:
            if at > start:
                pieces.append((start, at - 1))
            start = at + 1
        at += 1
    if end > start:
        pieces.append((start, end - 1))
    return pieces


def angle_close(lexed: Lexed, opening: int, end: int) -> int | None:
    """The ``>`` that would close the ``<`` at ``opening`` as a template argument list, None if it cannot be one:
    what follows the closer must fit a template name (a call, a scope, a declarator ...)."""
    depth, at = 0, opening
    limit = min(end, opening + 400)
    while at < limit:
        token = lexed.tokens[at]
        text = token.text
        if token.kind == PUNCT:
            if text in _ANGLE_STOP:
                return None
            if text in "([" and at in lexed.partner:
                at = lexed.partner[at]
            elif text in CLOSE:
                return None
            elif text == "<":
                depth += 1
            elif text == ">":
                depth -= 1
                if depth == 0:
                    after = lexed.tokens[at + 1].text if at + 1 < len(lexed.tokens) else ""
                    return at if after in _AFTER_ANGLE else None
        at += 1
    return None


_AFTER_ANGLE = frozenset(("(", "::", ")", ",", ">", "{", ";", "<<<", "*", "&", "&&", "...", "]", ""))


def call_parenthesis(lexed: Lexed, number: int) -> int | None:
    """The ``(`` of a call whose callee is token ``number``, template arguments allowed between; None if there is
    none."""
    toks = lexed.tokens
    at = number + 1
    if at >= len(toks) or toks[at].directive != toks[number].directive:
        return None
    if toks[at].text == "<" and toks[at].kind == PUNCT:
        close = angle_close(lexed, at, len(toks))
        if close is None:
            return None
        at = close + 1
    if (
        at < len(toks)
        and toks[at].text == "("
        and toks[at].kind == PUNCT
        and toks[at].directive == toks[number].directive
    ):
        return at if at in lexed.partner else None
    return None


def template_arguments(lexed: Lexed, number: int, end: int) -> list[tuple[int, int]]:
    """Byte ranges of the template arguments between the name ``number`` and token ``end``."""
    if number + 1 >= end or lexed.tokens[number + 1].text != "<":
        return []
    return [(lexed.tokens[a].start, lexed.tokens[b].end) for a, b in split(lexed, number + 2, end - 1)]


def qualifier(lexed: Lexed, number: int) -> tuple[str, str]:
    """The qualifier written before a name, and the text of the token before that (``[ident]`` for an identifier
    that may be a type)."""
    first = qualified_start(lexed, number)
    toks = lexed.tokens
    before = ""
    if first > 0 and toks[first - 1].directive == toks[number].directive:
        token = toks[first - 1]
        before = token.text
        if token.kind == IDENT and token.text not in _VALUE_KEYWORDS:
            before = "[ident]"
    return (lexed.text(toks[first].start, toks[number].start) if first < number else "", before)


def qualified_start(lexed: Lexed, number: int) -> int:
    """The first token of the qualified name that ends in token ``number``."""
    toks = lexed.tokens
    at = number
    while at > 0 and toks[at - 1].text == "::" and toks[at - 1].directive == toks[number].directive:
        at -= 1
        if at > 0 and toks[at - 1].kind == IDENT and toks[at - 1].text not in KEYWORDS:
            at -= 1
        elif at > 0 and toks[at - 1].text == ">":
            back = angle_open(lexed, at - 1)
            if back is None or back == 0 or toks[back - 1].kind != IDENT:
                break
            at = back - 1
        else:
            break
    return at


def angle_open(lexed: Lexed, closing: int) -> int | None:
    """The ``<`` that matches the ``>`` at ``closing``, going backwards."""
    depth, at = 0, closing
    while at >= 0 and closing - at < 400:
        token = lexed.tokens[at]
        if token.kind == PUNCT:
            if token.text in CLOSE and at in lexed.partner and lexed.partner[at] < at:
                at = lexed.partner[at]
            elif token.text == ">":
                depth += 1
            elif token.text == "<":
                depth -= 1
                if depth == 0:
                    return at
            elif token.text in _ANGLE_STOP:
                return None
        at -= 1
    return None


def looks_like_call(lexed: Lexed, number: int) -> bool:
    """Whether an unresolved ``name(`` reads as a call and not as a declaration: no type stands before it."""
    first = qualified_start(lexed, number)
    if first == 0:
        return True
    token = lexed.tokens[first - 1]
    if token.directive != lexed.tokens[number].directive:
        return True
    if token.kind == IDENT:
        return token.text in _VALUE_KEYWORDS
    return token.text not in (">", "*", "&", "~") or token.kind != PUNCT or _operand_before(lexed, first - 1)


def _operand_before(lexed: Lexed, number: int) -> bool:
    """Whether a ``*``, ``&`` or ``>`` at ``number`` is an operator of an expression: it is unary or follows a value."""
    if number == 0:
        return True
    token = lexed.tokens[number - 1]
    return token.kind in (NUMBER, STRING) or token.text in (")", "]", "(", ",", "=", "return", "{", ";", "&&", "||")


def discarded(lexed: Lexed, number: int, closing: int) -> bool:
    """Whether the call from callee ``number`` to ``closing`` is a whole statement."""
    toks = lexed.tokens
    if closing + 1 >= len(toks) or toks[closing + 1].text != ";":
        return False
    around = lexed.encloser[number]
    if around >= 0 and toks[around].text != "{":
        return False
    first = qualified_start(lexed, number)
    while first >= 2 and toks[first - 1].text in (".", "->") and toks[first - 2].kind == IDENT:
        first = qualified_start(lexed, first - 2)
    if first == 0 or toks[first - 1].directive != toks[number].directive:
        return True
    before = toks[first - 1]
    if before.text == ")":
        opening = lexed.partner.get(first - 1, 0)
        return opening > 0 and toks[opening - 1].text in ("if", "for", "while", "switch")
    return before.text in (";", "{", "}", "else", "do", ":")


class LaunchTokens(NamedTuple):
    """Tokens of a launch: the first of the kernel expression, its name, the first ``>`` of ``>>>``, the ``(``."""

    first: int
    name: int
    end: int
    opening: int


def launch(lexed: Lexed, number: int) -> LaunchTokens | None:
    """The launch around the ``<<<`` at ``number``, None when the text is not one."""
    toks = lexed.tokens
    name = number - 1
    if name >= 0 and toks[name].text == ">":
        back = angle_open(lexed, name)
        name = back - 1 if back is not None else -1
    elif name >= 0 and toks[name].text == ")" and name in lexed.partner:
        name = lexed.partner[name] + 1
    if name < 0 or toks[name].kind != IDENT:
        return None
    first = qualified_start(lexed, name)
    if toks[number - 1].text == ")":
        first = lexed.partner[number - 1]
    at = number + 1
    found = None
    while at + 3 < len(toks) and toks[at].directive == toks[number].directive:
        if toks[at].kind == PUNCT and toks[at].text in OPEN and at in lexed.partner:
            at = lexed.partner[at]
        elif toks[at].kind == PUNCT and toks[at].text in ";}":
            break
        elif (
            toks[at].text == toks[at + 1].text == toks[at + 2].text == ">"
            and toks[at + 3].text == "("
            and (
                toks[at].end == toks[at + 1].start
                and toks[at + 1].end == toks[at + 2].start
                and at + 3 in lexed.partner
            )
        ):
            found = LaunchTokens(first, name, at, at + 3)
            if len(split(lexed, number + 1, at)) >= 2:
                return found
        at += 1
    return found


def sections(lexed: Lexed, first: int, end: int) -> list[tuple[int, int]]:
    """Half-open token ranges between the colons of an asm statement (``::`` is two colons)."""
    found, start, at = [], first, first
    while at < end:
        token = lexed.tokens[at]
        if token.kind == PUNCT and token.text in OPEN and at in lexed.partner:
            at = lexed.partner[at]
        elif token.kind == PUNCT and token.text in (":", "::"):
            found.append((start, at))
            if token.text == "::":
                found.append((at, at))
            start = at + 1
        at += 1
    found.append((start, end))
    return found


def literal(lexed: Lexed, first: int, end: int) -> str:
    """The value of the string literals in a half-open token range, joined; other tokens are passed over."""
    parts: list[str] = []
    for token in lexed.tokens[first:end]:
        if token.kind == STRING:
            body = token.text[token.text.index('"') :]
            if token.text.startswith(("R", "u8R", "LR", "uR", "UR")):
                parts.append(body[body.index("(") + 1 : body.rindex(")")])
                continue
            try:
                parts.append(ast.literal_eval(body.replace("\n", "\\n")))
            except (SyntaxError, ValueError):
                parts.append(body.strip('"'))
    return "".join(parts)


def gcc_template(text: str) -> str:
    """The template of an asm statement as its author wrote it, from clang's form of it (``$0`` for ``%0``)."""
    brackets = {"(": "{", "|": "|", ")": "}", "$": "$"}
    return re.sub(
        r"\$(?:(\d+)|\{(\d+)(?::\w+)?\}|([(|)$]))",
        lambda m: brackets[m[3]] if m[3] else f"%{m[1] or m[2]}",
        text,
    )
