"""Conversions in a rounding direction and the functions of half on the host target, against exact arithmetic."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from pathlib import Path

import pytest
from half_model import BFLOAT, HALF, Format, patterns
from memory_math import compiler, run, write
from test_half_host import bits

WIDTHS = {"short": 16, "ushort": 16, "int": 32, "uint": 32, "ll": 64, "ull": 64}
TYPES = {"short": "short", "ushort": "unsigned short", "int": "int", "uint": "unsigned int"}
TYPES |= {"ll": "long long", "ull": "unsigned long long"}


def integers(kind: str) -> list[int]:
    """Edges of an integer type, and of what float, double and half have digits for."""
    width, signed = WIDTHS[kind], not kind.startswith("u")
    top = 1 << (width - signed)
    near = [0, 1, 2, 3, 2049, 2051, 65503, 65504, 65519, 65520, 65535, (1 << 24) + 1, (1 << 24) + 3, (1 << 25) + 3]
    near += [(1 << 53) + 1, (1 << 54) + 3, 0x7FFFFFBF, 0x7FFFFFC0, top - 1, top - 2, top // 3, top // 2 + 1]
    chosen = [n for n in near if n < top]
    return sorted({s * n for n in chosen for s in ((1, -1) if signed else (1,))} | ({-top} if signed else set()))


def directed(x: int | Fraction, digits: int, mode: str) -> float:
    """x in a binary format with this many digits, rounded in a direction."""
    size, away = abs(Fraction(x)), mode == ("rd" if x < 0 else "ru")
    if size == 0:
        return 0.0
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    drop = exponent - (Fraction(2) ** exponent > size) - digits + 1
    kept, rest = divmod(size / Fraction(2) ** drop, 1)
    if rest and (away or (mode == "rn" and (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and kept % 2)))):
        kept += 1
    return math.copysign(float(kept * Fraction(2) ** drop), x)


def literal(value: int, kind: str) -> str:
    """An integer in C++."""
    return f"static_cast<{TYPES[kind]}>({value & (1 << 64) - 1}ull)"


@pytest.mark.parametrize("kind", ["int", "uint", "ll", "ull"])
def test_integers_to_floating_point(tmp_path: Path, kind: str) -> None:
    targets = [("float", 24)] + ([("double", 53)] if "ll" in kind else [])
    cases = [(n, t, d, m) for n in integers(kind) for t, d in targets for m in ("rd", "ru", "rz")]
    calls = (f"static_cast<double>(gpu::{kind}2{t}_{m}({literal(n, kind)}))" for n, t, _, m in cases)
    body = "".join(f'std::printf("%llx\\n", gpu::detail::same_bits<unsigned long long>({call}));\n' for call in calls)
    got = bits(tmp_path, f"int main() {{\n__half used(0);\n(void)used;\n{body}}}\n")
    for (n, t, digits, mode), word in zip(cases, got, strict=True):
        assert struct.unpack("d", word.to_bytes(8, "little"))[0] == directed(n, digits, mode), (n, t, mode)


@pytest.mark.parametrize("kind", WIDTHS)
def test_half_and_integers(tmp_path: Path, kind: str) -> None:
    halves = [*patterns(HALF, 200, 7), 0x3800, 0x3E00, 0x4100, 0xB800, 0xBE00, 0xC100, 0x77FF, 0x7800, 0xF800]
    body = "".join(
        f'std::printf("%llx ", static_cast<unsigned long long>(gpu::half2{kind}_{m}(__ushort_as_half({h}))));\n'
        for h in halves
        for m in ("rn", "rd", "ru")
    )
    modes = ("rd", "ru", "rz")
    body += "".join(
        f'std::printf("%x ", __half_as_ushort(gpu::{kind}2half_{m}({literal(n, kind)})));\n'
        for n in integers(kind)
        for m in modes
    )
    got = iter(bits(tmp_path, f"int main() {{\n{body}}}\n"))
    width, signed = WIDTHS[kind], not kind.startswith("u")
    least, most = (-(1 << width - 1), (1 << width - 1) - 1) if signed else (0, (1 << width) - 1)
    for pattern in halves:
        value = HALF.value(pattern)
        for mode in ("rn", "rd", "ru"):
            if isinstance(value, float) and math.isnan(value):
                want = 1 << 63 if width == 64 else 0
            elif isinstance(value, float):
                want = most if value > 0 else least
            else:
                whole = {"rn": round, "rd": math.floor, "ru": math.ceil}[mode](value)
                want = min(max(whole, least), most)
            assert next(got) == want & (1 << 64) - 1, (hex(pattern), mode)
    for n in integers(kind):
        for mode in modes:
            assert next(got) == HALF.round(Fraction(n), mode), (n, mode)


def test_double_to_float(tmp_path: Path) -> None:
    values = [1.0, 1 + 2**-30, -1 - 2**-30, 0.1, -0.1, 1e300, -1e300, 1e-46, -1e-46, 2**-149, math.pi, 0.0]
    cases = [(v, m) for v in values for m in ("rd", "ru", "rz")]
    body = "".join(f'std::printf("%a\\n", double(gpu::double2float_{m}({v.hex()})));\n' for v, m in cases)
    source, host = (
        write(tmp_path, f"#include <gpu/gpu.hpp>\n#include <cstdio>\nint main() {{\n{body}}}\n", "p.cpp"),
        compiler("host"),
    )
    run(
        *host.command,
        "-std=c++17",
        "-DGPU_TARGET_HOST",
        "-pthread",
        "-I",
        tmp_path,
        "-o",
        tmp_path / "p",
        source,
        cwd=tmp_path,
    )
    biggest = float.fromhex("0x1.fffffep+127")
    for (v, mode), line in zip(cases, run(tmp_path / "p", cwd=tmp_path).split(), strict=True):
        if abs(v) > biggest:
            outward = mode == ("rd" if v < 0 else "ru")
            want = math.copysign(math.inf if outward else biggest, v)
        elif abs(v) < 2**-149 and v:
            want = math.copysign(2**-149 if mode == ("rd" if v < 0 else "ru") else 0.0, v)
        else:
            want = directed(Fraction(v), 24, mode)
        assert float.fromhex(line) == want, (v, mode)


@pytest.mark.parametrize(
    ("format", "name", "of", "take"),
    [
        (HALF, "__half", "__ushort_as_half", "__half_as_ushort"),
        (BFLOAT, "gpu_bfloat16", "gpu::ushort_as_bfloat16", "__bfloat16_as_ushort"),
    ],
)
def test_comparisons_and_choices(tmp_path: Path, format: Format, name: str, of: str, take: str) -> None:
    edges = patterns(format, 0, 0)
    pairs = [(x, y) for x in edges for y in edges]
    orders = ("eq", "ne", "lt", "le", "gt", "ge")
    compared = " | ".join(f"__h{c}(x, y) << {i} | __h{c}u(x, y) << {i + 6}" for i, c in enumerate(orders))
    text = (
        "static const unsigned short e[] = {"
        + ", ".join(map(str, edges))
        + f"""}};
