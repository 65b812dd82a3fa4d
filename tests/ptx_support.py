"""Runs the translations of PTX on the host target, for the tests of the instruction table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from memory_math import compiler, run, write

from translator.facts import Asm, Operand
from translator.model import Span
from translator.ptxasm import Lowered, load_table, lower

NOWHERE = Span("x", 0, 0)
TYPES = {"r": "unsigned int", "l": "unsigned long long", "h": "unsigned short", "f": "float", "d": "double"}


def statement(template: str, outputs: str = "", inputs: str = "", clobbers: Sequence[str] = ()) -> Asm:
    """An asm statement; a letter for each operand's constraint, whose variable is ``o0``, ``o1``, ... or ``i0``, ..."""
    out = tuple(Operand(constraint=f"={c}", text=f"o{n}", span=NOWHERE, type=TYPES[c]) for n, c in enumerate(outputs))
    given = tuple(Operand(constraint=c, text=f"i{n}", span=NOWHERE, type=TYPES[c]) for n, c in enumerate(inputs))
    return Asm(span=NOWHERE, template=template, outputs=out, inputs=given, clobbers=tuple(clobbers))


def lowered(asm: Asm) -> Lowered:
    """The translation of a statement."""
    return lower(asm, [o.text for o in (*asm.outputs, *asm.inputs)], load_table(), "gpu")


@dataclass(frozen=True)
class Case:
    """PTX with the values of its inputs (as C++) and the values that its outputs must have. Floating-point results are
    compared by their bits, given as integers."""

    template: str
    outputs: str
    inputs: str
    values: tuple[str | int, ...]
    expected: tuple[int, ...]


HEAD = """#include <gpu/gpu.hpp>
#include <cstdio>
template <class T> unsigned long long bits(T value) {
  unsigned long long result = 0;
  __builtin_memcpy(&result, &value, sizeof value);
  return result;
}
"""


def _literal(constraint: str, value: str | int) -> str:
    if isinstance(value, str):
        return value
    size = {"r": 32, "l": 64, "h": 16, "f": 32, "d": 64}[constraint]
    number = f"{value % (1 << size):#x}ull"
    if constraint in "fd":
        whole = "unsigned int" if constraint == "f" else "unsigned long long"
        return f"gpu::ptx_bits<{TYPES[constraint]}>(static_cast<{whole}>({number}))"
    return f"static_cast<{TYPES[constraint]}>({number})"


def failures(folder: Path, cases: Iterable[Case], flags: Sequence[str] = ("-O1",)) -> list[str]:
    """The cases that do not compute what they should, after running them all on the host target."""
    cases = list(cases)
    forms: dict[tuple[str, str, str], str] = {}
    functions, calls = [], []
    for case in cases:
        key = (case.template, case.outputs, case.inputs)
        if key not in forms:
            forms[key] = f"f{len(forms)}"
            outs = [f"{TYPES[c]}& o{n}" for n, c in enumerate(case.outputs)]
            ins = [f"{TYPES[c]} i{n}" for n, c in enumerate(case.inputs)]
            body = " ".join(lowered(statement(*key)).lines)
            functions.append(f"__device__ void {forms[key]}({', '.join(outs + ins)}) {{ {body}; }}\n")
        results = "".join(f"{TYPES[c]} o{n} = 0; " for n, c in enumerate(case.outputs))
        given = [f"o{n}" for n in range(len(case.outputs))]
        given += [_literal(c, v) for c, v in zip(case.inputs, case.values, strict=True)]
        prints = "".join(f'std::printf("%llx ", bits(o{n})); ' for n in range(len(case.outputs)))
        calls.append(f'{{ {results}{forms[key]}({", ".join(given)}); {prints}std::printf("\\n"); }}')
    parts = [calls[at : at + 500] for at in range(0, len(calls), 500)]
    mains = "".join(f"void part{n}() {{\n" + "\n".join(part) + "\n}\n" for n, part in enumerate(parts))
    main = "int main() { " + "".join(f"part{n}(); " for n in range(len(parts))) + "}\n"
    source = write(folder, HEAD + "".join(functions) + mains + main, "program.cpp")
    host = compiler("host")
    options = [
        "-std=c++17",
        *flags,
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wno-unused-function",
        "-DGPU_TARGET_HOST",
        "-pthread",
    ]
    run(*host.command, *host.flags, *options, "-I", folder, "-o", folder / "program", source, cwd=folder)
    lines = run(folder / "program", cwd=folder).splitlines()
    wrong = []
    for case, line in zip(cases, lines, strict=True):
        found = tuple(int(word, 16) for word in line.split())
        size = {"r": 32, "l": 64, "h": 16, "f": 32, "d": 64}
        expected = tuple(e % (1 << size[c]) for e, c in zip(case.expected, case.outputs, strict=True))
        if found != expected:
            wrong.append(f"{case.template} {case.values}: {[hex(x) for x in found]}, not {[hex(x) for x in expected]}")
    return wrong
