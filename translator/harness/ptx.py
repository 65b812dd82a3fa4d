"""PTX read and brought to a normal form, kernel by kernel, so that two compilations can be compared.

What the normal form does away with, and why that hides no change:

==================  ====================================================================================================
comments, spacing   No meaning. The banner is a comment. Strings are left alone.
``.loc``, ``.file``  Line information, with the debug sections.
section order       A kernel is followed by the definitions that it refers to, directly or not, in the order in which
                    they are first named; everything else of the module is none of its business.
registers           ``%r12``: numbered by first use, in each function and class. A consistent renaming; two registers
                    exchanged at one place number differently. The declared count follows from the names.
labels, depots      ``$L__BB1_2``, ``__local_depot1``, ``prototype_3``: likewise by first use.
the kernel's name   In its own parameters (``<name>_param_0``) and head, as types in the name may have been renamed.
local variables     Shared variables declared inside a function (the compiler names them by the mangled name of their
                    scope): by first use; kind, alignment, type and size stay.
literals            ``$str$3``, ``__unnamed_1``: numbered per module; here by first use, and their bytes are compared.
unit hash           ``_GLOBAL__N__<hash>_<file>`` and ``_INTERNAL_<hash>_<file>`` of names with internal linkage:
                    the hash is taken over the source text. Cut out by the length that precedes it; so is
                    ``__nv_static_<length>_<hash>_<file>_<symbol>``.
==================  ====================================================================================================

Everything else must be equal: version, target, directives of performance such as ``.maxntid``, order of instructions,
operands, constants, and names of variables that the host or another kernel can see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|/\*.*?\*/|//[^\n]*', re.S)
_HASHED = re.compile(r"(\d+)_(GLOBAL__N__|INTERNAL_)[0-9a-f]{8}_")
_CONTENT = re.compile(r"_(?:GLOBAL__N_|INTERNAL)_[0-9a-f]{8}_(\d+)_")
_INSIDE = re.compile(r"[\w$]*")
_STATIC = re.compile(r"__nv_static_(\d+)__[0-9a-f]{8}_\d+_")
_IDENTIFIER = r"[A-Za-z_$%][\w$]*"
_WORD = re.compile(rf'"(?:\\.|[^"\\])*"|(?<![\w$.%]){_IDENTIFIER}(?![\w$.])')
_REGISTERS = re.compile(r"\.reg\s+\.\w+\s+(%[a-zA-Z_]+)<\d+>\s*;")
_LABEL = re.compile(r"^\s*(\$L\w+)\s*:", re.M)
_LOCAL = re.compile(rf"^\s*(?!\.extern)\.(?:shared|local)\b[^;=]*?({_IDENTIFIER})\s*(?:\[[^\]]*\]\s*)*;", re.M)
_LITERAL = re.compile(r"^(\$str(\$\d+)?|__unnamed_\d+)$")
_PROTOTYPE = re.compile(r"^\s*(prototype_\d+)\s*:", re.M)
_FUNCTION = re.compile(rf"\.(entry|func)\s*(?:\([^)]*\)\s*)?({_IDENTIFIER})")
_SPACE = r"\.(?:global|const|shared|local|tex\w*|surf\w*|sampler\w*)\b"
_VARIABLE = re.compile(rf"{_SPACE}[^=;]*?({_IDENTIFIER})\s*(?:\[[^\]]*\]\s*)*(?:=|;|$)")
_HEAD = re.compile(r"^\s*\.(?:version|target|address_size)\b[^\n]*", re.M)
_LINES = re.compile(r"^\s*\.(?:loc|file)\b[^\n]*(?:\n\s*,[^\n]*)*", re.M)


def cut_hashes(text: str) -> str:
    """Names without the hash and file name of their translation unit."""
    text = _cut_statics(text)
    out, at = [], 0
    while match := _HASHED.search(text, at):
        found = _hashed_name(text, match, at)
        if found is None:  # no number before it is the length of this name: leave it
            out.append(text[at : match.end()])
            at = match.end()
            continue
        start, end = found
        out += [text[at:start], "$anonymous" if match[2].startswith("GLOBAL") else "$internal"]
        at = end
    out.append(text[at:])
    return "".join(out)


def _hashed_name(text: str, match: re.Match[str], floor: int) -> tuple[int, int] | None:
    """Where a name with a hash begins, its length included, and where it ends. The name before may end in digits too
    (``3__4`` before ``57_GLOBAL__N__``), so that any end of the digits may be the length: the one that is left when a
    name ends there, which is looked for from ``floor`` on, else all digits."""
    digits, first = match[1], match.start(1)
    fits = []
    for start in range(first, match.end(1)):
        end = match.end(1) + int(text[start : match.end(1)])
        content = text[match.end(1) : end]
        shape = _CONTENT.match(content)
        whole = len(content) == end - match.end(1) and content.isascii() and _INSIDE.fullmatch(content)
        if text[start] != "0" and whole and shape and content[shape.end() + int(shape[1]) :].startswith("_"):
            fits.append((start, end))
    return next((fit for fit in fits if fit[0] > first and _ends_name(text, fit[0], floor)), None) or next(
        (fit for fit in fits if fit[0] == match.end(1) - len(digits)), None
    )


def _ends_name(text: str, end: int, floor: int) -> bool:
    """Whether ``<length><name>`` ends at a place (Itanium C++ ABI, mangling of source names)."""
    for match in re.finditer(r"(?=([1-9]\d{0,2}))", text[max(floor, end - 256) : end]):
        start = max(floor, end - 256) + match.start()
        for size in range(1, len(match[1]) + 1):
            name = start + size
            if name + int(match[1][:size]) == end and re.fullmatch(r"[A-Za-z_]\w*", text[name:end]):
                return True
    return False


def _cut_statics(text: str) -> str:
    """``__nv_static_<length>_<hash, file, symbol>_<name>``: how some compilers name static functions and variables.
    The length is that of the unit's part, its first ``_`` included."""
    out, at = [], 0
    while match := _STATIC.search(text, at):
        end = match.end(1) + 1 + int(match[1])
        if end < match.end() or not _INSIDE.fullmatch(text, match.start(), end) or text[end : end + 1] != "_":
            out.append(text[at : match.end()])
            at = match.end()
            continue
        out += [text[at : match.start()], "$static"]
        at = end
    out.append(text[at:])
    return "".join(out)


