"""A small C++ lexer on bytes: what is known of text that the compiler skipped, and where tokens stand in text that
it read.

It knows comments, string and character literals, raw strings, line continuations, header names and directives.
Offsets are byte offsets into the file. It never fails: a byte that starts no token is a one-byte punctuator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

IDENT, NUMBER, STRING, CHAR, PUNCT, HEADER = range(6)

_CONT = rb"\\[ \t]*\r?\n"
_TOKEN = re.compile(
    rb"""
    (?P<space>(?:[ \t\v\f]|%(cont)s|\r(?=\n))+)
  | (?P<newline>\n|\r)
  | (?P<comment>//(?:%(cont)s|[^\n])*|/\*.*?(?:\*/|\Z))
  | (?P<raw>(?:u8|[uUL])?R"(?P<tag>[^()\\\s"]{0,16})\(.*?(?:\)(?P=tag)"|\Z))
  | (?P<string>(?:u8|[uUL])?"(?:\\(?:\r\n|.)|[^"\\\n])*"?)
  | (?P<char>(?:u8|[uUL])?'(?:\\(?:\r\n|.)|[^'\\\n])+')
  | (?P<ident>[A-Za-z_$\x80-\xff](?:[\w$\x80-\xff]|%(cont)s(?=[\w$\x80-\xff]))*)
  | (?P<number>\.?\d(?:[eEpP][+-]|'?[\w]|\.)*)
  | (?P<punct><<<|::|->\*?|<<=?|<=|>=|==|!=|&&|\|\||\+\+|--|\.\.\.|\#\#|[-+*/%%&|^]=|.)
    """
    % {b"cont": _CONT},
    re.S | re.X,
)
_HEADER_NAME = re.compile(rb"(?:[ \t]|/\*.*?\*/|" + _CONT + rb")*(<[^>\n]*>)", re.S)
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")
_BOM = b"\xef\xbb\xbf"

_KEYWORDS = """alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t
    class compl concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype
    default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int
    long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register
    reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template
    this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t
    while xor xor_eq __asm __asm__ __attribute__ __restrict__ __restrict __inline__ __inline __volatile__ __volatile
    __extension__ __typeof__ __alignof__ __signed__ __const"""
KEYWORDS = frozenset(_KEYWORDS.split())


class Token(NamedTuple):
    """One token. ``text`` is its spelling without line continuations; ``directive`` the number of the directive it
    is in, -1 for plain code."""

    kind: int
    start: int
    end: int
    text: str
    directive: int


@dataclass(slots=True)
class Directive:
    """A preprocessor directive: ``keyword`` without ``#``, ``start`` at the ``#``, ``end`` after its last token,
    ``first`` and ``last`` the token numbers after the keyword (half-open)."""

    keyword: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A ``#define``: offset and token number of its name, parameters, first and last token of the body (half-open)."""

    name: str
    name_at: int
    token: int
    parameters: frozenset[str]
    function_like: bool
    first: int
    last: int
    ordered: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexed:
    """All tokens of one file (comments left out), its directives, and the partner of each bracket token."""

    data: bytes
    tokens: list[Token] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    blanks: list[tuple[int, int]] = field(default_factory=list)  # comments
    partner: dict[int, int] = field(default_factory=dict)
    encloser: list[int] = field(default_factory=list)  # number of the innermost open bracket token, -1 for none
    definitions: dict[int, Definition] | None = None  # by directive, and the words of their bodies: see ``directives``
    bodies: list[tuple[str, frozenset[str]]] | None = None

    def text(self, start: int, end: int) -> str:
        """The characters of a byte range."""
        return decode(self.data[start:end])


def decode(raw: bytes) -> str:
    """Characters of source bytes: UTF-8 where they are that, Latin-1 otherwise."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def lex(data: bytes) -> Lexed:
    """Tokens, directives and bracket partners of one file."""
    out = Lexed(data)
    tokens, at, size = out.tokens, (3 if data.startswith(_BOM) else 0), len(data)
    line_start, directive, current = True, -1, None
    match = _TOKEN.match
    while at < size:
        m = match(data, at)
        assert m is not None and m.lastgroup
        group, end = m.lastgroup, m.end()
        if group == "newline":
            line_start = True
            if current is not None:
                current.last, current, directive = len(tokens), None, -1
        elif group == "comment":
            out.blanks.append((at, end))
        elif group != "space":
            raw = data[at:end]
            if group == "punct" and raw in b"#" and line_start:
                directive = len(out.directives)
                current = Directive("", at, end, len(tokens), len(tokens))
                out.directives.append(current)
            else:
                kind = _KINDS[group]
                text = decode(_SPLICE.sub(b"", raw)) if b"\\" in raw and kind == IDENT else decode(raw)
                if current is not None and not current.keyword and current.first == len(tokens) and kind == IDENT:
                    current.keyword = text
                    header = _HEADER_NAME.match(data, end) if text in _INCLUDES else None
                    if header:
                        tokens.append(Token(HEADER, header.start(1), header.end(1), decode(header[1]), directive))
                        end = header.end(1)
                else:
                    tokens.append(Token(kind, at, end, text, directive))
                if current is not None:
                    current.end = end
            line_start = False
        at = end
    if current is not None:
        current.last = len(tokens)
    _match_brackets(out)
    return out


_KINDS = {
    "ident": IDENT,
    "number": NUMBER,
    "string": STRING,
    "raw": STRING,
    "tag": STRING,
    "char": CHAR,
    "punct": PUNCT,
}
_SPLICE = re.compile(_CONT)
_INCLUDES = frozenset(("include", "include_next", "import"))
_PARTNER = {"(": ")", "[": "]", "{": "}"}


def _match_brackets(out: Lexed) -> None:
    """Pair brackets, each directive by itself; an unmatched closer closes what it can."""
    stacks: dict[int, list[int]] = {-1: []}
    for index, token in enumerate(out.tokens):
        stack = stacks.setdefault(token.directive, [])
        if token.kind == PUNCT and token.text in CLOSE:
            for depth in range(len(stack) - 1, -1, -1):
                if _PARTNER[out.tokens[stack[depth]].text] == token.text:
                    out.partner[index], out.partner[stack[depth]] = stack[depth], index
                    del stack[depth:]
                    break
        out.encloser.append(stack[-1] if stack else -1)
        if token.kind == PUNCT and token.text in OPEN:
            stack.append(index)


def identifiers(data: bytes) -> Iterator[tuple[str, int, int]]:
    """(name, start, end) of every identifier and keyword outside comments and literals, directives included."""
    out = lex(data)
    for token in out.tokens:
        if token.kind == IDENT:
            yield token.text, token.start, token.end


def blank_comments_and_strings(data: bytes) -> bytes:
    """The same bytes with comments and the inside of string and character literals as spaces; newlines stay."""
    out = lex(data)
    result = bytearray(data)
    ranges = out.blanks + [(t.start, t.end) for t in out.tokens if t.kind in (STRING, CHAR)]
    for start, end in ranges:
        result[start:end] = re.sub(rb"[^\r\n]", b" ", data[start:end])
    return bytes(result)


@lru_cache(maxsize=512)
def _lexed(path: str, _size: int, _time: int) -> Lexed:
    return lex(Path(path).read_bytes())


def lex_file(path: str) -> Lexed | None:
    """A file's tokens, remembered while the file does not change; None when it cannot be read."""
    try:
        state = Path(path).stat()
        return _lexed(path, state.st_size, state.st_mtime_ns)
    except OSError:
        return None
