"""The 16-bit floating-point types on the host target, bit by bit against exact arithmetic."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from pathlib import Path

import pytest
from half_model import BFLOAT, HALF, NAN, Format, patterns
from memory_math import compiler, run, write

HEAD = "#include <gpu/gpu.hpp>\n#include <gpu/fp16.hpp>\n#include <gpu/bf16.hpp>\n#include <cstdio>\n"
TYPES = [
    pytest.param(HALF, "__half", "__float2half", "__half_as_ushort", "__ushort_as_half", id="half"),
    pytest.param(
        BFLOAT,
        "gpu_bfloat16",
        "gpu::float2bfloat16",
        "__bfloat16_as_ushort",
        "gpu::ushort_as_bfloat16",
        id="bfloat16",
    ),
]


def bits(folder: Path, text: str, *flags: str) -> list[int]:
    """The numbers in base 16 that a program for the host prints."""
    source, host = write(folder, HEAD + text, "program.cpp"), compiler("host")
    options = ["-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-DGPU_TARGET_HOST", "-pthread", *flags]
    run(*host.command, *host.flags, *options, "-I", folder, "-o", folder / "program", source, cwd=folder)
    return [int(word, 16) for word in run(folder / "program", cwd=folder).split()]


def array(name: str, values: list[int]) -> str:
    """A table of 32-bit words in C++."""
    return f"static const unsigned int {name}[] = {{{', '.join(map(hex, values))}}};\n"


def same(format: Format, want: int, got: int) -> bool:
    """Equal bits; any NaN is like another."""
    nan = [(b & 0x7FFF) > format.infinite for b in (want, got)]
    return all(nan) or (want == got and not any(nan))


FLOATS = [
    *(0x00000000, 0x80000000, 0x00000001, 0x007FFFFF, 0x00800000, 0x00800001, 0x80000001, 0x7F7FFFFF, 0xFF7FFFFF),
    *(0x7F800000, 0xFF800000, 0x7FC00000, 0x7F800001, 0x477FE000, 0x477FEFFF, 0x477FF000, 0x477FF001, 0xC77FF000),
    *(0x33000000, 0x33000001, 0x32FFFFFF, 0x33800000, 0x33C00000, 0x387FC000, 0x387FE000, 0x38800000, 0x3F800FFF),
    *(0x3F801000, 0x3F801001, 0x3F803000, 0x3F802FFF, 0xBF801000, 0x3F808000, 0x3F808001, 0x3F818000, 0x7F7F8000),
    *(0x7F7F7FFF, 0x7F7FFFFF, 0x00008000, 0x00008001, 0x00018000, 0x00007FFF, 0x40490FDB, 0xC2F6E979, 0x3DCCCCCD),
]


@pytest.mark.parametrize(("format", "name", "make", "take", "of"), TYPES)
def test_every_number_becomes_float_and_back(
    tmp_path: Path, format: Format, name: str, make: str, take: str, of: str
) -> None:
    text = f"""int main() {{
  for (unsigned int i = 0; i < 65536; ++i) {{
    const {name} x = {of}(static_cast<unsigned short>(i));
    const float f = x;
    std::printf("%x %x\\n", gpu::detail::same_bits<unsigned int>(f), {take}({make}(f)));
  }}
}}
"""
    out = bits(tmp_path, text)
    for pattern in range(65536):
        wide, back = out[2 * pattern : 2 * pattern + 2]
        value = format.value(pattern)
        if isinstance(value, float) and math.isnan(value):
            assert math.isnan(struct.unpack("f", struct.pack("I", wide))[0]) and back == NAN, hex(pattern)
        else:
            assert back == pattern, hex(pattern)
            read = struct.unpack("f", struct.pack("I", wide))[0]
            assert read == value and math.copysign(1, read) == (-1 if pattern & 0x8000 else 1), hex(pattern)


@pytest.mark.parametrize("mode", ["rn", "rd", "ru", "rz"])
@pytest.mark.parametrize(("format", "name", "make", "take", "of"), TYPES)
def test_floats_round_in_every_direction(
    tmp_path: Path, format: Format, name: str, make: str, take: str, of: str, mode: str
) -> None:
    words = FLOATS + [(p << 16 | q) for p, q in zip(patterns(BFLOAT, 900, 1), patterns(BFLOAT, 900, 2), strict=True)]
    text = (
        array("words", words)
        + f"""int main() {{
  for (unsigned int w : words) std::printf("%x\\n", {take}({make}_{mode}(gpu::detail::same_bits<float>(w))));
}}
"""
    )
    for word, got in zip(words, bits(tmp_path, text), strict=True):
        value = struct.unpack("f", struct.pack("I", word))[0]
        assert got == format.round(value, mode), (hex(word), mode)


def expected(format: Format, op: str, values: list[Fraction | float]) -> int | None:
    """The rounded result; None where an operand is not finite, which floats answer for."""
    if any(isinstance(v, float) for v in values):
        return None
    x, y, *rest = (Fraction(v) for v in values)
    if op == "div":
        return format.round(x / y) if y and x else None
    exact = {"add": x + y, "sub": x - y, "mul": x * y, "fma": x * y + (rest[0] if rest else 0)}[op]
    return format.round(exact) if exact else None


@pytest.mark.parametrize("flags", [(), ("-O3", "-ffp-contract=fast", "-march=native")], ids=["plain", "fused"])
@pytest.mark.parametrize(("format", "name", "make", "take", "of"), TYPES)
def test_arithmetic_rounds_once(
    tmp_path: Path, format: Format, name: str, make: str, take: str, of: str, flags: tuple[str, ...]
) -> None:
    first, second, third = (patterns(format, 1500, seed) for seed in (3, 4, 5))
    second = second[7:] + second[:7]
    third = third[11:] + third[:11]
    close = [(x, 0x8000 ^ (x + d & 0xFFFF), z) for x, z in zip(first, third, strict=True) for d in (0, 1, 9)]
    cases = [*zip(first, second, third, strict=True), *close]
    columns = [array(n, [case[i] for case in cases]) for i, n in enumerate(("a", "b", "c"))]
    text = (
        "".join(columns)
        + f"""int main() {{
  for (unsigned int i = 0; i < sizeof(a) / sizeof(*a); ++i) {{
    const {name} x = {of}(static_cast<unsigned short>(a[i])), y = {of}(static_cast<unsigned short>(b[i]));
    const {name} z = {of}(static_cast<unsigned short>(c[i]));
    std::printf("%x %x %x ", {take}(x + y), {take}(__hsub(x, y)), {take}(__hmul_rn(x, y)));
    std::printf("%x %x %x\\n", {take}(__hdiv(x, y)), {take}(__hfma(x, y, z)), {take}(x * y + z));
  }}
}}
"""
    )
    out = bits(tmp_path, text, *flags)
    checked = 0
    for number, case in enumerate(cases):
        values = [format.value(p) for p in case]
        got = dict(zip(("add", "sub", "mul", "div", "fma", "apart"), out[6 * number : 6 * number + 6], strict=True))
        for op in ("add", "sub", "mul", "div", "fma"):
            want = expected(format, op, values[: 3 if op == "fma" else 2])
            if want is not None:
                assert got[op] == want, (op, [hex(p) for p in case], hex(want), hex(got[op]))
                checked += 1
        product, addend = format.value(got["mul"]), values[2]
        if isinstance(product, Fraction) and isinstance(addend, Fraction) and product + addend:
            assert got["apart"] == format.round(product + addend), [hex(p) for p in case]
    assert checked > 20000
