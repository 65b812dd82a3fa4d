"""What the floating-point instructions of inline PTX compute, run on the host target against exact references."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
from ptx_support import Case, failures

INF, NAN = math.inf, math.nan
FLOATS = [0.0, -0.0, 1.0, -1.5, 3.0, 0.1, 1e-40, -1e-45, 3.4e38, -3.4e38, INF, -INF, NAN, 2.5, -2.5, 0.5, 16777217.0]


def f32(x: float) -> int:
    with np.errstate(over="ignore"):
        return int(np.float32(x).view(np.uint32))


def f64(x: float) -> int:
    return int(struct.unpack("<Q", struct.pack("<d", x))[0])


def single(x: float) -> float:
    with np.errstate(over="ignore"):
        return float(np.float32(x))


def flushed(x: float) -> float:
    return math.copysign(0.0, x) if abs(x) < 2.0**-126 else x


def operate(name: str, a: float, b: float) -> float:
    with np.errstate(all="ignore"):
        x, y = np.float32(a), np.float32(b)
        return float({"add": x + y, "sub": x - y, "mul": x * y, "div": x / y}[name])


def same(template: str, outputs: str, inputs: str, values: tuple[int, ...], expected: float) -> Case | None:
    """A case, but for NaN, whose bits are open."""
    if math.isnan(expected):
        return None
    return Case(template, outputs, inputs, values, (f32(expected) if outputs == "f" else f64(expected),))


def test_single_precision(tmp_path: Path) -> None:
    cases = []
    for name, (a, b) in itertools.product(("add", "sub", "mul", "div"), itertools.product(FLOATS, repeat=2)):
        a, b = single(a), single(b)
        bits = (f32(a), f32(b))
        cases.append(same(f"{name}.rn.f32 %0, %1, %2;", "f", "ff", bits, operate(name, a, b)))
        result = flushed(operate(name, flushed(a), flushed(b)))
        cases.append(same(f"{name}.rn.ftz.f32 %0, %1, %2;", "f", "ff", bits, result))
        if name != "div":
            exact = operate(name, a, b)
            low = 0.0 if not exact > 0 else min(exact, 1.0)
            cases.append(same(f"{name}.sat.f32 %0, %1, %2;", "f", "ff", bits, low))
    for a, b in itertools.product(FLOATS, repeat=2):
        a, b = single(a), single(b)
        small = b if math.isnan(a) else a if math.isnan(b) else min((a, b), key=lambda x: (x, math.copysign(1, x)))
        large = b if math.isnan(a) else a if math.isnan(b) else max((a, b), key=lambda x: (x, math.copysign(1, x)))
        cases.append(same("min.f32 %0, %1, %2;", "f", "ff", (f32(a), f32(b)), small))
        cases.append(same("max.f32 %0, %1, %2;", "f", "ff", (f32(a), f32(b)), large))
        for word, holds in COMPARE.items():
            line = f"{{ .reg .pred p; setp.{word}.f32 p, %1, %2; selp.u32 %0, 1, 0, p; }}"
            cases.append(Case(line, "r", "ff", (f32(a), f32(b)), (int(holds(a, b)),)))
    for a in map(single, FLOATS):
        cases.append(Case("neg.f32 %0, %1;", "f", "f", (f32(a),), (f32(a) ^ 0x80000000,)))
        cases.append(Case("abs.f32 %0, %1;", "f", "f", (f32(a),), (f32(a) & 0x7FFFFFFF,)))
        with np.errstate(all="ignore"):
            cases.append(same("rcp.rn.f32 %0, %1;", "f", "f", (f32(a),), float(np.float32(1) / np.float32(a))))
            cases.append(same("sqrt.rn.f32 %0, %1;", "f", "f", (f32(a),), float(np.sqrt(np.float32(a)))))
    # One rounding: the product's last bits count.
    one = 1 + 2.0**-12
    cases.append(same("fma.rn.f32 %0, %1, %2, %3;", "f", "fff", (f32(one), f32(one), f32(-1.0)), 2.0**-11 + 2.0**-24))
    assert not failures(tmp_path, [c for c in cases if c is not None])[:10]


def nan(a: float, b: float) -> bool:
    return math.isnan(a) or math.isnan(b)


COMPARE: dict[str, Callable[[float, float], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: not nan(a, b) and a != b,
    "lt": lambda a, b: a < b,
    "ge": lambda a, b: a >= b,
    "equ": lambda a, b: nan(a, b) or a == b,
    "neu": lambda a, b: a != b,
    "ltu": lambda a, b: nan(a, b) or a < b,
    "leu": lambda a, b: nan(a, b) or a <= b,
    "gtu": lambda a, b: nan(a, b) or a > b,
    "geu": lambda a, b: nan(a, b) or a >= b,
    "num": lambda a, b: not nan(a, b),
    "nan": nan,
}
NUMBERS = [
    *FLOATS,
    1.5,
    -0.5,
    126.5,
    127.5,
    -128.5,
    255.5,
    256.0,
    2147483520.0,
    2147483648.0,
    4294967040.0,
    9.3e18,
    1.9e19,
]
ROUND: dict[str, Callable[[float], int]] = {"rni": round, "rzi": math.trunc, "rmi": math.floor, "rpi": math.ceil}


def test_to_integers(tmp_path: Path) -> None:
    cases = []
    letters = {8: "r", 16: "h", 32: "r", 64: "l"}
    for to, (word, rounded), wide in itertools.product(
        ("u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64"), ROUND.items(), (False, True)
    ):
        width = int(to[1:])
        low, high = (0, 2**width - 1) if to[0] == "u" else (-(2 ** (width - 1)), 2 ** (width - 1) - 1)
        for x in NUMBERS:
            a = x if wide else single(x)
            if math.isnan(a):
                expected = 1 << (width - 1) if wide or width == 64 else 0
                expected = expected - (1 << width) if to[0] == "s" and expected else expected
            else:
                expected = (high if a > 0 else low) if math.isinf(a) else max(low, min(high, rounded(a)))
            kind, letter, bits = ("f64", "d", f64(a)) if wide else ("f32", "f", f32(a))
            cases.append(Case(f"cvt.{word}.{to}.{kind} %0, %1;", letters[width], letter, (bits,), (expected,)))
    for a in (0, 1, 16777217, 33554435, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF):
        signed = a - (1 << 32) if a >> 31 else a
        cases.append(Case("cvt.rn.f32.u32 %0, %1;", "f", "r", (a,), (f32(a),)))
        cases.append(Case("cvt.rn.f32.s32 %0, %1;", "f", "r", (a,), (f32(signed),)))
        cases.append(Case("cvt.rn.f64.s32 %0, %1;", "d", "r", (a,), (f64(signed),)))
    assert not failures(tmp_path, cases)[:10]


def half(x: Fraction | float, dtype: str) -> int:
    """The nearest number of a small type, as its bits; ties to even."""
    fraction, exponent = {"f16": (10, 5), "bf16": (7, 8)}[dtype]
    bias = (1 << (exponent - 1)) - 1
    if isinstance(x, float):
        if not math.isfinite(x) or x == 0:
            sign = int(math.copysign(1, x) < 0) << (fraction + exponent)
            top = ((1 << exponent) - 1) << fraction
            return (1 << (fraction + exponent)) - 1 if math.isnan(x) else sign | (top if math.isinf(x) else 0)
        x = Fraction(x)
    sign = int(x < 0) << (fraction + exponent)
    x = abs(x)
    power = max(math.floor(math.log2(x)) if x else -9999, 1 - bias)
    while x >= Fraction(2) ** (power + 1):
        power += 1
    while power > 1 - bias and x < Fraction(2) ** power:
        power -= 1
    units = round(x / Fraction(2) ** (power - fraction))  # ties to even
    bits = units + ((power + bias - 1) << fraction)
    return sign | min(bits, ((1 << exponent) - 1) << fraction)


def widen(bits: int, dtype: str) -> float:
    if dtype == "f16":
        return float(np.uint16(bits).view(np.float16))
    return float(np.uint32(bits << 16).view(np.float32))


HALVES = {
    "f16": (0, 0x8000, 0x3C00, 0xBC01, 0x0001, 0x03FF, 0x0400, 0x7BFF, 0xFBFF, 0x7C00, 0x3555, 0x1401, 0x5400),
    "bf16": (0, 0x8000, 0x3F80, 0xBF81, 0x0001, 0x007F, 0x0080, 0x7F7F, 0xFF7F, 0x7F80, 0x3EAB, 0x3B81, 0x2701),
}


def test_halves(tmp_path: Path) -> None:
    cases = []
    for kind, values in HALVES.items():
        finite = [v for v in values if math.isfinite(widen(v, kind))]
        for a, b in itertools.product(finite, repeat=2):
            x, y = Fraction(widen(a, kind)), Fraction(widen(b, kind))
            for name, exact in (("add", x + y), ("sub", x - y), ("mul", x * y)):
                if exact:  # the sign of zero is tested below
                    cases.append(Case(f"{name}.{kind} %0, %1, %2;", "h", "hh", (a, b), (half(exact, kind),)))
            for c in finite[::2]:
                exact = x * y + Fraction(widen(c, kind))
                if exact:
                    cases.append(Case(f"fma.rn.{kind} %0, %1, %2, %3;", "h", "hhh", (a, b, c), (half(exact, kind),)))
        for a in values:
            cases.append(Case(f"cvt.f32.{kind} %0, %1;", "f", "h", (a,), (f32(widen(a, kind)),)))
        for x in map(
            single, [*FLOATS, 65504.0, 65519.9, 65520.0, 5.96e-8, 2.98e-8, 2.99e-8, 1.00048828125, 3.3961775e38]
        ):
            cases.append(Case(f"cvt.rn.{kind}.f32 %0, %1;", "h", "f", (f32(x),), (half(x, kind),)))
            both = half(x, kind) << 16 | half(1.0, kind)
            cases.append(Case(f"cvt.rn.{kind}x2.f32 %0, %1, %2;", "r", "ff", (f32(x), f32(1.0)), (both,)))
    cases += [
        Case("add.f16x2 %0, %1, %2;", "r", "rr", (0x3C00C000, 0x40003C00), (0x4200BC00,)),
        Case("fma.rn.bf16x2 %0, %1, %2, %3;", "r", "rrr", (0x3F804000, 0x40004040, 0x3F803F80), (0x404040E0,)),
        Case("max.f16x2 %0, %1, %2;", "r", "rr", (0x3C007FFF, 0x40003C00), (0x40003C00,)),
        Case("mul.f16 %0, %1, %2;", "h", "hh", (0x8000, 0x3C00), (0x8000,)),
        Case("fma.rn.f32x2 %0, %1, %2, %3;", "l", "lll", (0x3F80000040000000,) * 3, (0x4000000040C00000,)),
        Case("cvt.rna.tf32.f32 %0, %1;", "r", "f", (0x3F801000,), (0x3F802000,)),
    ]
    assert not failures(tmp_path, cases)[:10]


def test_approximations(tmp_path: Path) -> None:
    table = {"ex2": math.exp2, "lg2": math.log2, "sin": math.sin, "cos": math.cos, "tanh": math.tanh}
    values = [0.25, 0.5, 1.0, 1.7, 2.0]
    lines, expected = [], []
    for name, function in table.items():
        for x in values:
            lines.append((f"{name}.approx.f32 %0, %1;", x))
            expected.append(function(single(x)))
    cases = [Case(line, "f", "f", (f32(x),), (f32(want),)) for (line, x), want in zip(lines, expected, strict=True)]
    for wrong in failures(tmp_path, cases):  # within one unit in the last place
        found, want = (int(part, 16) for part in wrong.replace("[", "'").replace("]", "'").split("'")[2::4][:2])
        assert abs(found - want) <= 1, wrong


def byte(x: float, largest: float, table: list[float]) -> int:
    """The nearest number of a table of the finite ones, by its place; ties to the even place."""
    if math.isnan(x):
        return 0x7F
    sign, size = (0x80 if math.copysign(1, x) < 0 else 0), min(abs(x), largest)
    near = min(range(len(table)), key=lambda i: (abs(Fraction(table[i]) - Fraction(size)), i % 2))
    return sign | near


BYTES = {"e4m3": (3, 7, 0x7E, 448.0), "e5m2": (2, 15, 0x7B, 57344.0)}


def test_bytes(tmp_path: Path) -> None:
    cases = []
    for kind, (bits, bias, last, largest) in BYTES.items():
        table = []
        for i in range(last + 1):
            exponent, fraction = i >> bits, i & (1 << bits) - 1
            unit = 2.0 ** (max(exponent, 1) - bias - bits)
            table.append((fraction + (1 << bits if exponent else 0)) * unit)
        assert table[-1] == largest
        ties = [(a + b) / 2 for a, b in itertools.pairwise(table)]
        for x in [*FLOATS, *table[::5], *ties[::3], *(-t for t in ties[1::3])]:
            pair = byte(x, largest, table) << 8 | byte(1.0, largest, table)
            cases.append(Case(f"cvt.rn.satfinite.{kind}x2.f32 %0, %1, %2;", "h", "ff", (f32(x), f32(1.0)), (pair,)))
        for i, x in enumerate(table):
            wide = half(x, "f16") | (half(x, "f16") | 0x8000) << 16
            cases.append(Case(f"cvt.rn.f16x2.{kind}x2 %0, %1;", "r", "h", (i | (i | 0x80) << 8,), (wide,)))
            cases.append(Case(f"cvt.rn.satfinite.{kind}x2.f16x2 %0, %1;", "h", "r", (wide,), (i | (i | 0x80) << 8,)))
    cases += [
        Case("fma.rn.f32.bf16 %0, %1, %2, %3;", "f", "hhf", (0x4000, 0x4040, f32(0.5)), (f32(6.5),)),
        Case("add.rn.f32.f16 %0, %1, %2;", "f", "hf", (0x3C00, f32(0.25)), (f32(1.25),)),
    ]
    assert not failures(tmp_path, cases)[:10]
