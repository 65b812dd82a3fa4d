"""What the text that a condition guards is for: which capabilities it shows, and of what kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translator.around import Code
from translator.frontend.tokens import HEADER, IDENT, PUNCT, STRING, Token
from translator.model import Span
from translator.targets import Capability, capabilities

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
_VALUE = r"\(?-?\w+(?: ?[-+*/] ?\w+)*\)?"
_CONSTANT = re.compile(
    r"(?:static |inline |constexpr |const |__device__ )*"
    rf"(?:using \w+ ?= ?[\w:<>, ]+|[\w:]+ \w+ ?= ?{_VALUE}|,? ?\d\w*(?: ?[-+*/] ?\w+)* ?,?)"
)
_DEFINE = re.compile(rf"[ \t]*#[ \t]*define[ \t]+\w+[ \t]+({_VALUE})[ \t]*")
_FLAGS = frozenset(("0", "1", "true", "false"))
# Statements that end a kernel or the build, and such that do nothing.
_LOUD = re.compile(
    r"(?:static_)?assert ?\(.*\)|(?:__)?(?:trap|abort|builtin_unreachable) ?\( ?\)|asm(?: volatile)? ?\( ?\"trap;\" ?\)"
    r"|\w*(?:ERROR|UNREACHABLE|UNSUPPORTED|NOT_IMPLEMENTED|CHECK)\w* ?\(.*\)",
    re.S,
)
_QUIET = re.compile(r"return(?: 0| false| \{\})?|\(void\) ?\w+|printf ?\(.*\)", re.S)
_EMPTY_KERNEL = re.compile(r"__global__[^;{}]*\)\s*\{\s*(?:return;\s*)?\}")


def tokens_of(code: Code, spans: Iterable[Span]) -> Iterator[Token]:
    """The tokens of some pieces of a file, directives included."""
    for span in spans:
        at = code.at(span.start)
        while 0 <= at < len(code.tokens) and code.tokens[at].start < span.end:
            yield code.tokens[at]
            at += 1


def words_of(code: Code, spans: Iterable[Span]) -> frozenset[str]:
    """Identifiers, the words of included headers, and ``<<<``."""
    found: set[str] = set()
    for token in tokens_of(code, spans):
        if token.kind == IDENT or (token.kind == PUNCT and token.text == "<<<"):
            found.add(token.text)
        elif token.kind == HEADER:
            found.update(re.findall(r"\w+", token.text))
    return frozenset(found)


def shown(code: Code, spans: Iterable[Span]) -> list[Capability]:
    """The capabilities that some text shows, in the table's order."""
    spans = tuple(spans)
    words = words_of(code, spans)
    around = words | words_of(code, function_text(code, spans[:1]))
    assembly = _assembly(code, spans) if words & {"asm", "__asm__", "__asm"} else []
    found = []
    for capability in capabilities():
        named = _any(capability.words, words) or (_any(capability.shared, words) and _any(capability.beside, around))
        if named or any(_speaks(capability, template) for template in assembly):
            found.append(capability)
    return found


def _any(pattern: re.Pattern[str] | None, words: frozenset[str]) -> bool:
    return pattern is not None and any(map(pattern.fullmatch, words))


def _speaks(capability: Capability, template: str) -> bool:
    """Whether an asm statement shows a capability."""
    if capability.ptx is None or not capability.ptx.search(template):
        return False
    others = (c for c in capabilities() if c.ptx is not None and not c.rest)
    return not (capability.rest and any(other.ptx and other.ptx.search(template) for other in others))


def _assembly(code: Code, spans: tuple[Span, ...]) -> list[str]:
    """The templates of the asm statements, each in one piece."""
    found: list[str] = []
    open_asm = False
    for token in tokens_of(code, spans):
        if token.kind == IDENT and token.text in ("asm", "__asm__", "__asm"):
            found.append("")
            open_asm = True
        elif token.kind == STRING and open_asm:
            found[-1] += token.text[token.text.index('"') + 1 : -1].replace("\\n", " ").replace("\\t", " ") + " "
        elif token.kind == PUNCT and token.text in (":", "::", ";"):
            open_asm = False
    return found


def plain(text: str) -> str:
    """A text without comments."""
    return _COMMENT.sub(" ", text).strip()


def only_constants(texts: Iterable[str]) -> bool:
    """Whether all texts do nothing but define constants or types, and not just switches."""
    values: set[str] = set()
    for text in texts:
        rest = []
        for line in plain(text).split("\n"):
            define = _DEFINE.fullmatch(line)
            if define:
                values.add(define[1])
            else:
                rest.append(line)
        statements = [" ".join(part.split()) for part in " ".join(rest).split(";")]
        for statement in filter(None, statements):
            if not _CONSTANT.fullmatch(statement):
                return False
            values.add(statement.rsplit("=", 1)[-1].strip(" ,"))
        if not plain(text):
            return False
    return not values <= _FLAGS


def does_nothing(text: str) -> bool:
    """Whether code that ends up with this text would go on as if its work were done: the text is empty, returns, or
    holds an empty kernel. Text that ends the kernel or the build is not of that kind."""
    if _EMPTY_KERNEL.search(plain(text)):
        return True
    if re.search(r"^[ \t]*#[ \t]*(?:error|define)\b", plain(text), re.M):
        return False
    body = re.sub(r"^[ \t]*#.*$", "", plain(text), flags=re.M).replace("{", ";").replace("}", ";")
    parts = [" ".join(part.split()) for part in body.split(";")]
    return all(_QUIET.fullmatch(part) for part in parts if part) and not any(map(_LOUD.fullmatch, parts))


def function_around(code: Code, span: Span) -> int:
    """The token that opens the body of the outermost function around a piece of a file, -1 for none."""
    first, found = code.at(span.start), -1
    while 0 <= first < len(code.tokens) - 1 and code.tokens[first].directive >= 0:
        first += 1
    opening = code.opener(first)
    while opening >= 0:
        if code.text(opening) == "{" and code.text(code.before(opening)) in (")", "const", "noexcept", "override"):
            found = opening
        opening = code.opener(opening)
    return found


def function_text(code: Code, spans: Iterable[Span]) -> list[Span]:
    """The outermost functions around pieces of a file, each from its first word to its closing brace."""
    found = []
    for span in spans:
        opening = first = function_around(code, span)
        if opening < 0 or code.partner(opening) < 0:
            continue
        while code.before(first) >= 0 and code.text(code.before(first)) not in (";", "}", "{"):
            first = code.before(first)
        found.append(code.span(first, code.partner(opening)))
    return found


def balanced(code: Code, spans: Iterable[Span]) -> bool:
    """Whether the brackets of each piece pair within it."""
    for span in spans:
        depth = 0
        for token in tokens_of(code, (span,)):
            if token.kind == PUNCT:
                depth += (token.text in "([{") - (token.text in ")]}")
                if depth < 0:
                    return False
        if depth:
            return False
    return True
