"""What stands around a place in a file, by tokens: for rules that judge a name by its statement."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator
from functools import lru_cache

from translator.frontend.tokens import CLOSE, IDENT, NUMBER, OPEN, PUNCT, STRING, Token, lex, lex_file
from translator.model import SourceFile, Span


class Code:
    """One file's tokens, comments left out. Tokens are told by their numbers; -1 is none. Neighbours are those of the
    same directive, so that plain code and each macro's body are texts of their own."""

    def __init__(self, source: SourceFile) -> None:
        self.path = source.path
        self.source = source
        known = lex_file(source.path)  # remembered from reading the unit
        self._lexed = known if known is not None and known.data == source.data else lex(source.data)
        self.tokens: list[Token] = self._lexed.tokens
        self._starts = [token.start for token in self.tokens]
        self._before = [-1] * len(self.tokens)
        self._after = [-1] * len(self.tokens)
        last: dict[int, int] = {}
        for number, token in enumerate(self.tokens):
            previous = last.get(token.directive, -1)
            self._before[number] = previous
            if previous >= 0:
                self._after[previous] = number
            last[token.directive] = number

    def at(self, offset: int) -> int:
        """The token that starts at an offset, or that starts first after it."""
        number = bisect.bisect_left(self._starts, offset)
        return number if number < len(self.tokens) else -1

    def before(self, number: int) -> int:
        """The token before one."""
        return self._before[number] if number >= 0 else -1

    def after(self, number: int) -> int:
        """The token after one."""
        return self._after[number] if number >= 0 else -1

    def text(self, number: int) -> str:
        """A token's spelling, empty for none."""
        return self.tokens[number].text if number >= 0 else ""

    def is_word(self, number: int) -> bool:
        """Whether a token is an identifier or keyword."""
        return number >= 0 and self.tokens[number].kind == IDENT

    def is_number(self, number: int) -> bool:
        """Whether a token is a numeric literal."""
        return number >= 0 and self.tokens[number].kind == NUMBER

    def is_string(self, number: int) -> bool:
        """Whether a token is a string literal."""
        return number >= 0 and self.tokens[number].kind == STRING

    def partner(self, number: int) -> int:
        """The bracket that belongs to a bracket."""
        return self._lexed.partner.get(number, -1)

    def opener(self, number: int) -> int:
        """The innermost open bracket around a token."""
        return self._lexed.encloser[number] if number >= 0 else -1

    def start_of_name(self, number: int) -> int:
        """The first token of the qualified or member name that ends in a token: ``a.b``, ``p->x``, ``N::f``."""
        while True:
            mark = self.before(number)
            if self.text(mark) not in ("::", ".", "->"):
                return number
            owner = self.before(mark)
            if self.text(owner) in (")", "]") and self.partner(owner) >= 0:
                owner = self.before(self.partner(owner))
            if not self.is_word(owner):
                return mark if self.text(mark) == "::" else number
            number = owner

    def declared_as(self, member: int, types: Collection[str]) -> str:
        """The type, one of ``types``, with which the file declares the object that a member is read from, as its text
        says; empty for none."""
        mark = self.before(member)
        name = self.text(self.before(mark)) if self.text(mark) in (".", "->") else ""
        for number, token in enumerate(self.tokens):
            if name and token.text == name and token.kind == IDENT:
                before = self.before(number)
                while self.text(before) in ("*", "&", "const", ","):
                    before = self.before(before)
                if self.text(before) in types:
                    return self.text(before)
        return ""

    def within(self, span: Span) -> Iterator[int]:
        """The tokens of a span that lies in one directive, or in plain code."""
        at = self.at(span.start)
        while at >= 0 and self.tokens[at].start < span.end:
            yield at
            at = self.after(at)

    def pasted(self, body: Span) -> set[str]:
        """The words of a macro's body that ``##`` glues to others."""
        marks = [at for at in self.within(body) if self.text(at) == "##"]
        return {self.text(at) for mark in marks for at in (self.before(mark), self.after(mark)) if self.is_word(at)}

    def quoted(self, body: Span) -> set[str]:
        """The words of a macro's body that ``#`` turns into text."""
        return {self.text(self.after(at)) for at in self.within(body) if self.text(at) == "#"}

    def callee(self, number: int) -> tuple[int, int]:
        """The name of the innermost call around a token, and the token's argument position from 0; (-1, 0) for none.
        A cast, a control statement and a macro use read as calls as well."""
        opening = self.opener(number)
        while opening >= 0 and self.text(opening) == "(":
            name = self.before(opening)
            if self.text(name) == ">":
                name = self.template_name(name)
            if self.is_word(name):
                return name, self._position(opening, number)
            opening = self.opener(opening)
        return -1, 0

    def template_name(self, closing: int) -> int:
        """The name whose template arguments end in a ``>``."""
        depth, at = 0, closing
        for _ in range(64):
            depth += {">": 1, "<": -1}.get(self.text(at), 0)
            at = self.before(at)
            if depth == 0 or at < 0:
                break
        return at if self.is_word(at) else -1

    def _position(self, opening: int, number: int) -> int:
        found, at = 0, self.after(opening)
        while 0 <= at < number:
            if self.text(at) in OPEN and self.partner(at) >= 0:
                at = self.partner(at)
            found += self.text(at) == "," and at < number
            at = self.after(at)
        return found

    def statement(self, number: int) -> tuple[int, int]:
        """The first and last token of the statement around a token, within its braces: from after ``;``, ``{``, ``}``
        or a label to before ``;`` or a closing brace."""
        first = last = number
        while True:
            previous = self.before(first)
            text = self.text(previous)
            if text in (")", "]") and self.partner(previous) >= 0:
                first = self.partner(previous)
                continue
            if previous < 0 or (self.tokens[previous].kind == PUNCT and text in ";{}"):
                break
            first = previous
        while True:
            following = self.after(last)
            text = self.text(following)
            if text in ("(", "[") and self.partner(following) >= 0:
                last = self.partner(following)
                continue
            if following < 0 or (self.tokens[following].kind == PUNCT and text in ";{}"):
                break
            last = following
        return first, last

    def block(self, number: int) -> int:
        """The innermost ``{`` around a token."""
        opening = self.opener(number)
        while opening >= 0 and self.text(opening) != "{":
            opening = self.opener(opening)
        return opening

    def loops(self, number: int, outside: int) -> bool:
        """Whether a loop is around a token that is not around another one, further on."""
        first, _ = self.statement(number)
        if self.text(first) in ("for", "while", "do"):
            return True
        block = self.block(number)
        while block >= 0 and not block < outside < self.partner(block):
            head = self.before(block)
            if self.text(head) == "do":
                return True
            if self.text(head) == ")" and self.text(self.before(self.partner(head))) in ("for", "while"):
                return True
            block = self.block(block)
        return False

    def apart(self, first: int, second: int) -> bool:
        """Whether two tokens, the first before the second, stand in different arms of one ``if`` or ``switch``."""
        depth = lowest = 0
        apart, at = False, self.after(first)
        while 0 <= at < second:
            text = self.text(at)
            if self.tokens[at].kind == PUNCT and text in OPEN:
                depth += 1
            elif self.tokens[at].kind == PUNCT and text in CLOSE:
                depth -= 1
                if depth < lowest or (depth == lowest and text == "}" and self.text(self.after(at)) != "else"):
                    apart = False
                lowest = min(lowest, depth)
            elif depth == lowest and text in ("else", "case", "default"):
                apart = True
            elif depth == lowest and text == ";" and self.text(self._arm(at)) == "else":
                apart = False
            at = self.after(at)
        return apart

    def _arm(self, semicolon: int) -> int:
        """The word that the statement which ends here begins with."""
        return self.statement(self.before(semicolon))[0]

    def span(self, first: int, last: int) -> Span:
        """The text of tokens ``first`` to ``last``, both included."""
        return Span(self.path, self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> list[str]:
        """The spellings of tokens ``first`` to ``last``, both included, without those of other directives."""
        found, at = [], first
        while 0 <= at <= last:
            found.append(self.text(at))
            at = self.after(at)
        return found

    def level(self, opening: int) -> list[int]:
        """The tokens directly inside a bracket: inner brackets are stepped over."""
        found, at = [], self.after(opening)
        closing = self.partner(opening)
        while at >= 0 and (closing < 0 or at < closing):
            found.append(at)
            if self.tokens[at].kind == PUNCT and self.text(at) in OPEN and self.partner(at) >= 0:
                at = self.partner(at)
                found.append(at)
            elif self.tokens[at].kind == PUNCT and self.text(at) in CLOSE:
                break
            at = self.after(at)
        return found


@lru_cache(maxsize=128)
def code_of(source: SourceFile) -> Code:
    """A file's tokens, remembered."""
    return Code(source)
