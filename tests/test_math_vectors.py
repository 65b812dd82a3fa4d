"""The layout of the vector types on the host target and in HIP's headers, and further device functions on the host."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from memory_math import compiler, run, write

SIZES = {"char": 1, "uchar": 1, "short": 2, "ushort": 2, "int": 4, "uint": 4, "float": 4}
SIZES |= {"long": 8, "ulong": 8, "longlong": 8, "ulonglong": 8, "double": 8}
WIDE = ("long4", "ulong4", "longlong4", "ulonglong4", "double4")


def layouts() -> dict[str, tuple[int, int]]:
    """Size and alignment of each type (CUDA C++ Programming Guide, Built-in Vector Types)."""
    found = {}
    for name, size in SIZES.items():
        for count in (1, 2, 3, 4):
            found[f"{name}{count}"] = (size * count, size if count in (1, 3) else min(size * count, 16))
    for name in WIDE:
        found |= {f"{name}_16a": (32, 16), f"{name}_32a": (32, 32)}
    return found


def assertions(hip: bool) -> str:
    """A program that compiles where the types have CUDA's layout; HIP aligns five of them otherwise."""
    lines = ["#include <gpu/gpu.hpp>"]
    for name, (size, align) in layouts().items():
        align = 32 if hip and name in WIDE else align
        lines.append(f'static_assert(sizeof({name}) == {size} && alignof({name}) == {align}, "{name}");')
        count = 4 if name.endswith("a") else int(name[-1])
        lines.append(f"inline int use_{name}() {{ return int(make_{name}({', '.join('1234'[:count])}).x); }}")
    return "\n".join([*lines, "int main() {}\n"])


def test_layout_on_the_host(tmp_path: Path) -> None:
    source, host = write(tmp_path, assertions(False), "program.cpp"), compiler("host")
    flags = [
        "-std=c++17",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-DGPU_TARGET_HOST",
        "-pthread",
        "-fsyntax-only",
        "-I",
        tmp_path,
    ]
    run(*host.command, *host.flags, *flags, source, cwd=tmp_path)


@pytest.mark.parametrize("side", ["--cuda-host-only", "--cuda-device-only"])
def test_layout_in_hip(tmp_path: Path, side: str) -> None:
    """If HIP's alignment of the wide vectors ever becomes CUDA's, rule CW324 may go."""
    source, hip = write(tmp_path, assertions(True)), compiler("hip")
    flags = ["-x", "hip", "--offload-arch=gfx90a", side, "-nogpulib", "-fsyntax-only", "-I", tmp_path]
    run(*hip.command, *hip.flags, *flags, source, cwd=tmp_path)


def test_bessel_functions_and_norms(tmp_path: Path) -> None:
    points = [0.0, 1e-8, 0.5, -0.5, 1.0, 3.75, 10.0, -30.0, 100.0, 700.0]
    calls = [f"cyl_bessel_i{n}({x!r})" for n in (0, 1) for x in points]
    calls += [
        "double(cyl_bessel_i0f(2.5f))",
        "norm(3, v)",
        "rnorm(2, v)",
        "double(normf(3, w))",
        "double(rnormf(1, w))",
    ]
    body = "const double v[] = {3e200, 4e200, 0.0};\nconst float w[] = {2.0f, 3.0f, 6.0f};\n"
    body += "".join(f'std::printf("%a\\n", {call});\n' for call in calls)
    text = f"#include <gpu/gpu.hpp>\n#include <cstdio>\nint main() {{\n{body}}}\n"
    source, host = write(tmp_path, text, "program.cpp"), compiler("host")
    flags = ["-std=c++17", "-Wall", "-Werror", "-DGPU_TARGET_HOST", "-pthread", "-I", tmp_path, "-o", tmp_path / "p"]
    run(*host.command, *host.flags, *flags, source, cwd=tmp_path)
    got = [float.fromhex(line) for line in run(tmp_path / "p", cwd=tmp_path).split()]
    # The integral representation (DLMF 10.32.1), by the trapezoid rule, which is exact to rounding for it.
    angles = 2 * np.pi * np.arange(4096) / 4096
    for x, first, second in zip(points, got, got[len(points) :], strict=False):
        assert first == pytest.approx(float(np.mean(np.exp(x * np.cos(angles)))), rel=1e-12)
        expected = float(np.mean(np.exp(x * np.cos(angles)) * np.cos(angles)))
        assert second == pytest.approx(expected, rel=1e-12, abs=1e-15)
    rest = got[2 * len(points) :]
    assert rest == pytest.approx([3.2898391440501231, 5e200, 2e-201, 7.0, 0.5], rel=1e-6)
    assert not any(math.isnan(x) for x in got)
