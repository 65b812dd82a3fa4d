"""The 8-bit floating-point types on the host target against exact arithmetic, and code for AMD."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from pathlib import Path

import pytest
from half_model import BFLOAT, HALF, patterns
from memory_math import ARCHITECTURES, compiler, run, write
from test_half_host import FLOATS, array

HEAD = "".join(
    f"#include <{name}>\n" for name in ("gpu/gpu.hpp", "gpu/fp8.hpp", "gpu/fp16.hpp", "gpu/bf16.hpp", "cstdio")
)
# OCP 8-bit Floating Point Specification, table 1: digits, bias, largest number, what is beyond it.
KINDS = {"e4m3": (3, 7, 0x7E, 0x7F), "e5m2": (2, 15, 0x7B, 0x7C)}


def value(kind: str, byte: int) -> Fraction | float:
    """What a byte stands for."""
    digits, bias, most, _ = KINDS[kind]
    size, sign = byte & 0x7F, -1 if byte & 0x80 else 1
    if size > most:
        return sign * math.inf if kind == "e5m2" and size == 0x7C else math.nan
    field, fraction = size >> digits, size & ((1 << digits) - 1)
    if field == 0:
        return sign * Fraction(fraction) * Fraction(2) ** (1 - bias - digits)
    return sign * Fraction(fraction + (1 << digits)) * Fraction(2) ** (field - bias - digits)


def encode(kind: str, x: float, saturate: bool) -> int:
    """The byte nearest to x, ties to even; beyond the largest number and half a unit it, or what stands for more."""
    _, _, most, over = KINDS[kind]
    if math.isnan(x):
        return 0x7F
    sign = 0x80 if math.copysign(1, x) < 0 else 0
    finite = [value(kind, b) for b in range(most + 1)]
    past = finite[most] + (finite[most] - finite[most - 1])  # the number that the format would have next
    if not math.isinf(x):
        size = Fraction(abs(x))
        middle = (finite[most] + past) / 2
        if size < middle or (size == middle and most % 2 == 0):
            if size >= finite[most]:
                return sign | most
            low = max(b for b in range(most + 1) if finite[b] <= size)
            step = (finite[low] + finite[low + 1]) / 2
            return sign | (low + 1 if size > step or (size == step and low % 2) else low)
    return sign | (most if saturate else over)


def program(folder: Path, text: str) -> list[int]:
    """The numbers in base 16 that a program for the host prints."""
    source, host = write(folder, HEAD + text, "program.cpp"), compiler("host")
    options = ["-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-DGPU_TARGET_HOST", "-pthread"]
    run(*host.command, *host.flags, *options, "-I", folder, "-o", folder / "program", source, cwd=folder)
    return [int(word, 16) for word in run(folder / "program", cwd=folder).split()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_byte(tmp_path: Path, kind: str) -> None:
    text = f"""int main() {{
  for (int i = 0; i < 256; ++i) {{
    __nv_fp8_{kind} x;
    x.__x = static_cast<__nv_fp8_storage_t>(i);
    const __half_raw h = __nv_cvt_fp8_to_halfraw(x.__x, __NV_{kind.upper()});
    std::printf("%x %x %x\\n", gpu::detail::same_bits<unsigned int>(float(x)), h.x, __nv_fp8_{kind}(float(x)).__x);
  }}
}}
"""
    out = program(tmp_path, text)
    for byte in range(256):
        wide, half, back = out[3 * byte : 3 * byte + 3]
        want = value(kind, byte)
        read = struct.unpack("f", struct.pack("I", wide))[0]
        if isinstance(want, float) and math.isnan(want):
            assert math.isnan(read) and half == 0x7FFF and back == 0x7F
        else:
            assert read == want and math.copysign(1, read) == (-1 if byte & 0x80 else 1), byte
            assert HALF.value(half) == want, byte
            assert back == (byte if math.isfinite(read) else byte - 1), byte


@pytest.mark.parametrize("kind", KINDS)
def test_rounding_and_saturation(tmp_path: Path, kind: str) -> None:
    ties = [float(value(kind, b) + value(kind, b + 1)) / 2 for b in range(KINDS[kind][2])]
    near = [struct.unpack("I", struct.pack("f", t))[0] + d for t in ties for d in (-1, 0, 1) if t or d >= 0]
    words = FLOATS + near + [p << 16 | 0x1234 for p in patterns(BFLOAT, 300, 9)]
    words += [
        struct.unpack("I", struct.pack("f", x))[0] for x in (448, 463.9, 464, 464.1, 480, 57344, 61439, 61440, 1e9)
    ]
    text = (
        array("words", words)
        + f"""int main() {{
  for (unsigned int w : words) {{
    const float x = gpu::detail::same_bits<float>(w);
    std::printf("%x %x ", __nv_cvt_float_to_fp8(x, __NV_SATFINITE, __NV_{kind.upper()}),
                __nv_cvt_double_to_fp8(x, __NV_NOSAT, __NV_{kind.upper()}));
    std::printf("%x\\n", __nv_cvt_float2_to_fp8x2(make_float2(x, 1.0f), __NV_NOSAT, __NV_{kind.upper()}));
  }}
}}
"""
    )
    out = program(tmp_path, text)
    one = encode(kind, 1.0, False)
    for number, word in enumerate(words):
        x = struct.unpack("f", struct.pack("I", word))[0]
        saturated, plain, pair = out[3 * number : 3 * number + 3]
        assert saturated == encode(kind, x, True), (hex(word), x)
        assert plain == encode(kind, x, False), (hex(word), x)
        assert pair == one << 8 | plain


USES = (
    HEAD
    + """
