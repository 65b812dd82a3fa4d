"""What the operations compute, on the host target, against exact references in Python."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from memory_math import compiler, every_use, run, write

FLOATS = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    3.0,
    0.1,
    -0.3,
    1e-30,
    -1e-38,
    1e-45,
    3.4e38,
    -3.4e38,
    16777217.0,
    1.1754944e-38,
    7.5e-20,
]
INF = float("inf")


def host_output(folder: Path, body: str) -> list[str]:
    """The lines that a program prints whose ``main`` is ``body``, built with the host's compiler."""
    text = f"#include <gpu/gpu.hpp>\n#include <cstdio>\n#include <cstring>\nint main() {{\n{body}\n}}\n"
    source, host = write(folder, text, "program.cpp"), compiler("host")
    flags = [
        "-std=c++17",
        "-O2",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wno-unused-function",
        "-DGPU_TARGET_HOST",
        "-pthread",
    ]
    run(*host.command, *host.flags, *flags, "-I", folder, "-o", folder / "program", source, cwd=folder)
    return run(folder / "program", cwd=folder).splitlines()


def to_float(x: Fraction, mode: str) -> np.float32:
    """The float next to ``x`` in the direction of ``mode`` (rd, ru or rz)."""
    down = mode == "rd" or (mode == "rz" and x > 0)
    with np.errstate(over="ignore"):
        near = np.float32(float(x))
    biggest = np.finfo(np.float32).max
    exact = Fraction(float(near)) if np.isfinite(near) else None
    if exact is None:
        if near > 0:
            return biggest if down else near
        return near if down else -biggest
    if down and exact > x:
        return np.nextafter(near, np.float32(-INF))
    if not down and exact < x:
        return np.nextafter(near, np.float32(INF))
    return near


EXACT: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "fadd": lambda x, y: x + y,
    "fsub": lambda x, y: x - y,
    "fmul": lambda x, y: x * y,
    "fdiv": lambda x, y: x / y,
}


@pytest.mark.parametrize("mode", ["rd", "ru", "rz"])
def test_directed_rounding(tmp_path: Path, mode: str) -> None:
    values = [np.float32(v) for v in FLOATS]
    cases = [(op, x, y) for op in EXACT for x, y in itertools.product(values, values) if y != 0 or op != "fdiv"]
    lines = [
        f'std::printf("%a\\n", double(gpu::{op}_{mode}({float(x).hex()}f, {float(y).hex()}f)));' for op, x, y in cases
    ]
    for (op, x, y), line in zip(cases, host_output(tmp_path, "\n".join(lines)), strict=True):
        want = EXACT[op](Fraction(float(x)), Fraction(float(y)))
        got = np.float32(float.fromhex(line)) if "inf" not in line else np.float32(line)
        assert got == to_float(want, mode), (op, mode, x, y, got)


@pytest.mark.parametrize("mode", ["rd", "ru", "rz"])
def test_directed_multiply_add_and_roots(tmp_path: Path, mode: str) -> None:
    values = [np.float32(v) for v in FLOATS]
    cases = list(itertools.product(values, values[:9], values[3:12]))
    lines = [
        f'std::printf("%a\\n", double(gpu::fmaf_{mode}({", ".join(float(v).hex() + "f" for v in case)})));'
        for case in cases
    ]
    roots = [abs(v) for v in values if v != 0]
    lines += [f'std::printf("%a\\n", double(gpu::fsqrt_{mode}({float(v).hex()}f)));' for v in roots]
    lines += [f'std::printf("%a\\n", double(gpu::frcp_{mode}({float(v).hex()}f)));' for v in roots]
    got = [
        np.float32(line) if "inf" in line else np.float32(float.fromhex(line))
        for line in host_output(tmp_path, "\n".join(lines))
    ]
    for (x, y, z), result in zip(cases, got, strict=False):
        want = Fraction(float(x)) * Fraction(float(y)) + Fraction(float(z))
        assert result == to_float(want, mode), (mode, x, y, z)
    for v, result in zip(roots, got[len(cases) :], strict=False):
        exact, r = Fraction(float(v)), Fraction(float(result))
        below = np.nextafter(result, np.float32(0))
        above = np.nextafter(result, np.float32(INF))
        if mode == "ru":
            assert Fraction(float(below)) ** 2 < exact <= r**2
        else:
            assert r**2 <= exact < Fraction(float(above)) ** 2
    for v, result in zip(roots, got[len(cases) + len(roots) :], strict=True):
        assert result == to_float(1 / Fraction(float(v)), mode)


