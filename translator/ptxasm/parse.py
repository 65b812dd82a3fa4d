"""Reads the PTX of an asm statement (PTX ISA, chapters Syntax and Instruction Operands).

The text is the statement's template: ``%0`` names an operand of the statement, ``%%`` is a percent sign.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class PtxError(Exception):
    """The text is not PTX that this reader knows; the message says where it stops."""


class Kind(StrEnum):
    """What an operand of an instruction is."""

    OPERAND = "operand"  # %0: one of the statement's own
    REGISTER = "register"  # a local register
    SPECIAL = "special"  # %laneid
    NUMBER = "number"  # 12, 0x1f, 0f3F800000
    VECTOR = "vector"  # {a, b}
    ADDRESS = "address"  # [a+4]
    PAIR = "pair"  # p|q
    NOT = "not"  # !p
    MINUS = "minus"  # -a
    SINK = "sink"  # _


@dataclass(frozen=True, slots=True)
class Arg:
    """One operand. ``text`` is the number of a statement's operand, a register's name without percent sign or a number
    as written; ``parts`` are those of a vector, pair or address (base and offsets) and the one after ``!``."""

    kind: Kind
    text: str = ""
    parts: tuple[Arg, ...] = ()


@dataclass(frozen=True, slots=True)
class Instruction:
    """``@guard opcode.words args``. ``guard`` is a predicate, ``negated`` for ``@!p``."""

    opcode: str
    words: tuple[str, ...]
    args: tuple[Arg, ...]
    guard: Arg | None = None
    negated: bool = False

    @property
    def name(self) -> str:
        """The opcode with its words, as it is written."""
        return ".".join((self.opcode, *self.words))


@dataclass(frozen=True, slots=True)
class Declaration:
    """``.reg .u32 a, b``: registers of one type."""

    type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """``name:``."""

    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """``{ ... }`` with its own registers."""

    body: tuple[Element, ...]


Element = Instruction | Declaration | Label | Block

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>0[fF][0-9a-fA-F]{8}\b|0[dD][0-9a-fA-F]{16}\b|0[xX][0-9a-fA-F]+U?|0[bB][01]+U?
        |\d+\.\d*(?:[eE][+-]?\d+)?|\d+[uU]?(?![\w.]))
    | (?P<operand>%(?P<index>\d+))
    | (?P<special>%%?[A-Za-z_$][\w$]*(?:\.[xyzw])?)
    | (?P<word>[A-Za-z_$][\w$]*(?:\.\w+(?:::\w+)*|::\w+)*)
    | (?P<dotted>\.\w+(?:::\w+)*)
    | (?P<mark>[{}\[\],;:@!|+\-<>])
    )""",
    re.X,
)
SPECIAL = re.compile(
    r"n?(?:tid|ctaid|warpid|smid|clusterid)|laneid|gridid|cluster_n?cta(?:id|rank)|is_explicit_cluster"
    r"|lanemask_(?:eq|le|lt|ge|gt)|clock(?:_hi|64)?|globaltimer(?:_lo|_hi)?|reserved_smem_offset_\w+"
    r"|\w+_smem_size|current_graph_exec|pm\d+(?:_64)?|envreg\d+"
)


def parse(template: str) -> tuple[Element, ...]:
    """The elements of a template. Raises PtxError."""
    reader = _Reader(COMMENT.sub(" ", template))
    found = tuple(reader.elements())
    if reader.peek() is not None:
        raise PtxError(f"unexpected {reader.peek()}")
    return found


def instructions(elements: Iterable[Element]) -> Iterator[Instruction]:
    """All instructions in order, those of inner blocks too."""
    for element in elements:
        if isinstance(element, Instruction):
            yield element
        elif isinstance(element, Block):
            yield from instructions(element.body)


