"""What the tensor core operations compute, and where the PTX ISA puts the elements, for their tests."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

WARPS = 2
SHAPES = {"16x16x16": (16, 16, 16), "32x8x16": (32, 8, 16), "8x32x16": (8, 32, 16)}
# Fragments: element type of the factors and of the sum, shapes.
TILES: dict[str, tuple[str, str, dict[str, tuple[int, int, int]]]] = {
    "s8": ("i1", "i4", SHAPES),
    "u8": ("u1", "i4", SHAPES),
    "f16": ("f2", "f4", SHAPES),
    "h16": ("f2", "f2", SHAPES),
    "bf16": ("bf16", "f4", SHAPES),
    "tf32": ("f4", "f4", {"16x16x8": (16, 16, 8)}),
    "f64": ("f8", "f8", {"8x8x4": (8, 8, 4)}),
}
WORDS = {"f16": "f2", "bf16": "bf16", "tf32": "f4", "f32": "f4", "f64": "f8", "s8": "i1", "u8": "u1", "s32": "i4"}


def bfloat(values: np.ndarray) -> np.ndarray:
    """Bits of bfloat16 for numbers that it has."""
    return (np.asarray(values, np.float32).view(np.uint32) >> 16).astype(np.uint16)


def stored(values: np.ndarray, kind: str) -> np.ndarray:
    """Numbers as elements of a kind."""
    return bfloat(values) if kind == "bf16" else values.astype(kind)


def numbers(shape: tuple[int, ...], kind: str, seed: int) -> np.ndarray:
    """Integers that every kind has exactly, and whose sums of products it has."""
    low, high = {"i1": (-128, 128), "u1": (0, 256)}.get(kind, (-4, 5))
    return np.random.default_rng(seed).integers(low, high, shape).astype(np.float64)


def lane_elements(rows: int, columns: int, place: str, bits: int) -> Iterator[tuple[int, int, int, int]]:
    """Lane, element, row and column for each element of a register fragment of mma.sync.

    PTX ISA, Matrix Fragments for mma.m8n8k4 (f64), mma.m8n8k16, mma.m16n8k4, mma.m16n8k8, mma.m16n8k16 and
    mma.m16n8k32: groupID is the lane divided by 4, threadID_in_group the rest.
    """
    each = 32 // bits if bits < 32 else 1  # elements of a register of A and B
    for lane in range(32):
        group, thread = divmod(lane, 4)
        for i in range(rows * columns // 32):
            if place == "a":
                halves = rows // 8
                register, part = divmod(i, each)
                row = group + 8 * (register % halves)
                column = thread * each + part + 4 * each * (register // halves)
            elif place == "b":
                register, part = divmod(i, each)
                row = thread * each + part + 4 * each * register
                column = group
            else:
                row = group + 8 * (i // 2)
                column = thread * 2 + (i & 1)
            yield lane, i, row, column


def pack(matrix: np.ndarray, place: str, kind: str) -> np.ndarray:
    """The registers of a warp's lanes that hold a matrix, lane by lane."""
    data = stored(matrix, kind)
    out = np.zeros((32, matrix.size // 32), data.dtype)
    for lane, element, row, column in lane_elements(*matrix.shape, place, data.dtype.itemsize * 8):
        out[lane, element] = data[row, column]
    return out


def unpack(registers: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """The sums that a warp's registers hold."""
    out = np.zeros((rows, columns), registers.dtype)
    for lane, element, row, column in lane_elements(rows, columns, "c", 32):
        out[row, column] = registers[lane, element]
    return out


def tf32(values: np.ndarray) -> np.ndarray:
    """Floats rounded to 10 bits of fraction, to nearest and ties away from zero (PTX ISA, cvt.rna.tf32.f32)."""
    bits = values.astype(np.float32).view(np.uint32)
    special = (bits & 0x7F800000) == 0x7F800000
    rounded = np.where(special, bits, (bits + 0x1000) & 0xFFFFE000).astype(np.uint32)
    return np.where(np.isnan(values), np.uint32(0x7FFFFFFF), rounded).astype(np.uint32)
