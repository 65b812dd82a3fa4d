"""Every row of the PTX table compiles to machine code for AMD, optimised and not, and unknown PTX stops the build."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_math import compiler, write
from ptx_support import HEAD, TYPES, lowered, statement

from translator.ptxasm import load_table
from translator.ptxasm.table import Parameter, Row, derived, width

UNUSED = "-Wno-unused-but-set-variable"  # as a sum that only sets the carry
ARGUMENT = {1: "r", 8: "r", 16: "h", 32: "r", 64: "l"}


def _choices(row: Row) -> Iterator[tuple[str, dict[str, str]]]:
    """Opcodes of a row that hold each word of each choice once, with their captures."""
    lists = [(*word.choice, "") if word.default is not None else word.choice for word in row.words]
    longest = max(map(len, lists), default=1)
    for index in range(longest):
        words = [choice[index % len(choice)].replace("*", "128B") for choice in lists]
        if sum(word.startswith("L") for word in words) < 2:
            captures = {w.name: word or w.default or "" for w, word in zip(row.words, words, strict=True) if w.name}
            yield ".".join((row.opcode, *filter(None, words))), captures


class _Builder:
    """An asm statement for a row."""

    def __init__(self) -> None:
        self.outputs, self.inputs = "", ""
        self.before, self.after, self.locals = "", "", ""
        self.pending: list[str] = []

    def argument(self, parameter: Parameter, captures: dict[str, str]) -> str:
        name, _, change = parameter.type.partition(".")
        kind = derived(captures.get(name, name), change)
        vector = captures.get(parameter.vector, parameter.vector).lstrip("v")
        if vector:
            return "{" + ", ".join(self.one(parameter, kind) for _ in range(int(vector))) + "}"
        if parameter.mark == "!":
            self.locals += f" .reg .pred q{parameter.name};"
            return f"{self.one(parameter, kind)}|q{parameter.name}"
        return self.one(parameter, kind)

    def one(self, parameter: Parameter, kind: str) -> str:
        if parameter.mark == "#":
            return "4"
        if parameter.mark == "&":
            self.inputs += "l"
            return f"[<{len(self.inputs) - 1}>+16]"
        if kind == "pred":
            self.locals += f" .reg .pred {parameter.name};"
            return parameter.name
        letter = {"f32": "f", "f64": "d"}.get(kind) or ARGUMENT[width(kind)]
        if parameter.written:
            self.outputs += letter
            return f"%{len(self.outputs) - 1}"
        self.inputs += letter
        return f"<{len(self.inputs) - 1}>"


def every_row() -> Iterator[tuple[str, str, str]]:
    """Template, outputs and inputs of statements that use every row."""
    for row in itertools.chain.from_iterable(load_table().rows.values()):
        for name, captures in _choices(row):
            build = _Builder()
            args = ", ".join(build.argument(p, captures) for p in row.parameters)
            for number in range(len(build.inputs)):
                args = args.replace(f"<{number}>", f"%{len(build.outputs) + number}")
            first = "add.cc.u32 c0, 1, 2;" if row.carry in ("read", "both") else ""
            build.locals += " .reg .u32 c0;" if first else ""
            text = f"{{{build.locals} {first} {name} {args}; }}" if build.locals else f"{name} {args};"
            yield text, build.outputs, build.inputs


def _program() -> str:
    functions = []
    for number, (template, outputs, inputs) in enumerate(every_row()):
        found = lowered(statement(template, outputs, inputs))
        outs = [f"{TYPES[c]}& o{n}" for n, c in enumerate(outputs)]
        ins = [f"{TYPES[c]} i{n}" for n, c in enumerate(inputs)]
        body = " ".join(found.lines)
        functions.append(f"// {template}\n__device__ void f{number}({', '.join(outs + ins)}) {{ {body}; }}\n")
        pointers = [f"{TYPES[c]}* o{n}" for n, c in enumerate(outputs)]
        passed = [f"*o{n}" for n in range(len(outputs))] + [f"i{n}" for n in range(len(inputs))]
        functions.append(
            f'extern "C" __global__ void k{number}({", ".join(pointers + ins)}) {{ f{number}({", ".join(passed)}); }}\n'
        )
    assert len(functions) > 200
    return HEAD + "".join(functions)


def _compile(folder: Path, text: str, *flags: str) -> subprocess.CompletedProcess[str]:
    source, hip = write(folder, text), compiler("hip")
    command = [*hip.command, *hip.flags, "-x", "hip", "--cuda-device-only", "-nogpulib", *flags]
    return subprocess.run(
        [*command, "-I", str(folder), "-S", "-o", "out.s", str(source)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.mark.parametrize(("arch", "level"), [("gfx90a", "-O2"), ("gfx1030", "-O2"), ("gfx90a", "-O0")])
def test_every_row_compiles(tmp_path: Path, arch: str, level: str) -> None:
    done = _compile(
        tmp_path, _program(), f"--offload-arch={arch}", level, "-Wall", "-Werror", "-Wno-unused-function", UNUSED
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_what_is_not_translated_stops_the_build(tmp_path: Path, level: str) -> None:
    text = HEAD + 'template <int> __device__ void f() { GPU_NO_PTX("inline PTX x.y is not translated"); }\n'
    assert _compile(tmp_path, text, "--offload-arch=gfx90a", level).returncode == 0
    done = _compile(tmp_path, text + "__global__ void k() { f<1>(); }\n", "--offload-arch=gfx90a", level)
    assert done.returncode != 0
    assert "inline PTX x.y is not translated" in done.stderr