int main() {{
  for (unsigned short a : e) for (unsigned short b : e) {{
    const {name} x = {of}(a), y = {of}(b);
    std::printf("%x %x %x ", {compared}, {take}(__hmax(x, y)), {take}(gpu::hmin(x, y)));
    std::printf("%x %x %x ", {take}(gpu::hmax_nan(x, y)), {take}(__hmin_nan(x, y)), {take}(__hadd_sat(x, y)));
    const gpu::detail::float16x2<gpu::detail::{"binary16" if format is HALF else "bfloat"}> p(x, y), q(y, y);
    std::printf("%x %x\\n", gpu::hgtu2_mask(p, q), __hbgt2(p, q) | __hisnan(x) << 1);
  }}
}}
"""
    )
    out = bits(tmp_path, text)
    for number, (x, y) in enumerate(pairs):
        a, b = format.value(x), format.value(y)
        nan = [isinstance(v, float) and math.isnan(v) for v in (a, b)]
        flags, larger, smaller, larger_nan, smaller_nan, sat, mask, both = out[8 * number : 8 * number + 8]
        truth = [False] * 6 if any(nan) else [a == b, a != b, a < b, a <= b, a > b, a >= b]
        for i, true in enumerate(truth):
            assert bool(flags >> i & 1) == true and bool(flags >> (i + 6) & 1) == (true or any(nan)), (
                hex(x),
                hex(y),
                i,
            )
        order = [x, y] if not any(nan) and (a > b or (a == b and x <= y)) else [y, x]
        wanted = (order[0], order[1]) if not any(nan) else (0x7FFF,) * 2 if all(nan) else ((y, y) if nan[0] else (x, x))
        assert (larger, smaller) == wanted, (hex(x), hex(y))
        assert (larger_nan, smaller_nan) == ((0x7FFF, 0x7FFF) if any(nan) else wanted), (hex(x), hex(y))
        high = any(nan[1:])  # y against itself: greater or unordered only for a NaN
        low = any(nan) or a > b
        assert mask == (0xFFFF if low else 0) | (0xFFFF0000 if high else 0), (hex(x), hex(y))
        assert both == 2 * nan[0]
        if not any(nan) and not all(isinstance(v, float) for v in (a, b)):
            exact = a + b
            assert sat == format.round(min(max(exact, Fraction(0)), Fraction(1)) if exact != 0 else Fraction(0)), (
                hex(x),
                hex(y),
            )
