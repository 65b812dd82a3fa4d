"""Reference arithmetic of CUDA's small floating-point formats, in exact fractions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

NAN = 0x7FFF


@dataclass(frozen=True)
class Format:
    """A binary format of 16 bits: digits of the fraction and the bias of its exponent (IEEE 754, section 3.4)."""

    digits: int
    bias: int

    @property
    def infinite(self) -> int:
        """The bits of infinity."""
        return 0x7FFF & ~((1 << self.digits) - 1)

    def value(self, bits: int) -> Fraction | float:
        """What the bits stand for; a float for infinities and NaN."""
        sign = -1 if bits & 0x8000 else 1
        field, fraction = (bits & 0x7FFF) >> self.digits, bits & ((1 << self.digits) - 1)
        if (bits & 0x7FFF) >= self.infinite:
            return math.nan if fraction else sign * math.inf
        if field == 0:
            return sign * Fraction(fraction) * Fraction(2) ** (1 - self.bias - self.digits)
        return sign * (Fraction(fraction) + (1 << self.digits)) * Fraction(2) ** (field - self.bias - self.digits)

    def round(self, x: Fraction | float, mode: str = "rn", zero: int = 0) -> int:
        """The bits next to a number in a direction (rn, rd, ru, rz); ``zero`` is the sign bit of an exact 0."""
        if isinstance(x, float):
            if math.isnan(x):
                return NAN
            if math.isinf(x):
                return self.infinite | (0x8000 if x < 0 else 0)
            zero = 0x8000 if math.copysign(1, x) < 0 else 0
            x = Fraction(x)
        if x == 0:
            return zero
        size, sign = abs(x), 0x8000 if x < 0 else 0
        low, high = 0, self.infinite  # the largest number that is not above, by bisection over the bits
        while high - low > 1:
            middle = (low + high) // 2
            value = self.value(middle)
            low, high = (middle, high) if value <= size else (low, middle)
        below = self.value(low)
        above = self.value(low + 1)
        if isinstance(above, float):
            above = Fraction(2) ** ((self.infinite >> self.digits) - self.bias)
        assert isinstance(below, Fraction)
        if below == size:
            return sign | low
        if mode == "rn":
            middle_value = (below + above) / 2
            up = size > middle_value or (size == middle_value and low & 1 == 1)
        else:
            up = (mode == "ru" and not sign) or (mode == "rd" and sign != 0)
        return sign | (low + 1 if up else low)


HALF = Format(10, 15)
BFLOAT = Format(7, 127)
EDGES = {
    HALF: [
        0,
        1,
        2,
        0x3FF,
        0x400,
        0x401,
        0x3555,
        0x3800,
        0x3BFF,
        0x3C00,
        0x3C01,
        0x4248,
        0x7BFE,
        0x7BFF,
        0x7C00,
        0x7E00,
    ],
    BFLOAT: [0, 1, 2, 0x7F, 0x80, 0x81, 0x3EAB, 0x3F00, 0x3F7F, 0x3F80, 0x3F81, 0x4049, 0x7F7E, 0x7F7F, 0x7F80, 0x7FC0],
}


def patterns(format: Format, count: int, seed: int) -> list[int]:
    """Bits to try: the edges with both signs, then a fixed sequence without pattern."""
    edges = [bits | sign for bits in EDGES[format] for sign in (0, 0x8000)]
    state, rest = seed, []
    while len(rest) < count:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        rest.append(state >> 48)
    return edges + rest