@dataclass(frozen=True)
class Definition:
    """One function or variable of a module, as text without comments. ``name`` has its unit hash cut out."""

    name: str
    text: str
    entry: bool = False
    function: bool = False

    @cached_property
    def has_body(self) -> bool:
        """Whether it is defined here, not only declared."""
        return not self.function or self.text.rstrip().endswith("}")


@dataclass(frozen=True)
class Module:
    """One PTX file. ``definitions`` by name; ``head`` is version, target and address size;
    ``spelled`` gives a kernel's name as the compiler wrote it."""

    head: tuple[str, ...]
    definitions: dict[str, Definition] = field(repr=False)
    spelled: dict[str, str] = field(repr=False)

    def kernels(self) -> tuple[str, ...]:
        """Names of the kernels in the order of the file."""
        return tuple(d.name for d in self.definitions.values() if d.entry)


def _items(text: str) -> list[str]:
    """Top-level statements: up to ``;`` outside braces, or to the ``}`` that closes a function body or a section."""
    items, depth, start, initialiser = [], 0, 0, False
    for match in re.finditer(r'"(?:\\.|[^"\\])*"|[{}=;]', text):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0 and not initialiser:
                items.append(text[start : match.end()])
                start = match.end()
        elif mark == "=" and depth == 0:
            initialiser = True
        elif mark == ";" and depth == 0:
            items.append(text[start : match.end()])
            start, initialiser = match.end(), False
    return [*items, text[start:]]


