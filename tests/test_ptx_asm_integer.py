"""What the integer and bit instructions of inline PTX compute, run on the host target against the PTX ISA's words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from ptx_support import Case, failures

EDGES = {
    8: (0, 1, 0x7F, 0x80, 0xFF, 0x5A),
    16: (0, 1, 2, 0x7FFF, 0x8000, 0xFFFF, 0x1234),
    32: (0, 1, 2, 31, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x12345678, 0xFEDCBA98),
    64: (0, 1, 3, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF, 0x123456789ABCDEF0),
}
LETTER = {16: "h", 32: "r", 64: "l"}
COUNTS = (0, 1, 7, 31, 32, 33, 63, 64, 65, 255, 256, 0x80000000, 0xFFFFFFFF)


def value(bits: int, kind: str) -> int:
    """Bits as a number of a PTX type."""
    width = int(kind[1:])
    bits %= 1 << width
    return bits - (1 << width) if kind[0] == "s" and bits >> (width - 1) else bits


def binary(name: str, kinds: str, compute: Callable[[int, int], int], wide: bool = False) -> Iterator[Case]:
    for kind in kinds.split():
        width = int(kind[1:])
        c, d = LETTER[width], LETTER[width * 2 if wide else width]
        for a, b in itertools.product(EDGES[width], repeat=2):
            yield Case(f"{name}.{kind} %0, %1, %2;", d, c + c, (a, b), (compute(value(a, kind), value(b, kind)),))


def quotient(a: int, b: int) -> int:
    return -1 if b == 0 else abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def clamped(number: int, low: int, high: int) -> int:
    return max(low, min(high, number))


ALL, SIGNED = "u16 s16 u32 s32 u64 s64", "s16 s32 s64"
MIN, MAX = -(1 << 31), (1 << 31) - 1


def test_arithmetic(tmp_path: Path) -> None:
    cases = [
        *binary("add", ALL, lambda a, b: a + b),
        *binary("sub", ALL, lambda a, b: a - b),
        *binary("add.sat", "s32", lambda a, b: clamped(a + b, MIN, MAX)),
        *binary("sub.sat", "s32", lambda a, b: clamped(a - b, MIN, MAX)),
        *binary("mul.lo", ALL, lambda a, b: a * b),
        *binary("mul.wide", "u16 s16 u32 s32", lambda a, b: a * b, wide=True),
        *binary("min", ALL, min),
        *binary("max", ALL, max),
        *binary("div", ALL, quotient),
        *binary("rem", ALL, lambda a, b: a if b == 0 else a - b * quotient(a, b)),
    ]
    for kind in ALL.split():
        width = int(kind[1:])
        c = LETTER[width]
        high = binary("mul.hi", kind, lambda a, b, width=width: (a * b) >> width)  # type: ignore[misc]
        cases += high
        for a, b, add in itertools.product(EDGES[width][::2], EDGES[width][::3], EDGES[width][1::3]):
            x, y, z = (value(v, kind) for v in (a, b, add))
            cases.append(Case(f"mad.lo.{kind} %0, %1, %2, %3;", c, c * 3, (a, b, add), (x * y + z,)))
            cases.append(Case(f"mad.hi.{kind} %0, %1, %2, %3;", c, c * 3, (a, b, add), ((x * y >> width) + z,)))
            cases.append(Case(f"sad.{kind} %0, %1, %2, %3;", c, c * 3, (a, b, add), (z + abs(x - y),)))
            if width < 64:
                wide = LETTER[width * 2]
                line = f"mad.wide.{kind} %0, %1, %2, %3;"
                cases.append(Case(line, wide, c + c + wide, (a, b, add), (x * y + add,)))
    for kind in SIGNED.split():
        width = int(kind[1:])
        for a in EDGES[width]:
            x = value(a, kind)
            cases.append(Case(f"abs.{kind} %0, %1;", LETTER[width], LETTER[width], (a,), (abs(x),)))
            cases.append(Case(f"neg.{kind} %0, %1;", LETTER[width], LETTER[width], (a,), (-x,)))
    assert not failures(tmp_path, cases)[:10]


def test_shifts_clamp_their_count(tmp_path: Path) -> None:
    cases = []
    for kind in ["b16", "u16", "s16", "b32", "u32", "s32", "b64", "u64", "s64"]:
        width = int(kind[1:])
        c = LETTER[width]
        for a, n in itertools.product(EDGES[width], COUNTS):
            count = min(n, width)
            cases.append(Case(f"shr.{kind} %0, %1, %2;", c, c + "r", (a, n), (value(a, kind) >> count,)))
            if kind[0] == "b":
                cases.append(Case(f"shl.{kind} %0, %1, %2;", c, c + "r", (a, n), (a << count,)))
    for a, b, n in itertools.product(EDGES[32][::2], EDGES[32][1::2], COUNTS):
        both = b << 32 | a
        for mode, count in (("wrap", n & 31), ("clamp", min(n, 32))):
            cases.append(Case(f"shf.l.{mode}.b32 %0, %1, %2, %3;", "r", "rrr", (a, b, n), (both << count >> 32,)))
            cases.append(Case(f"shf.r.{mode}.b32 %0, %1, %2, %3;", "r", "rrr", (a, b, n), (both >> count,)))
    assert not failures(tmp_path, cases)[:10]


def test_all_truth_tables_of_lop3(tmp_path: Path) -> None:
    a, b, c = 0xF0F0AAAA, 0xCCCC1234, 0xAAAA8001
    cases = []
    for table in range(256):
        bits = [(table >> ((a >> i & 1) << 2 | (b >> i & 1) << 1 | (c >> i & 1))) & 1 for i in range(32)]
        expected = sum(bit << i for i, bit in enumerate(bits))
        cases.append(Case(f"lop3.b32 %0, %1, %2, %3, {table:#x};", "r", "rrr", (a, b, c), (expected,)))
    assert not failures(tmp_path, cases)[:10]


def prmt(a: int, b: int, picks: list[int]) -> int:
    data = (b << 32 | a).to_bytes(8, "little")
    found = [data[p & 7] if not p & 8 else (0xFF if data[p & 7] & 0x80 else 0) for p in picks]
    return int.from_bytes(bytes(found), "little")


# Bytes of the result, the lowest first, by selector 0 to 3 (PTX ISA, prmt).
MODES = {
    "f4e": ("0123", "1234", "2345", "3456"),
    "b4e": ("0765", "1076", "2107", "3210"),
    "rc8": ("0000", "1111", "2222", "3333"),
    "ecl": ("0123", "1123", "2223", "3333"),
    "ecr": ("0000", "0111", "0122", "0123"),
    "rc16": ("0101", "2323", "0101", "2323"),
}


def test_byte_permutations(tmp_path: Path) -> None:
    a, b = 0x83726150, 0x17C6D5E4
    rng = random.Random(3)
    cases = []
    for selector in [0x3210, 0x7654, 0xFEDC, 0x8888, *(rng.randrange(1 << 16) for _ in range(200))]:
        expected = prmt(a, b, [selector >> 4 * i & 15 for i in range(4)])
        cases.append(Case("prmt.b32 %0, %1, %2, %3;", "r", "rrr", (a, b, selector | 0xABC0000), (expected,)))
    for mode, rows in MODES.items():
        for selector, row in enumerate(rows):
            expected = prmt(a, b, [int(digit) for digit in row])
            template = f"prmt.b32.{mode} %0, %1, %2, %3;"
            cases.append(Case(template, "r", "rrr", (a, b, selector | 0x70), (expected,)))
    assert not failures(tmp_path, cases)[:10]


def bfe(a: int, kind: str, position: int, length: int) -> int:
    top = int(kind[1:]) - 1
    position, length = position & 255, length & 255
    sign = 0 if kind[0] == "u" or length == 0 else a >> min(position + length - 1, top) & 1
    bits = [(a >> (position + i) & 1) if i < length and position + i <= top else sign for i in range(top + 1)]
    return sum(bit << i for i, bit in enumerate(bits))


def bfi(a: int, b: int, top: int, position: int, length: int) -> int:
    for i in range(length & 255):
        at = (position & 255) + i
        if at <= top:
            b = b & ~(1 << at) | (a >> i & 1) << at if i <= top else b & ~(1 << at)
    return b


def test_bit_fields(tmp_path: Path) -> None:
    cases = []
    places = (0, 1, 5, 31, 32, 33, 63, 64, 255, 256 + 3)
    for kind in ("u32", "s32", "u64", "s64"):
        width = int(kind[1:])
        c = LETTER[width]
        for a, position, length in itertools.product(EDGES[width][2:], places, places):
            expected = bfe(a, kind, position, length)
            cases.append(Case(f"bfe.{kind} %0, %1, %2, %3;", c, c + "rr", (a, position, length), (expected,)))
            if kind[0] == "u" and a != EDGES[width][3]:
                other = EDGES[width][3] ^ 0x5A5A
                expected = bfi(a, other, width - 1, position, length)
                line = f"bfi.b{width} %0, %1, %2, %3, %4;"
                cases.append(Case(line, c, c + c + "rr", (a, other, position, length), (expected,)))
    assert not failures(tmp_path, cases)[:10]


def fns(mask: int, base: int, n: int) -> int:
    if n == 0:
        return base if mask >> base & 1 else -1
    at, left = base, abs(n) - 1
    while 0 <= at < 32:
        if mask >> at & 1:
            if left == 0:
                return at
            left -= 1
        at += 1 if n > 0 else -1
    return -1


def test_counting_bits(tmp_path: Path) -> None:
    cases = []
    for width, letter in ((32, "r"), (64, "l")):
        for a in EDGES[width]:
            cases.append(Case(f"popc.b{width} %0, %1;", "r", letter, (a,), (a.bit_count(),)))
            cases.append(Case(f"clz.b{width} %0, %1;", "r", letter, (a,), (width - a.bit_length(),)))
            reverse = int(f"{a:0{width}b}"[::-1], 2)
            cases.append(Case(f"brev.b{width} %0, %1;", letter, letter, (a,), (reverse,)))
            for kind in (f"u{width}", f"s{width}"):
                x = value(a, kind)
                at = (x if x >= 0 else ~x).bit_length() - 1
                cases.append(Case(f"bfind.{kind} %0, %1;", "r", letter, (a,), (at,)))
                amount = width - 1 - at if at >= 0 else -1
                cases.append(Case(f"bfind.shiftamt.{kind} %0, %1;", "r", letter, (a,), (amount,)))
    for mask, base, n in itertools.product((0, 0xF0F0F0F0, 0x80000001), (0, 7, 31), (-3, -1, 0, 1, 2, 17)):
        cases.append(Case("fns.b32 %0, %1, %2, %3;", "r", "rrr", (mask, base, n), (fns(mask, base, n),)))
    assert not failures(tmp_path, cases)[:10]


CHAINS = {
    "add": "add.cc.u32 %0, %4, %8; addc.cc.u32 %1, %5, %9; addc.cc.u32 %2, %6, %10; addc.u32 %3, %7, %11;",
    "sub": "sub.cc.u32 %0, %4, %8; subc.cc.u32 %1, %5, %9; subc.cc.u32 %2, %6, %10; subc.u32 %3, %7, %11;",
}
PRODUCT = """{
  .reg .u32 t;  // the product of two numbers of 64 bits
  mul.lo.u32 %0, %4, %6;
  mul.hi.u32 %1, %4, %6;
  mad.lo.cc.u32 %1, %4, %7, %1;
  madc.hi.u32 %2, %4, %7, 0;
  mad.lo.cc.u32 %1, %5, %6, %1;
  madc.hi.cc.u32 %2, %5, %6, %2;
  addc.u32 t, 0, 0;
  mad.lo.cc.u32 %2, %5, %7, %2;
  madc.hi.u32 %3, %5, %7, t;
}"""


def words(number: int, count: int) -> tuple[int, ...]:
    return tuple(number >> 32 * i & 0xFFFFFFFF for i in range(count))


def test_carries(tmp_path: Path) -> None:
    rng = random.Random(5)
    numbers = [0, 1, (1 << 128) - 1, 1 << 127, (1 << 64) - 1, *(rng.getrandbits(128) for _ in range(4))]
    cases = []
    for a, b in itertools.product(numbers, repeat=2):
        values = (*words(a, 4), *words(b, 4))
        cases.append(Case(CHAINS["add"], "rrrr", "r" * 8, values, words(a + b, 4)))
        cases.append(Case(CHAINS["sub"], "rrrr", "r" * 8, values, words(a - b, 4)))
        low = (a & (1 << 64) - 1, b & (1 << 64) - 1)
        values = (*words(low[0], 2), *words(low[1], 2))
        cases.append(Case(PRODUCT, "rrrr", "r" * 4, values, words(low[0] * low[1], 4)))
    assert not failures(tmp_path, cases)[:10]


COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
UNSIGNED = {"lo": "<", "ls": "<=", "hi": ">", "hs": ">="}


def holds(a: int, sign: str, b: int) -> bool:
    return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def test_predicates(tmp_path: Path) -> None:
    cases = []
    for kind in ["u16", "s16", "u32", "s32", "u64", "s64"]:
        width = int(kind[1:])
        c = LETTER[width]
        for name, sign in (COMPARE | (UNSIGNED if kind[0] == "u" else {})).items():
            line = (
                f"{{ .reg .pred p, q; setp.{name}.{kind} p|q, %1, %2; selp.u32 %0, 3, 5, p; "
                "@q add.u32 %0, %0, 16; @!q add.u32 %0, %0, 32; }"
            )
            for a, b in itertools.product(EDGES[width][1:5], repeat=2):
                true = holds(value(a, kind), sign, value(b, kind))
                cases.append(Case(line, "r", c + c, (a, b), (3 + 32 if true else 5 + 16,)))
    joined = {"and": lambda p, c: p and c, "or": lambda p, c: p or c, "xor": lambda p, c: p != c}
    for join, compute in joined.items():
        line = f"{{ .reg .pred p, c; setp.ne.s32 c, %2, 0; setp.gt.{join}.s32 p, %1, 7, c; selp.b32 %0, 1, 0, p; }}"
        for a, c in itertools.product((7, 8), (0, 1)):
            cases.append(Case(line, "r", "rr", (a, c), (int(compute(a > 7, c != 0)),)))
    for a in (0, 1, -1):
        cases.append(Case("slct.u32.s32 %0, %1, %2, %3;", "r", "rrr", (4, 9, a), (4 if a >= 0 else 9,)))
        cases.append(Case("set.lt.u32.s32 %0, %1, 0;", "r", "r", (a,), (-1 if a < 0 else 0,)))
    assert not failures(tmp_path, cases)[:10]


def test_conversions_and_moves(tmp_path: Path) -> None:
    cases = []
    sizes = {"8": "r", "16": "h", "32": "r", "64": "l"}
    for to, of in itertools.product(["u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64"], repeat=2):
        d, s = sizes[to[1:]], sizes[of[1:]]
        width = int(to[1:])
        low, high = (0, (1 << width) - 1) if to[0] == "u" else (-(1 << (width - 1)), (1 << (width - 1)) - 1)
        for a in EDGES[int(of[1:])]:
            x = value(a, of)
            cases.append(Case(f"cvt.{to}.{of} %0, %1;", d, s, (a,), (value(x, to),)))
            cases.append(Case(f"cvt.sat.{to}.{of} %0, %1;", d, s, (a,), (clamped(x, low, high),)))
    cases += [
        Case("cvt.pack.sat.s8.s32.b32 %0, %1, %2, %3;", "r", "rrr", (300, -5, 0x1234), (0x12347FFB,)),
        Case("cvt.pack.sat.u16.s32 %0, %1, %2;", "r", "rr", (-1, 70000), (0x0000FFFF,)),
        Case("mov.b64 %0, {%1, %2};", "l", "rr", (0x11223344, 0x55667788), (0x5566778811223344,)),
        Case("mov.b64 {%0, %1}, %2;", "rr", "l", (0x5566778811223344,), (0x11223344, 0x55667788)),
        Case("mov.b32 %0, {%1, %2};", "r", "hh", (0xBEEF, 0xDEAD), (0xDEADBEEF,)),
        Case("mov.b64 {%0, %1, %2, %3}, %4;", "hhhh", "l", (0x4444333322221111,), (0x1111, 0x2222, 0x3333, 0x4444)),
        Case("mov.b32 %0, %1;", "f", "r", (0x3FC00000,), (0x3FC00000,)),
        Case("mov.f32 %0, 0f3FC00000;", "f", "", (), (0x3FC00000,)),
        Case("mov.b64 {_, %0}, %1;", "r", "d", (0x4009_21FB_5444_2D18,), (0x400921FB,)),
        Case(
            "dp4a.s32.s32 %0, %1, %2, %3;",
            "r",
            "rrr",
            (0x80FF017F, 0x7F02FF81, 10),
            (10 - 128 * 127 - 2 - 1 - 127 * 127,),
        ),
        Case("dp4a.u32.u32 %0, %1, %2, %3;", "r", "rrr", (0xFFFFFFFF, 0xFFFFFFFF, 1), (1 + 4 * 255 * 255,)),
        Case("dp2a.lo.s32.s32 %0, %1, %2, %3;", "r", "rrr", (0xFFFF0002, 0x111103FE, 5), (5 - 4 - 3,)),
        Case("dp2a.hi.u32.u32 %0, %1, %2, %3;", "r", "rrr", (0xFFFF0002, 0x03FE1111, 5), (5 + 2 * 254 + 65535 * 3,)),
    ]
    assert not failures(tmp_path, cases)[:10]
