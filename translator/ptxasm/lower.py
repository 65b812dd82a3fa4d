"""From an asm statement to the C++ that computes the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.facts import Asm
from translator.ptxasm.errors import Refused
from translator.ptxasm.parse import Arg, Block, Declaration, Element, Instruction, Kind, Label, instructions, parse
from translator.ptxasm.table import CPP, Row, Table, derived
from translator.ptxasm.values import CLASSES, Values, stored


@dataclass(frozen=True, slots=True)
class Lowered:
    """The translation: one C++ statement without its semicolon, in lines; the conditions under which it is right, and
    the names of its instructions."""

    lines: tuple[str, ...]
    reviews: tuple[str, ...]
    names: tuple[str, ...]


def lower(asm: Asm, texts: Sequence[str], table: Table, prefix: str) -> Lowered:
    """Translate a statement. ``texts`` are the C++ texts of its operands, outputs first. Raises PtxError for a template
    that cannot be read and Refused."""
    return _Lowering(asm, texts, table, prefix).statement(parse(asm.template))


class _Lowering:
    def __init__(self, asm: Asm, texts: Sequence[str], table: Table, prefix: str) -> None:
        self._asm, self._table, self._prefix = asm, table, prefix
        self._operands = (*asm.outputs, *asm.inputs)
        self._values = Values(self._operands, texts, len(asm.outputs), table, prefix)
        self._reviews = self._values.reviews
        self._carry = False

    def statement(self, elements: tuple[Element, ...]) -> Lowered:
        found = list(instructions(elements))
        if not found:
            raise Refused("", "it holds no instruction", certain=False)
        self._check(found, elements)
        alone = elements[0] if len(elements) == 1 else None
        text = self._expression(alone) if isinstance(alone, Instruction) else ""
        lines = (text,) if text else self._block(elements)
        self._unsure(found)
        return Lowered(lines, tuple(self._reviews), tuple(i.name for i in found))

    def _check(self, found: list[Instruction], elements: Iterable[Element]) -> None:
        """Refuse what is not known before anything is written, the first of it by name."""
        ptx = all(self._table.is_ptx(i) for i in found)
        for instruction in found:
            if self._table.find(instruction) is None:
                why = self._table.why(instruction) or "the instruction is not in the table"
                raise Refused(instruction.name, why, ptx)
        label = next((e for e in elements if isinstance(e, Label)), None)
        if label is not None:
            raise Refused(label.name, "labels and branches are not translated: write the loop in C++", ptx)
        for operand in self._operands:
            if operand.constraint.lstrip("=+&") not in CLASSES:
                raise Refused(found[0].name, f'an operand with the constraint "{operand.constraint}"', ptx)
        asked = re.findall(r"%\d+", self._asm.template)
        if any(int(text[1:]) >= len(self._operands) for text in asked):
            raise Refused(found[0].name, "it names an operand that the statement does not have", ptx)

    def _unsure(self, found: list[Instruction]) -> None:
        """Say which outputs are written under a predicate only: CUDA leaves them as the register was, C++ has 0."""
        ways: dict[str, set[bool | None]] = {}
        for instruction in found:
            row, _ = self._row(instruction)
            for arg, parameter in zip(instruction.args, row.parameters, strict=False):
                for leaf in _leaves(arg) if parameter.written else ():
                    ways.setdefault(leaf.text, set()).add(instruction.negated if instruction.guard else None)
        for index, output in enumerate(self._asm.outputs):
            written = ways.get(str(index), set())
            if output.constraint.startswith("=") and len(written) == 1 and None not in written:
                self._reviews[f"%{index} is written under a predicate only, and is 0 where that does not hold"] = None

    def _memory(self) -> bool:
        return "memory" in self._asm.clobbers

    def _expression(self, instruction: Instruction) -> str:
        """The statement as one expression, empty where it takes more."""
        row, captures = self._row(instruction)
        outputs = [p for p in row.parameters if p.written]
        if instruction.guard or row.carry or (self._memory() and not row.orders):
            return ""
        if len(outputs) > 1 or any(o.constraint.startswith("+") or "&" in o.constraint for o in self._asm.outputs):
            return ""
        given = [(arg, p) for arg, p in zip(instruction.args, row.parameters, strict=False)]
        if len(self._asm.outputs) != len(outputs) or any(a.kind is Kind.VECTOR and p.written for a, p in given):
            return ""
        used = [a.text for arg, _ in given for a in _leaves(arg) if a.kind is Kind.OPERAND]
        if sorted(map(int, used)) != list(range(len(self._operands))):
            return ""  # an operand is used twice or not at all
        inner = set(re.findall(r"\{(\w+)\}", row.cpp))
        repeated = [p for _, p in given if row.cpp.count(f"{{{p.name}}}") != 1 and not p.written]
        if repeated or not {p.name for p in row.parameters if not p.written and not p.optional} <= inner:
            return ""
        self._values.inline = True
        try:
            text = self._filled(instruction, row, captures)
            if not outputs:
                return text
            target = instruction.args[0]
            if target.kind is not Kind.OPERAND or int(target.text) >= len(self._asm.outputs):
                return ""
            return self._values.assign(int(target.text), self._type(outputs[0].type, captures), text)
        finally:
            self._values.inline = False

    def _row(self, instruction: Instruction) -> tuple[Row, dict[str, str]]:
        found = self._table.find(instruction)
        if found is None:
            raise Refused(instruction.name, "the instruction is not in the table")
        if found[0].review:
            self._reviews[f"{instruction.name}: {found[0].review}"] = None
        return found

    def _block(self, elements: tuple[Element, ...]) -> tuple[str, ...]:
        used = {int(text[1:]) for text in re.findall(r"%\d+", self._asm.template)}
        carry = (
            [f"unsigned int {self._values.carry} = 0;"]
            if any(self._row(i)[0].carry for i in instructions(elements))
            else []
        )
        fence = ['__asm__ volatile("" ::: "memory");'] if self._memory() else []
        if len(elements) == 1 and isinstance(elements[0], Block):
            elements = elements[0].body
        body = self._lines(elements)
        lines = [
            *self._values.openings(used, " ".join(body)),
            *carry,
            *fence,
            *body,
            *fence,
            *self._values.closings(used),
        ]
        return ("do {", *(f"  {line}" for line in lines), "} while (0)")

    def _lines(self, elements: tuple[Element, ...]) -> list[str]:
        """The C++ statements of a block, which has names of its own."""
        lines: list[str] = []
        with self._values.scope():
            for element in elements:
                if isinstance(element, Block):
                    lines += ["{", *self._lines(element.body), "}"]
                elif isinstance(element, Declaration):
                    lines += self._values.declare(element)
                elif isinstance(element, Instruction):
                    text = self._line(element)
                    if element.guard:
                        no = "!" if element.negated else ""
                        text = f"if ({no}{self._values.read(element.guard, 'pred', element.name)}) {{ {text} }}"
                    lines.append(text)
        return lines

    def _line(self, instruction: Instruction) -> str:
        row, captures = self._row(instruction)
        if row.carry in ("read", "both") and not self._carry:
            raise Refused(instruction.name, "it uses the carry of another asm statement: join the statements")
        self._carry = self._carry or row.carry in ("write", "both")
        text = self._filled(instruction, row, captures)
        outputs = [(a, p) for a, p in zip(instruction.args, row.parameters, strict=False) if p.written]
        if not outputs:
            return f"{text};"
        target, parameter = outputs[0]
        kind = self._type(parameter.type, captures)
        if target.kind is Kind.SINK:
            return f"(void)({text});"
        if target.kind not in (Kind.VECTOR, Kind.PAIR):
            return self._values.write(target, kind, text, instruction.name)
        whole = self._values.fresh()
        pair = target.kind is Kind.PAIR
        members = ("first", "second") if pair else tuple(f"v[{i}]" for i in range(len(target.parts)))
        kinds = (kind, "pred") if pair else (kind,) * len(target.parts)
        parts = [
            self._values.write(part, own, f"{whole}.{member}", instruction.name)
            for part, own, member in zip(target.parts, kinds, members, strict=True)
            if part.kind is not Kind.SINK
        ]
        return " ".join([f"const auto {whole} = {text};", *parts])

    def _type(self, text: str, captures: dict[str, str]) -> str:
        name, _, change = text.partition(".")
        return derived(captures.get(name, name), change)

    def _filled(self, instruction: Instruction, row: Row, captures: dict[str, str]) -> str:
        values = {"gpu": self._prefix, "cc": self._values.carry}
        for name, word in captures.items():
            values[name] = stored(word) if name.isupper() else self._table.maps.get(name, {}).get(word, word)
            if name == "count":
                values[name] = word.removeprefix("v")
            if name.isupper() and word in CPP:
                values |= {f"{name}.{change}": stored(derived(word, change)) for change in "bwhq"}
        missing = object()
        given = [*instruction.args, *[missing] * (len(row.parameters) - len(instruction.args))]
        for arg, parameter in zip(given, row.parameters, strict=True):
            kind = self._type(parameter.type, captures)
            if not isinstance(arg, Arg):
                values[parameter.name] = ""
            elif parameter.mark == "#":
                values[parameter.name] = self._values.constant(arg, instruction.name)
            elif parameter.mark == "&":
                values[parameter.name] = self._values.address(arg, instruction.name)
            elif parameter.written:
                continue
            elif arg.kind is Kind.VECTOR:
                read = [self._values.read(part, kind, instruction.name) for part in arg.parts]
                values[parameter.name] = ", ".join(read)
            else:
                values[parameter.name] = self._values.read(arg, kind, instruction.name)
        return re.sub(r"\{([\w.]+)\}", lambda m: values[m[1]], row.cpp)


def _leaves(arg: Arg) -> Iterable[Arg]:
    if not arg.parts:
        yield arg
    for part in arg.parts:
        yield from _leaves(part)
