"""Questions about the tokens of declarations: where one starts and ends, its declarators, its type as written."""

from __future__ import annotations

from translator.frontend.groups import split
from translator.frontend.tokens import CLOSE, IDENT, OPEN, PUNCT, Lexed


def declaration_start(lexed: Lexed, number: int) -> int:
    """The first token of the declaration that token ``number`` is in."""
    toks, at = lexed.tokens, number
    while at > 0 and toks[at - 1].directive == toks[number].directive:
        text = toks[at - 1].text
        if toks[at - 1].kind == PUNCT and text in ";{}:":
            break
        if text in ")]" and at - 1 in lexed.partner and lexed.partner[at - 1] < at:
            opening = lexed.partner[at - 1]
            if opening == 0 or toks[opening - 1].text in ("if", "for", "while", "switch"):
                break
            at = opening
            continue
        if text in "([":
            break
        at -= 1
    return at


def declaration(lexed: Lexed, number: int) -> tuple[int, int]:
    """First and last token of the declaration statement around its name, semicolon left out."""
    toks, end = lexed.tokens, number
    while end + 1 < len(toks) and toks[end + 1].directive == toks[number].directive and toks[end + 1].text != ";":
        end += 1
        if toks[end].text in OPEN and toks[end].kind == PUNCT and end in lexed.partner:
            end = lexed.partner[end]
        elif toks[end].text in CLOSE and toks[end].kind == PUNCT:
            end -= 1
            break
    return declaration_start(lexed, number), end


def declarators(lexed: Lexed, first: int, last: int) -> int:
    """How many variables the declaration in these tokens declares."""
    return max(len(split(lexed, first, last + 1)), 1)


_SPECIFIERS_TEXT = """
    extern static volatile const constexpr inline __shared__ __constant__ __device__ __managed__ register
    thread_local __restrict__ typename struct class
"""
_SPECIFIERS = frozenset(_SPECIFIERS_TEXT.split())


def written_type(lexed: Lexed, first: int, name: int) -> str:
    """The element type as written, without storage words, attributes and memory spaces."""
    parts: list[str] = []
    at = first
    while at < name:
        token = lexed.tokens[at]
        if token.text in ("alignas", "__align__", "__attribute__", "__builtin_align__") and at + 1 in lexed.partner:
            at = lexed.partner[at + 1]
        elif token.text == "," and not parts.count("<"):
            break
        elif token.text not in _SPECIFIERS:
            if parts and token.kind == IDENT and lexed.tokens[at - 1].kind == IDENT:
                parts.append(" ")
            parts.append(token.text)
        at += 1
    return "".join(parts)


def body(lexed: Lexed, name: int, last: int) -> int | None:
    """The ``{`` of a function's body, the partner of the declaration's last token."""
    if lexed.tokens[last].text != "}":
        return None
    opening = lexed.partner.get(last)
    return opening if opening is not None and opening > name else None


_BEHIND = frozenset(
    ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "?", ":", ")", "]", ",", ";"]
)


def operand(lexed: Lexed, first: int) -> int | None:
    """The last token of the operand that a token begins, as far as its text tells: a name or parentheses, and what is
    called, subscripted or selected of it."""
    toks, at = lexed.tokens, first
    if toks[at].text == "(":
        at = lexed.partner.get(at, -1)
    elif toks[at].kind != IDENT:
        return None
    while 0 <= at < len(toks) - 1 and toks[at + 1].directive == toks[first].directive:
        following = toks[at + 1].text
        if following in ("(", "["):
            at = lexed.partner.get(at + 1, -1)
        elif following in (".", "->", "::"):
            at += 2
        else:
            return at if following in _BEHIND else None
    return at if at >= 0 else None
