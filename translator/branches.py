"""Which text of a file only a build for AMD reads: its author wrote it for AMD's waves and names already."""

from __future__ import annotations

import re

from translator.frontend.tokens import lex

_MARK = re.compile(rb"HIP|ROCM")
# Macros that only builds for AMD define: HIP's own, and those that projects and this tool's header choose.
_AMD = re.compile(
    r"__HIP__|__HIPCC__|__HIP_DEVICE_COMPILE__|__HIP_PLATFORM_(?:AMD|HCC)__|__AMDGCN__|(?:\w+_)?(?:USE|WITH|ENABLE)_(?:HIP|ROCM)"
    r"|USE_ROCM\w*|[A-Z]+_TARGET_HIP"
)
_ATOM = re.compile(r"(!?)\s*(?:defined\s*\(\s*(\w+)\s*\)|defined\s+(\w+)|(\w+))")


def amd_text(data: bytes) -> tuple[tuple[int, int], ...]:
    """Byte ranges of the branches that only a build for AMD compiles, as far as their conditions say so plainly."""
    if not _MARK.search(data):
        return ()
    lexed = lex(data)
    found: list[tuple[int, int]] = []
    open_ifs: list[tuple[int, bool]] = []  # where the present branch begins (-1: not AMD's); AMD's is all that is left
    for directive in lexed.directives:
        word = directive.keyword
        if word not in _WORDS:
            continue
        if word not in ("if", "ifdef", "ifndef"):
            if not open_ifs:
                continue
            start, rest = open_ifs.pop()
            if start >= 0:
                found.append((start, directive.start))
            if word == "endif":
                continue
        else:
            rest = False
        if word == "else":
            only, rest = rest, False
        else:
            tokens = lexed.tokens[directive.first : directive.last]
            text = lexed.text(tokens[0].start, tokens[-1].end) if tokens else ""
            only, others = _meaning(word, text)
            rest = rest or others
        open_ifs.append((directive.end if only else -1, rest))
    return tuple(sorted(found))


_WORDS = frozenset(("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif"))


def _meaning(keyword: str, expression: str) -> tuple[bool, bool]:
    """Whether a condition holds for AMD only, and whether everything but it is AMD's."""
    if keyword.endswith("def"):
        amd = _AMD.fullmatch(expression.strip()) is not None
        return (False, amd) if keyword.endswith("ndef") else (amd, False)
    if "||" in expression or "?" in expression:
        return False, False
    parts = [_bare(part) for part in expression.split("&&")]
    atoms = [_ATOM.fullmatch(part) for part in parts]
    named = [(m[1] == "!", m[2] or m[3] or m[4]) for m in atoms if m is not None]
    only = any(not negated and _AMD.fullmatch(name) for negated, name in named)
    others = len(parts) == 1 and len(named) == 1 and named[0][0] and _AMD.fullmatch(named[0][1]) is not None
    return only, others


def _bare(text: str) -> str:
    """Without the parentheses around the whole, if there are any."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and text.count("(") == text.count(")") == 1:
        text = text[1:-1].strip()
    return text
