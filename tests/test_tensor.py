"""Tensor core operations on the host and as AMD machine code on an emulator, against plain products of matrices."""

from __future__ import annotations

import numpy as np
import pytest
import tensor_machines
import tensor_model as model
from tensor_machines import Machine

MACHINES = ("host", "gfx942", "gfx1100")
PARTS = ("BYTES", "NUMBERS", "REGISTERS", "HALVES")
LAYOUTS = ("rr", "rc", "cr", "cc")


@pytest.fixture(scope="module", params=MACHINES)
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Every machine with all kernels."""
    tensor_machines.require(request.param)
    flags = () if request.param == "host" else ("-O2", "-mllvm", "-amdgpu-dpp-combine=0")
    return tensor_machines.build(tmp_path_factory.mktemp("tensor"), request.param, PARTS, *flags)


def tiles() -> list[tuple[str, str]]:
    """Element type and shape of each fragment."""
    return [(kind, shape) for kind in model.TILES for shape in model.TILES[kind][2]]


@pytest.mark.parametrize(("kind", "shape"), tiles())
@pytest.mark.parametrize("active", [3, 1, 2])
def test_fragments(machine: Machine, kind: str, shape: str, active: int) -> None:
    element, total, shapes = model.TILES[kind]
    m, n, k = shapes[shape]
    if (machine.name, kind, shape) == ("gfx942", "s8", "16x16x16"):
        active &= 1  # the emulator cannot compile the matrix instructions of bytes, which take both warps
    layouts = LAYOUTS if machine.name == "host" else LAYOUTS[1:3]
    for layout in layouts if active == 3 else layouts[:1]:
        a, b, c = (model.numbers(s, e, 7) for s, e in (((2, m, k), element), ((2, k, n), element), ((2, m, n), total)))
        if (machine.name, kind) == ("gfx1100", "u8"):  # the emulator takes unsigned bytes as signed ones
            a, b = a % 128, b % 128
        order = [x if major == "r" else x.transpose(0, 2, 1) for x, major in ((a, layout[0]), (b, layout[1]))]
        out = np.full((2, n, m), 99).astype(total)
        left, right = (model.stored(np.ascontiguousarray(x), element) for x in order)
        machine.launch(f"{kind}_{shape}_{layout}", left, right, c.astype(total), out, active=active)
        expected = (a @ b + c).transpose(0, 2, 1)
        for warp in range(model.WARPS):
            wanted = expected[warp] if active >> warp & 1 else np.full((n, m), 99)
            np.testing.assert_array_equal(out[warp].astype(np.float64), wanted, f"{layout} warp {warp}")


def test_saturated_sums_and_equal_layouts(machine: Machine) -> None:
    a, b = (model.numbers((2, 16, 16), "i1", seed) for seed in (1, 2))
    c = np.where(model.numbers((2, 16, 16), "i4", 3) > 0, 2**31 - 5, -(2**31) + 5).astype(np.int64)
    out = np.zeros((2, 16, 16), np.int32)
    machine.launch("saturated", a.astype("i1"), b.astype("i1"), c.astype("i4"), out)
    exact = (a @ b).astype(np.int64) + c
    clamped = np.clip(exact, -(2**31), 2**31 - 1)
    quarter = np.where(clamped < 0, -(-clamped // 4), clamped // 4)
    np.testing.assert_array_equal(out, (2 * quarter + (clamped == exact)).transpose(0, 2, 1))


def test_rounding_to_tf32(machine: Machine) -> None:
    bits = np.random.default_rng(5).integers(0, 2**32, 64, np.uint64).astype(np.uint32)
    bits[:8] = (0x3F801000, 0x3F800FFF, 0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x7FC00001, 0x80001000, 0x00000FFF)
    values, out = bits.view(np.float32), np.zeros(64, np.uint32)
    machine.launch("rounded", values, values, values, out)
    np.testing.assert_array_equal(out, model.tf32(values))


REGISTERS = [
    "m16n8k8_f32_f16_f16_f32",
    "m16n8k8_f16_f16_f16_f16",
    "m16n8k8_f32_bf16_bf16_f32",
    "m16n8k16_f32_f16_f16_f32",
    "m16n8k16_f16_f16_f16_f16",
    "m16n8k16_f32_bf16_bf16_f32",
    "m16n8k4_f32_tf32_tf32_f32",
    "m16n8k8_f32_tf32_tf32_f32",
    "m8n8k4_f64_f64_f64_f64",
    *(f"{s}_s32_{a}_{b}_s32" for s in ("m8n8k16", "m16n8k16", "m16n8k32") for a in ("s8", "u8") for b in ("s8", "u8")),
]


@pytest.mark.parametrize("name", REGISTERS)
def test_registers(machine: Machine, name: str) -> None:
    shape, *kinds = name.split("_")
    m, n, k = (int(x) for x in shape[1:].replace("n", " ").replace("k", " ").split())
    d, a, b, c = (model.WORDS[kind] for kind in kinds)
    word = np.float64 if d == "f8" else np.uint32
    left, right, start = (
        model.numbers(s, e, i) for i, (s, e) in enumerate((((2, m, k), a), ((2, k, n), b), ((2, m, n), c)))
    )
    for active in (3, 2):
        packed = [
            np.stack([model.pack(x, place, kind) for x in both]).view(word)
            for both, place, kind in ((left, "a", a), (right, "b", b), (start, "c", c))
        ]
        out = np.zeros((2, 32, m * n // 32), d)
        raw = np.ascontiguousarray(out).view(word)
        machine.launch(name, *packed, raw, active=active)
        sums = raw.view(d)
        for warp in range(model.WARPS):
            wanted = left[warp] @ right[warp] + start[warp] if active >> warp & 1 else np.zeros((m, n))
            np.testing.assert_array_equal(model.unpack(sums[warp], m, n), wanted.astype(d), f"warp {warp} of {active}")


def test_matrices_of_shared_memory(machine: Machine) -> None:
    data = np.random.default_rng(9).integers(0, 2**16, (2, 4, 8, 8)).astype(np.uint16)
    out = np.zeros((2, 32, 14), np.uint32)
    machine.launch("ldmatrix", data, data, data, out)
    rows = data.reshape(2, 32, 8)[:, np.arange(32) ^ 5].reshape(2, 4, 8, 8)  # the order in which lanes give rows
    for transposed in (False, True):
        seen = rows.transpose(0, 1, 3, 2) if transposed else rows
        words = np.ascontiguousarray(seen).reshape(2, 4, 32, 2).view(np.uint32)[..., 0]  # lane 4 * g + t
        for place, matrix in enumerate((0, 0, 1, 0, 1, 2, 3)):
            np.testing.assert_array_equal(out[:, :, place + 7 * transposed], words[:, matrix])
