"""Small programs over the memory, math and launch operations, for the tests of their lowerings."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.emit import header_files, names_in, wrappers_in
from translator.errors import CrosswarpError
from translator.ops import Op
from translator.rulebook import load_rulebook
from translator.toolkit.compilers import Compiler, find_compiler

FAMILIES = ("memory", "math", "simd", "launch")
ARCHITECTURES = ("gfx90a", "gfx942", "gfx1030", "gfx1100")
# Types for the template parameters of an operation, by the beginning of its name; the longest that fits counts.
TYPES = {
    "": ("unsigned int",),
    "load_": ("unsigned char", "short", "int", "float", "double", "float2", "float4"),
    "store_": ("unsigned char", "short", "int", "float", "double", "float2", "float4"),
    "atomic_add": ("__half", "__half2"),
    "atomic_add_block": ("int", "unsigned int", "unsigned long long", "float", "double"),
    "atomic_exch_block": ("int", "unsigned int", "unsigned long long", "float"),
    "atomic_min_": ("int", "unsigned int", "long long", "unsigned long long"),
    "atomic_max_": ("int", "unsigned int", "long long", "unsigned long long"),
    "dp": ("int", "unsigned int"),
    "hmax": ("__half",),
    "hmin": ("__half",),
    "hmax2": ("__half2",),
    "hmin2": ("__half2",),
}
# CUDA's name of an operation, where it is not the operation's between underscores.
CUDA = {"trap": "__trap", "breakpoint": "__brkpt", "min": "min", "max": "max"} | {
    name: name for name in ("umin", "umax", "llmin", "llmax", "ullmin", "ullmax")
}


def operations() -> list[Op]:
    """The operations of these families."""
    return [op for op in load_rulebook().ops.values() if op.family in FAMILIES]


def cuda_name(op: Op) -> str:
    """What CUDA calls the operation."""
    first, *rest = op.name.split("_")
    if op.name in CUDA:
        return CUDA[op.name]
    if first in ("load", "store"):
        return f"__{'ld' if first == 'load' else 'st'}{rest[0]}"
    if first == "is":
        return f"__is{rest[0].capitalize()}"
    if first == "atomic":
        verb = "CAS" if rest[0] == "cas" else rest[0].capitalize()
        return "_".join([f"atomic{verb}", *rest[1:]])
    return f"__{op.name}"


def kernels(op: Op, callee: str) -> Iterator[str]:
    """One kernel for each type that the operation is tried with; it calls ``callee``."""
    key = max((k for k in TYPES if op.name.startswith(k)), key=len)
    generic = any(re.search(r"\b[TAB]\b", p.type) for p in op.parameters)
    for number, kind in enumerate(TYPES[key] if generic else ("",)):
        parameters = [f"{re.sub(r'[TAB](?![a-z])', kind, p.type)} {p.name}" for p in op.parameters]
        result = re.sub(r"^[TA]$|^auto$", kind, op.result)
        arguments = ", ".join(p.name for p in op.parameters)
        if result != "void":
            parameters.append(f"{result} *result")
        assign = "" if result == "void" else "*result = "
        yield (f"__global__ void k_{op.name}_{number}({', '.join(parameters)}) {{ {assign}{callee}({arguments}); }}\n")


def every_use(spell: str) -> str:
    """A translation unit with a kernel for every operation; ``spell`` is ``cuda`` or ``portable``."""
    head = {"cuda": "#include <cuda_fp16.h>\n", "portable": "#include <gpu/gpu.hpp>\n#include <gpu/fp16.hpp>\n"}[spell]
    uses = (k for op in operations() for k in kernels(op, cuda_name(op) if spell == "cuda" else f"gpu::{op.name}"))
    return head + "".join(uses)


def write(folder: Path, text: str, name: str = "program.cu") -> Path:
    """Write a program and the header that it needs."""
    book = load_rulebook()
    files = header_files(names_in(text.encode()), book.api, wrappers=wrappers_in([text.encode()], book.api))
    for path, content in {**files, name: text}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder / name


def compiler(target: str) -> Compiler:
    """The target's compiler; skips the test where there is none."""
    try:
        return find_compiler(target)
    except CrosswarpError as error:
        pytest.skip(f"no compiler for {target}: {error}")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program, which must succeed, and give its standard output."""
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def amd_assembly(folder: Path, text: str, arch: str = "gfx90a", *flags: str) -> dict[str, str]:
    """AMD assembly of the kernels of a portable program, by kernel name (``extern "C"`` kernels)."""
    source = write(folder, text)
    hip = compiler("hip")
    command = [
        *hip.command,
        *hip.flags,
        "-x",
        "hip",
        f"--offload-arch={arch}",
        "--cuda-device-only",
        "-nogpulib",
        "-O3",
    ]
    assembly = run(*command, *flags, "-I", folder, "-S", "-o", "-", source, cwd=folder)
    bodies = re.findall(r"^(\w+):\s*; @\1\n(.*?)s_endpgm", assembly, re.S | re.M)
    return dict(bodies)