template <class T> __global__ void k(T *f, float *g, __half *h, gpu_bfloat16 *b) {
  f[0] = T(g[0]);
  g[1] = float(f[1]);
  f[2] = T(h[0]);
  h[1] = __half(f[2]);
  f[3] = T(b[0]);
  b[1] = static_cast<gpu_bfloat16>(f[4]);
  g[2] = static_cast<float>(static_cast<int>(f[5]));
}
template __global__ void k(__nv_fp8_e4m3 *, float *, __half *, gpu_bfloat16 *);
template __global__ void k(__nv_fp8_e5m2 *, float *, __half *, gpu_bfloat16 *);
__global__ void packed(__nv_fp8x4_e4m3 *q, __nv_fp8x2_e5m2 *r, __nv_fp8x2_storage_t *s, __half2 h, float *g) {
  const float4 v = float4(q[0]);
  q[1] = __nv_fp8x4_e4m3(v);
  r[0] = __nv_fp8x2_e5m2(make_float2(1, 2));
  r[1] = __nv_fp8x2_e5m2(h);
  g[0] = float2(r[2]).x;
  s[0] = __nv_cvt_halfraw2_to_fp8x2(__half2_raw(h), __NV_SATFINITE, __NV_E4M3);
  s[1] = __nv_cvt_bfloat16raw2_to_fp8x2(__nv_bfloat162_raw{1, 2}, __NV_NOSAT, __NV_E5M2);
  s[2] = __nv_cvt_fp8x2_to_halfraw2(s[1], __NV_E5M2).y;
}
"""
)


@pytest.mark.parametrize("level", ["-O0", "-O2"])
@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_code_for_amd(tmp_path: Path, arch: str, level: str) -> None:
    source, hip = write(tmp_path, USES), compiler("hip")
    flags = ["-x", "hip", f"--offload-arch={arch}", "-nogpulib", "--cuda-device-only", "-Wall", "-Werror", level]
    assembly = run(*hip.command, *hip.flags, *flags, "-I", tmp_path, "-S", "-o", "-", source, cwd=tmp_path)
    assert assembly.count(".amdhsa_kernel") == 3
