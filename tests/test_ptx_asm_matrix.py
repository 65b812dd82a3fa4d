"""Matrix instructions of inline PTX become calls with the registers in PTX's order; tests/test_tensor.py runs those."""

from __future__ import annotations

import pytest
from ptx_support import lowered, statement
from test_tensor import REGISTERS

from translator.ptxasm.errors import Refused

# Registers of D and C, of A and of B, by shape and type of A.
COUNTS = {
    ("m16n8k8", "f16"): (4, 2, 1),
    ("m16n8k8", "bf16"): (4, 2, 1),
    ("m16n8k16", "f16"): (4, 4, 2),
    ("m16n8k16", "bf16"): (4, 4, 2),
    ("m16n8k4", "tf32"): (4, 2, 1),
    ("m16n8k8", "tf32"): (4, 4, 2),
    ("m8n8k4", "f64"): (2, 1, 1),
    ("m8n8k16", "s8"): (2, 1, 1),
    ("m16n8k16", "s8"): (4, 2, 1),
    ("m16n8k32", "s8"): (4, 4, 2),
}


def instruction(name: str, braces: bool, more: str = "") -> tuple[str, str, str]:
    """The instruction, the constraints of its outputs and those of its inputs."""
    shape, d, a, b, c = name.split("_")
    sums, left, right = COUNTS[shape, a.replace("u8", "s8")]
    sums //= 2 if d == "f16" else 1
    parts, at = [], 0
    for count in (sums, left, right, sums):
        text = ", ".join(f"%{at + i}" for i in range(count))
        parts.append(f"{{{text}}}" if braces or count > 1 else text)
        at += count
    letter = {"f32": "f", "f64": "d"}
    ptx = f"mma.sync.aligned.{shape}.row.col{more}.{d}.{a}.{b}.{c} {', '.join(parts)};"
    out, factor = letter.get(d, "r") * sums, letter.get(a, "r")
    return ptx, out, factor * (left + right) + out


@pytest.mark.parametrize("name", REGISTERS)
@pytest.mark.parametrize("braces", [True, False])
def test_every_form(name: str, braces: bool) -> None:
    shape, d, a, b, c = name.split("_")
    m, n, k = shape[1:].replace("n", " ").replace("k", " ").split()
    for more in ("", ".satfinite") if d == "s32" else ("",):
        ptx, outputs, inputs = instruction(name, braces, more)
        found = lowered(statement(ptx, outputs, inputs))
        text = " ".join(found.lines)
        types = ", ".join(f"gpu::ptx_mma_type::{kind}" for kind in (d, a, b, c))
        call = f"gpu::ptx_mma<{m}, {n}, {k}, {types}{', true' if more else ''}>("
        assert text.count(call) == 1
        assert text.split(call)[1].split(";")[0].count("ptx_") == len(inputs)
        assert all(f"o{i} = " in text for i in range(len(outputs)))
        assert bool(found.reviews) == (d != "s32")


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("trans", [False, True])
def test_matrices_of_shared_memory(count: int, trans: bool) -> None:
    registers = ", ".join(f"%{i}" for i in range(count))
    words = f"x{count}{'.trans' if trans else ''}"
    ptx = f"ldmatrix.sync.aligned.m8n8.{words}.shared.b16 {{{registers}}}, [%{count} + 32];"
    text = " ".join(lowered(statement(ptx, "r" * count, "r", ["memory"])).lines)
    more = ", true" if trans else ""
    assert f"gpu::ptx_ldmatrix<{count}{more}>(ptx_{count} + static_cast<unsigned int>(32))" in text
    assert text.count('__asm__ volatile("" ::: "memory")') == 2
    assert all(f"o{i} = ptx_{i}" in text for i in range(count))


@pytest.mark.parametrize(
    "words",
    ["m8n8k4.row.col.f32.f16.f16.f32", "m16n8k64.row.col.s32.s4.s4.s32", "m16n8k16.row.col.f16.f16.f16.f32"],
)
def test_other_forms_are_refused(words: str) -> None:
    ptx = f"mma.sync.aligned.{words} {{%0, %1, %2, %3}}, {{%4, %5, %6, %7}}, {{%8, %9}}, {{%10, %11, %12, %13}};"
    with pytest.raises(Refused, match="this form of a matrix instruction"):
        lowered(statement(ptx, "rrrr", "r" * 10))