def parse(text: str) -> Module:
    """Read a PTX file. Raises ValueError when a statement is not understood, so that nothing goes uncompared."""
    text = _COMMENT.sub(lambda m: m[1] or " ", text.replace("\r\n", "\n"))
    spelled = {cut_hashes(name): name for kind, name in _FUNCTION.findall(text) if kind == "entry"}
    text = _LINES.sub("", cut_hashes(text))
    head = tuple(" ".join(line.split()) for line in _HEAD.findall(text))
    definitions: dict[str, Definition] = {}
    for raw in _items(_HEAD.sub("", text)):
        item = raw.strip()
        if not item or item.startswith(".section"):
            continue
        function = _FUNCTION.search(item.split("{")[0])
        variable = None if function else _VARIABLE.search(item.split("{")[0] if "=" in item else item)
        match = function or variable
        if match is None:
            raise ValueError(f"PTX statement not understood: {' '.join(item.split())[:100]}")
        name = match[2] if function else match[1]
        made = Definition(name, item, bool(function and function[1] == "entry"), bool(function))
        if name not in definitions or made.has_body:  # a forward declaration says less than its definition
            definitions[name] = made
    return Module(head, definitions, spelled)


class _Names:
    """New names by first use; one instance serves one kernel with all that it refers to."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.literals: dict[str, str] = {}
        self.queue: list[str] = []

    def refer(self, name: str) -> str:
        """The spelling of a module-level name, which is put on the list of what must be compared."""
        if name not in self.queue:
            self.queue.append(name)
        if _LITERAL.match(name):
            return self.literals.setdefault(name, f"@literal{len(self.literals)}")
        return name

    def render(self, item: Definition) -> list[str]:
        """The normal lines of one definition."""
        local: dict[str, str] = {}
        counts: dict[str, int] = {}
        classes = set(_REGISTERS.findall(item.text))
        text = _REGISTERS.sub(lambda m: m[0].replace(m[0][m[0].index("<") : m[0].index(">") + 1], "<>"), item.text)
        signature, brace, body = text.partition("{") if item.function else (text, "", "")
        kinds = [(_LABEL, "@label"), (_LOCAL, "@local"), (_PROTOTYPE, "@prototype")]
        inner = {name: kind for pattern, kind in kinds for name in pattern.findall(body)}
        parameter = re.compile(re.escape(item.name) + r"_param_(\d+)$")

        def rename(match: re.Match[str]) -> str:
            word = match[0]
            if word.startswith('"'):
                return word
            register = re.fullmatch(r"(%[a-zA-Z_]+)(\d+)", word)
            kind = inner.get(word) or (register[1] if register and register[1] in classes else "")
            if kind:
                if word not in local:
                    counts[kind] = counts.get(kind, 0) + 1
                    local[word] = f"{kind}{counts[kind]}"
                return local[word]
            if item.entry and (own := parameter.match(word)):
                return f"@param{own[1]}"
            if word == item.name:
                return "@kernel" if item.entry else self.refer(word)
            return self.refer(word) if word in self.module.definitions else word

        lines = (" ".join(line.split()) for line in _WORD.sub(rename, signature + brace + body).split("\n"))
        return [line for line in lines if line]


def normal_form(module: Module, name: str) -> tuple[str, ...]:
    """The comparable lines of a kernel or other definition: module head, its own text, then all that it refers to."""
    names = _Names(module)
    lines = [*module.head, *names.render(module.definitions[name])]
    done = {name}
    index = 0
    while index < len(names.queue):
        other = names.queue[index]
        index += 1
        if other not in done:
            done.add(other)
            lines += names.render(module.definitions[other])
    return tuple(lines)


def reached(module: Module, name: str) -> frozenset[str]:
    """Names of the definitions that ``name`` rests on, itself included."""
    names = _Names(module)
    names.queue.append(name)
    for other in names.queue:  # grows while it is read
        names.render(module.definitions[other])
    return frozenset(names.queue)