def test_signs_of_zero(tmp_path: Path) -> None:
    calls = ["fadd_rd(1.0f, -1.0f)", "fadd_ru(1.0f, -1.0f)", "fadd_rd(0.0f, -0.0f)", "fadd_rz(-0.0f, -0.0f)"]
    lines = host_output(tmp_path, "\n".join(f'std::printf("%g\\n", double(gpu::{call}));' for call in calls))
    assert lines == ["-0", "0", "-0", "-0"]


def test_min_and_max_choose_as_cuda_does(tmp_path: Path) -> None:
    lines = host_output(
        tmp_path,
        """
std::printf("%lld\\n", static_cast<long long>(gpu::min(-1, 5u)));
std::printf("%lld\\n", static_cast<long long>(gpu::max(-1, 5u)));
std::printf("%lld\\n", static_cast<long long>(gpu::min(static_cast<unsigned short>(7), -2)));
std::printf("%llu\\n", static_cast<unsigned long long>(gpu::max(3ul, -1l)));
std::printf("%g\\n", static_cast<double>(gpu::min(0.1, 0.1f)));
std::printf("%zu %zu\\n", sizeof(gpu::min(1, 2u)), sizeof(gpu::max(1.0f, 2.0)));
""",
    )
    assert lines == ["5", "4294967295", "-2", "18446744073709551615", "0.1", "4 8"]


def parts(word: int, count: int, signed: bool) -> list[int]:
    """The halfwords or bytes of a word, lowest first."""
    width = 32 // count
    values = [word >> width * i & (1 << width) - 1 for i in range(count)]
    return [v - (1 << width) if signed and v >> width - 1 else v for v in values]