def number(text: str) -> int | float:
    """The value of a number; ``0f`` and ``0d`` give the float that they stand for."""
    low = text.lower().rstrip("u") if not text[:2].lower().endswith(("f", "d")) else text.lower()
    if low.startswith("0f"):
        return float(struct.unpack(">f", bytes.fromhex(low[2:]))[0])
    if low.startswith("0d"):
        return float(struct.unpack(">d", bytes.fromhex(low[2:]))[0])
    if low.startswith(("0x", "0b")):
        return int(low, 0)
    if re.fullmatch(r"0\d+", low):
        return int(low, 8)
    return float(low) if "." in low else int(low)


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise PtxError(f"cannot read {text[at : at + 20].strip().split()[0]}")
            kind = match.lastgroup or ""
            kind = "operand" if kind == "index" else kind
            self._tokens.append((kind, match["index"] if kind == "operand" else match[kind]))
            at = match.end()
        self._at = 0

    def peek(self, ahead: int = 0) -> str | None:
        at = self._at + ahead
        return self._tokens[at][1] if at < len(self._tokens) else None

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise PtxError("it ends in the middle of an instruction")
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip(self, text: str) -> bool:
        if self._kind() == "mark" and self.peek() == text:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise PtxError(f"{text} expected before {self.peek() or 'the end'}")

    def elements(self) -> Iterator[Element]:
        while self.peek() is not None:
            if self._skip(";"):
                continue
            if self._kind() == "mark" and self.peek() == "}":
                return
            if self._skip("{"):
                body = tuple(self.elements())
                self._expect("}")
                yield Block(body)
            elif self._kind() == "dotted":
                yield self._declaration()
            elif self._kind() == "word" and self.peek(1) == ":":
                yield Label(self._next()[1])
                self._expect(":")
            else:
                yield self._instruction()

    def _declaration(self) -> Declaration:
        word = self._next()[1]
        if word != ".reg":
            raise PtxError(f"directive {word}")
        kind = self._next()[1]
        if not re.fullmatch(r"\.(pred|[busf](8|16|32|64|128)|f16x2)", kind):
            raise PtxError(f"registers of type {kind}")
        names: list[str] = []
        while True:
            token, name = self._next()
            if token not in ("word", "special"):
                raise PtxError(f"register name expected before {name}")
            name = name.lstrip("%")
            if self._skip("<"):
                count = int(self._next()[1])
                self._expect(">")
                names += [f"{name}{i}" for i in range(count)]
            else:
                names.append(name)
            if not self._skip(","):
                break
        self._end()
        return Declaration(kind[1:], tuple(names))

    def _end(self) -> None:
        if self.peek() not in (None, "}"):  # the last one of a statement may lack its semicolon
            self._expect(";")

    def _instruction(self) -> Instruction:
        guard, negated = None, False
        if self._skip("@"):
            negated = self._skip("!")
            guard = self._arg()
        kind, word = self._next()
        if kind != "word":
            raise PtxError(f"instruction expected before {word}")
        opcode, *words = re.split(r"\.", word)
        args: list[Arg] = []
        while self.peek() not in (None, ";", "}"):
            args.append(self._arg())
            if not self._skip(","):
                break
        self._end()
        return Instruction(opcode, tuple(words), tuple(args), guard, negated)

    def _arg(self) -> Arg:
        first = self._single()
        if self._skip("|"):
            return Arg(Kind.PAIR, "", (first, self._single()))
        return first

    def _single(self) -> Arg:
        if self._skip("{"):
            return Arg(Kind.VECTOR, "", self._list("}"))
        if self._skip("["):
            return self._address()
        if self._skip("!"):
            return Arg(Kind.NOT, "", (self._single(),))
        if self._skip("-"):
            inner = self._single()
            if inner.kind is Kind.NUMBER:
                return Arg(Kind.NUMBER, f"-{inner.text}")
            return Arg(Kind.MINUS, "", (inner,))
        kind, text = self._next()
        if kind == "operand":
            return Arg(Kind.OPERAND, text)
        if kind == "number":
            return Arg(Kind.NUMBER, text)
        if kind in ("special", "word"):
            name = text.lstrip("%")
            if name == "_":
                return Arg(Kind.SINK)
            base = name.split(".")[0]
            if text.startswith("%") and SPECIAL.fullmatch(base):
                return Arg(Kind.SPECIAL, name)
            if "::" not in name:
                return Arg(Kind.REGISTER, name)
        raise PtxError(f"operand expected before {text}")

    def _list(self, closing: str) -> tuple[Arg, ...]:
        found = []
        while not self._skip(closing):
            found.append(self._single())
            if not self._skip(","):
                self._expect(closing)
                break
        return tuple(found)

    def _address(self) -> Arg:
        parts = [self._single()]
        while not self._skip("]"):
            if self._skip("+") or self.peek() == "-":
                parts.append(self._single())
            else:
                raise PtxError("an address with several coordinates")
        return Arg(Kind.ADDRESS, "", tuple(parts))
