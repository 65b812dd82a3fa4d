"""Directed rounding in double precision on the host target, against exact fractions."""

from __future__ import annotations

import math
import struct
from fractions import Fraction
from pathlib import Path

import pytest
from half_model import BFLOAT, patterns
from test_half_host import bits

LARGEST = 1.7976931348623157e308
OPS = {"dadd": 2, "dsub": 2, "dmul": 2, "ddiv": 2, "drcp": 1, "dsqrt": 1, "fma": 3}
EDGES = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    3.0,
    0.1,
    -1e-300,
    1e300,
    5e-324,
    -5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
]
EDGES += [1 + 2**-52, -1 + 2**-53, 2**-537, 2.0**-600, 1e-162, -3e155, 2.0**53, 4e-324 * 3, math.pi]


def numbers(count: int, seed: int) -> list[float]:
    """Edges, then doubles of all sizes without pattern."""
    words = zip(*(patterns(BFLOAT, count, seed + i)[-count:] for i in range(4)), strict=True)
    found = [struct.unpack("d", struct.pack("4H", *w))[0] for w in words]
    found += [
        struct.unpack("d", struct.pack("4H", *w[:3], 0x3FD0 + w[3] % 64))[0]
        for w in zip(*(patterns(BFLOAT, count, seed + 7 + i)[-count:] for i in range(4)), strict=True)
    ]
    return [x for x in found if math.isfinite(x)]


def rounded(x: Fraction, mode: str) -> float:
    """The double next to a number that is not 0, in a direction."""
    toward_zero = mode == "rz" or mode == ("ru" if x < 0 else "rd")
    size = abs(x)
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    exponent = max(exponent - (Fraction(2) ** exponent > size), -1022) - 52
    kept, rest = divmod(size / Fraction(2) ** exponent, 1)
    kept += 1 if rest and not toward_zero else 0
    value = kept * Fraction(2) ** exponent
    sign = -1.0 if x < 0 else 1.0
    if value > Fraction(LARGEST):
        return sign * (LARGEST if toward_zero else math.inf)
    return sign * float(value)


def check_root(x: float, root: float, mode: str) -> bool:
    """Whether a root is the one next to the exact one."""
    below, above = math.nextafter(root, 0.0), math.nextafter(root, math.inf)
    if mode == "ru":
        return Fraction(below) ** 2 < Fraction(x) <= Fraction(root) ** 2
    return Fraction(root) ** 2 <= Fraction(x) < Fraction(above) ** 2


@pytest.mark.parametrize("flags", [(), ("-O3", "-ffp-contract=fast", "-march=native")], ids=["plain", "fused"])
@pytest.mark.parametrize("op", OPS)
def test_every_direction(tmp_path: Path, op: str, flags: tuple[str, ...]) -> None:
    pool = EDGES + numbers(150, 5)
    cases = [tuple(pool[(i * k + k * k) % len(pool)] for k in (1, 7, 13)[: OPS[op]]) for i in range(900)]
    cases += [tuple((x, y, -x * y)[: OPS[op]]) for x in EDGES for y in EDGES if math.isfinite(x * y)]
    cases += [tuple((x, -math.nextafter(x, 9.0), z)[: OPS[op]]) for x in pool[:60] for z in EDGES[:9]]
    words = [[f"0x{struct.pack('>d', x).hex()}ull" for x in case] for case in cases]
    rows = ", ".join("{" + ", ".join(row) + "}" for row in words)
    arguments = ", ".join(f"gpu::detail::same_bits<double>(c[{i}])" for i in range(OPS[op]))
    modes = ("rd", "ru", "rz")
    calls = ", ".join(f"gpu::detail::same_bits<unsigned long long>(gpu::{op}_{m}({arguments}))" for m in modes)
    text = f"""static const unsigned long long cases[][{OPS[op]}] = {{{rows}}};
int main() {{
  (void)__half(0);
  for (const auto &c : cases) std::printf("%llx %llx %llx\\n", {calls});
}}
"""
    out = iter(bits(tmp_path, text, *flags))
    checked = 0
    for case in cases:
        x, y, z = (*map(Fraction, case), *([Fraction(0)] * 2))[:3]
        for mode in modes:
            got = struct.unpack("d", struct.pack("Q", next(out)))[0]
            if op == "dsqrt":
                if x > 0:
                    assert check_root(case[0], got, mode), (case, mode, got)
                    checked += 1
                continue
            if (op == "ddiv" and y == 0) or (op == "drcp" and x == 0):
                continue
            exact = {"dadd": x + y, "dsub": x - y, "dmul": x * y, "fma": x * y + z}.get(op)
            if exact is None:
                exact = x / y if op == "ddiv" else 1 / x
            if exact:
                want = rounded(exact, mode)
                assert got == want and math.copysign(1, got) == math.copysign(1, want), (op, case, mode, got, want)
                checked += 1
            elif (op == "fma" and x * y) or (op in ("dadd", "dsub") and x):
                assert got == 0 and math.copysign(1, got) == (-1 if mode == "rd" else 1), (op, case, mode)
    assert checked > 700