def test_packed_integers(tmp_path: Path) -> None:
    words = [0, 0xFFFFFFFF, 0x80007FFF, 0x7F80FF01, 0x12345678, 0xFEDCBA98, 0x80808080]
    relations = {"eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
    reference: dict[str, Callable[[int, int, int], int]] = {
        "vadd": lambda x, y, w: x + y,
        "vsub": lambda x, y, w: x - y,
        "vaddss": lambda x, y, w: max(-(1 << w - 1), min((1 << w - 1) - 1, x + y)),
        "vsubss": lambda x, y, w: max(-(1 << w - 1), min((1 << w - 1) - 1, x - y)),
        "vaddus": lambda x, y, w: min((1 << w) - 1, x + y),
        "vsubus": lambda x, y, w: max(0, x - y),
        "vavgu": lambda x, y, w: (x + y + 1) // 2,
        "vhaddu": lambda x, y, w: (x + y) // 2,
        **{f"vmax{s}": lambda x, y, w: max(x, y) for s in "su"},
        **{f"vmin{s}": lambda x, y, w: min(x, y) for s in "su"},
        **{f"vabsdiff{s}": lambda x, y, w: abs(x - y) for s in "su"},
    }
    for word, sign in relations.items():
        for s in [""] if word in ("eq", "ne") else ["s", "u"]:
            holds = eval(f"lambda x, y: x {sign} y")
            reference[f"vcmp{word}{s}"] = lambda x, y, w, holds=holds: -holds(x, y)
            reference[f"vset{word}{s}"] = lambda x, y, w, holds=holds: int(holds(x, y))
    cases = [(n, c, a, b) for n in reference for c in (2, 4) for a, b in itertools.product(words, words)]
    lines = [f'std::printf("%u\\n", gpu::{n}{c}({a}u, {b}u));' for n, c, a, b in cases]
    sums = [(s, c, a, b) for s in "su" for c in (2, 4) for a, b in itertools.product(words, words)]
    lines += [f'std::printf("%u\\n", gpu::vsad{s}{c}({a}u, {b}u));' for s, c, a, b in sums]
    got = [int(line) for line in host_output(tmp_path, "\n".join(lines))]
    for (name, count, a, b), result in zip(cases, got, strict=False):
        width, signed = 32 // count, name.endswith("s") and name not in ("vaddus", "vsubus")
        pairs = zip(parts(a, count, signed), parts(b, count, signed), strict=True)
        values = [reference[name](x, y, width) & (1 << width) - 1 for x, y in pairs]
        assert result == sum(v << width * i for i, v in enumerate(values)), (name, count, hex(a), hex(b))
    for (s, count, a, b), result in zip(sums, got[len(cases) :], strict=True):
        pairs = zip(parts(a, count, s == "s"), parts(b, count, s == "s"), strict=True)
        assert result == sum(abs(x - y) for x, y in pairs)


def test_dot_products(tmp_path: Path) -> None:
    lines = host_output(
        tmp_path,
        """
std::printf("%d\\n", gpu::dp4a(static_cast<int>(0x80FF017Fu), 0x02030405, 7));
std::printf("%u\\n", gpu::dp4a(0x80FF017Fu, 0x02030405u, 7u));
std::printf("%d\\n", gpu::dp2a_lo(static_cast<int>(0x8000FFFFu), 0x11220304, 1));
std::printf("%u\\n", gpu::dp2a_hi(0x8000FFFFu, 0x05060304u, 1u));
""",
    )
    signed = 7 + 127 * 5 + 1 * 4 - 1 * 3 - 128 * 2
    unsigned = 7 + 127 * 5 + 1 * 4 + 255 * 3 + 128 * 2
    assert lines == [str(signed), str(unsigned), str(1 - 4 - 32768 * 3), str(1 + 0xFFFF * 6 + 0x8000 * 5)]


def test_reciprocal_root_is_correctly_rounded(tmp_path: Path) -> None:
    values = [np.float32(v) for v in np.random.default_rng(1).uniform(1, 4, 200)]
    lines = host_output(
        tmp_path, "\n".join(f'std::printf("%a\\n", double(gpu::frsqrt_rn({float(v).hex()}f)));' for v in values)
    )
    for v, line in zip(values, lines, strict=True):
        got = np.float32(float.fromhex(line))
        low = (Fraction(float(np.nextafter(got, np.float32(0)))) + Fraction(float(got))) / 2
        high = (Fraction(float(np.nextafter(got, np.float32(2)))) + Fraction(float(got))) / 2
        assert low**2 * Fraction(float(v)) <= 1 <= high**2 * Fraction(float(v))


def test_atomics_with_wrap_and_half_words(tmp_path: Path) -> None:
    lines = host_output(
        tmp_path,
        """
unsigned u = 3; int i = 5; unsigned short s = 9; double d = 1.5;
std::printf("%u ", gpu::atomic_inc_block(&u, 3u)); std::printf("%u ", u);
std::printf("%u ", gpu::atomic_dec_block(&u, 7u)); std::printf("%u ", u);
std::printf("%d %d ", gpu::atomic_max_block(&i, 9), i);
std::printf("%u %u ", gpu::atomic_cas(&s, 9, 2), s);
std::printf("%g ", gpu::atomic_add_block(&d, 2)); std::printf("%g\\n", d);
""",
    )
    assert lines[0].split()[:4] == ["3", "0", "0", "7"]
    assert lines[0].split()[-2:] == ["1.5", "3.5"]


def test_every_operation_compiles_for_the_host(tmp_path: Path) -> None:
    # Memory spaces and half precision have no host lowering of their own.
    text = "".join(
        line
        for line in every_use("portable").splitlines(keepends=True)
        if not any(word in line for word in ("k_is_", "__half", "fp16"))
    )
    source, host = write(tmp_path, text, "program.cpp"), compiler("host")
    command = [
        *host.command,
        *host.flags,
        "-std=c++17",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-DGPU_TARGET_HOST",
        "-fsyntax-only",
    ]
    run(*command, "-I", tmp_path, source, cwd=tmp_path)


def test_the_reference_rounds_as_it_says() -> None:
    third = Fraction(1, 3)
    assert to_float(third, "rd") < to_float(third, "ru")
    assert to_float(-third, "rz") == to_float(-third, "ru")
    assert to_float(Fraction(2) ** 130, "rz") == np.finfo(np.float32).max
    assert math.isinf(to_float(Fraction(2) ** 130, "ru"))
