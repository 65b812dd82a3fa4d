"""Operands, registers and numbers of PTX as C++ text.

A register is a C++ variable: an unsigned integer of its width, a float, a double or a bool. An instruction reads it
as the type that it wants: the same bits, of a wider register the lower ones (PTX ISA, Operand Size Exceeding
Instruction-Type Size); what it writes is extended to the register by the sign of its type.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from translator.facts import Operand
from translator.ptxasm.errors import Refused
from translator.ptxasm.parse import Arg, Declaration, Kind, number
from translator.ptxasm.table import CPP, Table, width

# Constraints of operands: CUDA, Inline PTX Assembly, Constraints.
CLASSES = {"r": "b32", "l": "b64", "h": "b16", "f": "f32", "d": "f64", "n": "", "i": ""}
_PLAIN = re.compile(r"\w+(?:(?:\.|->|::)\w+|\[\w+\])*")
_INTEGERS = {
    "bool",
    "char",
    "wchar_t",
    "char16_t",
    "char32_t",
    "long",
    *(f"{sign}{size}" for sign in ("", "unsigned ") for size in ("char", "short", "int", "long", "long long")),
    "signed char",
}


def is_float(kind: str) -> bool:
    """Whether C++ keeps the type as a floating-point number (half precision is kept as bits)."""
    return kind in ("f32", "f64")


def storage(kind: str) -> str:
    """The type of the variable for a register that is declared with a type."""
    return kind if is_float(kind) or kind == "pred" else f"b{width(kind)}"


def stored(kind: str) -> str:
    """The C++ type of a PTX type; a word that is no type stays."""
    return CPP.get(kind, kind)


class Values:
    """The values of one statement."""

    def __init__(
        self, operands: Sequence[Operand], texts: Sequence[str], outputs: int, table: Table, prefix: str
    ) -> None:
        self._operands, self._texts, self._outputs, self._table, self._prefix = operands, texts, outputs, table, prefix
        words = set(re.findall(r"\w+", " ".join(texts)))
        self._stem = next(s for s in ("ptx_", "ptx_local_", "gpu_ptx_") if not any(w.startswith(s) for w in words))
        self._scopes: list[dict[str, str]] = []
        self._count = 0
        self.carry = f"{self._stem}cc"
        self.inline = False
        self.reviews: dict[str, None] = {}

    def _class(self, index: int) -> str:
        return CLASSES[self._operands[index].constraint.lstrip("=+&")]

    def openings(self, used: set[int], body: str) -> Iterator[str]:
        """Declarations of the variables for the statement's own operands that are used in ``body``."""
        for index, operand in enumerate(self._operands):
            kind = self._class(index)
            if not kind or index not in used:
                continue
            name = f"{self._stem}{index}"
            if index >= self._outputs and not re.search(rf"\b{name}\b", body):
                if not _PLAIN.fullmatch(self._texts[index]):
                    yield f"static_cast<void>({self._texts[index]});"
            elif index >= self._outputs:
                yield f"const {CPP[kind]} {name} = {self._own(index)};"
            elif operand.constraint.startswith("+"):
                if not _PLAIN.fullmatch(self._texts[index]):
                    yield f"auto& {name}_to = {self._texts[index]};"
                yield f"{CPP[kind]} {name} = {self._own(index)};"
            else:
                yield f"{CPP[kind]} {name} = 0;"

    def closings(self, used: set[int]) -> Iterator[str]:
        """Assignments to the statement's outputs."""
        for index in sorted(used):
            if index < self._outputs:
                yield f"{self.assign(index, self._class(index), f'{self._stem}{index}')};"

    def _own(self, index: int) -> str:
        """The value of an operand of the statement as its register's type."""
        kind, text = self._class(index), self._texts[index]
        if index < self._outputs and not _PLAIN.fullmatch(text):
            return f"{self._prefix}::ptx_in<{CPP[kind]}>({self._stem}{index}_to)"
        type = re.sub(r"\b(const|volatile)\s+", "", self._operands[index].type).strip()
        if type == CPP[kind]:
            return text if _PLAIN.fullmatch(text) else f"({text})"
        if not is_float(kind) and type in _INTEGERS:
            return f"static_cast<{CPP[kind]}>({text})"
        if kind == "b64" and type.endswith("*"):
            return f"reinterpret_cast<{CPP[kind]}>({text})"
        return f"{self._prefix}::ptx_in<{CPP[kind]}>({text})"

    def assign(self, index: int, kind: str, text: str) -> str:
        """The assignment of a value of a PTX type to an output of the statement."""
        text = self._convert(text, kind, self._class(index), "the output", widen=True)
        operand, target = self._operands[index], self._texts[index]
        if operand.constraint.startswith("+") and not _PLAIN.fullmatch(target):
            target, type = f"{self._stem}{index}_to", ""
        else:
            type = re.sub(r"\bvolatile\s+", "", operand.type).strip()
        if type == CPP[self._class(index)] or (not is_float(self._class(index)) and type in _INTEGERS - {"bool"}):
            return f"{target if _PLAIN.fullmatch(target) or target.endswith('_to') else f'({target})'} = {text}"
        return f"{self._prefix}::ptx_out({target}, {text})"

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Registers that are declared within are known within."""
        self._scopes.append({})
        yield
        self._scopes.pop()

    def declare(self, declaration: Declaration) -> Iterator[str]:
        """Variables for registers."""
        kind = storage(declaration.type)
        if kind not in CPP:
            raise Refused(f".reg .{declaration.type}", "registers of this type are not translated")
        zero = "false" if kind == "pred" else "0"
        self._scopes[-1] |= dict.fromkeys(declaration.names, kind)
        names = ", ".join(f"{self._local(name)} = {zero}" for name in declaration.names)
        yield f"{CPP[kind]} {names};"

    def fresh(self) -> str:
        """The name of one more variable."""
        self._count += 1
        return f"{self._stem}v{self._count}"

    def _local(self, name: str) -> str:
        return f"{self._stem}r_{name.replace('$', '_')}"

    def _find(self, arg: Arg, name: str) -> tuple[str, str]:
        """The variable of a register or operand, and its type."""
        if arg.kind is Kind.OPERAND:
            index = int(arg.text)
            return (self._own(index) if self.inline else f"{self._stem}{index}"), self._class(index)
        kind = next((scope[arg.text] for scope in reversed(self._scopes) if arg.text in scope), None)
        if arg.kind is not Kind.REGISTER or kind is None:
            raise Refused(name, f"{arg.text or arg.kind} is not a register that the statement declares")
        return self._local(arg.text), kind

    def read(self, arg: Arg, kind: str, name: str) -> str:
        """The C++ text of an operand, of a PTX type. ``name`` is the instruction's, for refusals."""
        if arg.kind is Kind.NUMBER:
            return self._number(arg.text, kind)
        if arg.kind is Kind.NOT:
            return f"!{self.read(arg.parts[0], 'pred', name)}"
        if arg.kind is Kind.SPECIAL:
            if arg.text not in self._table.special:
                raise Refused(
                    f"%{arg.text}", self._table.reported.get(f"%{arg.text}", "the register is not in the table")
                )
            own, cpp, review = self._table.special[arg.text]
            if review:
                self.reviews[f"%{arg.text}: {review}"] = None
            return self._convert(cpp.replace("{gpu}", self._prefix), own, kind, name)
        if arg.kind is Kind.OPERAND and not self._class(int(arg.text)):
            return f"static_cast<{CPP[kind]}>({self._texts[int(arg.text)]})"
        text, own = self._find(arg, name)
        return self._convert(text, own, kind, name)

    def write(self, arg: Arg, kind: str, text: str, name: str) -> str:
        """The C++ statement that puts a value of a PTX type into a register."""
        if arg.kind is Kind.OPERAND and int(arg.text) >= self._outputs:
            raise Refused(name, "it writes an operand that is an input")
        target, own = self._find(arg, name)
        return f"{target} = {self._convert(text, kind, own, name, widen=True)};"

    def _convert(self, text: str, own: str, kind: str, name: str, widen: bool = False) -> str:
        if CPP[own] == CPP[kind]:
            return text
        bits = (width(own), width(kind))
        fits = bits[0] == bits[1] or (not is_float(own) and not is_float(kind) and (bits[0] > bits[1] or widen))
        if "pred" in (own, kind) or not fits:
            raise Refused(name, f"a register of type {own} where it wants {kind}")
        if is_float(own) != is_float(kind):
            return f"{self._prefix}::ptx_bits<{CPP[kind]}>({text})"
        return f"static_cast<{CPP[kind]}>({text})"

    def _number(self, text: str, kind: str) -> str:
        value = number(text.removeprefix("-"))
        value = -value if text.startswith("-") else value
        if kind == "pred":
            return "true" if value else "false"
        if is_float(kind):
            value = float(value)
            if not math.isfinite(value):
                bits = struct.unpack(">I", struct.pack(">f", value))[0] if kind == "f32" else 0
                bits = bits or struct.unpack(">Q", struct.pack(">d", value))[0]
                return f"{self._prefix}::ptx_bits<{CPP[kind]}>({bits:#x}{'u' if kind == 'f32' else 'ull'})"
            if kind == "f64":
                return repr(value)
            short = f"{value:.9g}"
            return f"{short}f" if re.search(r"[.e]", short) else f"{short}.0f"
        if isinstance(value, float):
            value = (
                struct.unpack(">I", struct.pack(">f", value))[0]
                if text[1:2] in "fF"
                else int(struct.unpack(">Q", struct.pack(">d", value))[0])
            )
        bits = width(kind)
        value %= 1 << bits
        if kind.startswith("s"):
            value -= (value >> (bits - 1)) << bits
            if abs(value) < 1 << 31:
                return f"{value}" if bits == 32 else f"static_cast<{CPP[kind]}>({value})"
            return f"static_cast<{CPP[kind]}>({value % (1 << bits):#x}{'ull' if bits == 64 else 'u'})"
        digits = str(value) if value < 1024 else f"{value:#x}"
        return f"static_cast<{CPP[kind]}>({digits})" if bits < 32 else f"{digits}{'ull' if bits == 64 else 'u'}"

    def constant(self, arg: Arg, name: str) -> str:
        """The C++ text of an operand that must be a constant."""
        if arg.kind is Kind.NUMBER:
            value = number(arg.text.removeprefix("-"))
            return f"{-value if arg.text.startswith('-') else value}"
        if arg.kind is Kind.OPERAND and not self._class(int(arg.text)):
            return f"({self._texts[int(arg.text)]})"
        raise Refused(name, "it takes a number that the compiler knows")

    def address(self, arg: Arg, name: str) -> str:
        """The C++ text of an address: an integer of 32 bits (shared memory) or 64."""
        base, *offsets = arg.parts
        if base.kind is Kind.NUMBER or base.kind is Kind.SPECIAL:
            raise Refused(name, "an address that is a number")
        text, own = self._find(base, name)
        if own not in ("b32", "b64"):
            raise Refused(name, f"an address of type {own}")
        for offset in offsets:
            value = self.constant(offset, name)
            text += f" + static_cast<{CPP[own]}>({value})"
        return text
