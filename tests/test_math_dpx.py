"""The functions of DPX, saturating signs and the n-th set bit on the host target, against plain Python."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from test_half_host import bits

from translator.ops import Op
from translator.rulebook import load_rulebook

OPS = [op for op in load_rulebook().ops.values() if op.family == "dpx"]
WORDS = [0, 1, 0xFFFFFFFF, 0x80000000, 0x7FFFFFFF, 0x80007FFF, 0x7FFF8000, 0x0001FFFF, 0x12345678, 0xFFFE0003]


def number(bits: int, width: int, signed: bool) -> int:
    """The lowest bits of a number, with their sign."""
    bits &= (1 << width) - 1
    return bits - (1 << width) if signed and bits >> (width - 1) else bits


def parts(word: int, width: int, signed: bool) -> list[int]:
    """The numbers of this width in a word, the lowest first."""
    return [number(word >> place, width, signed) for place in range(0, 32, width)]


def joined(numbers: list[int], width: int) -> int:
    """The word that holds the numbers."""
    return sum((n & (1 << width) - 1) << width * i for i, n in enumerate(numbers))


def model(name: str, *words: int) -> list[int]:
    """What the function gives: its result, and what it writes through pointers."""
    sign = re.match(r"v(abs|neg)ss([24])", name)
    if sign:
        width, f = 32 // int(sign[2]), abs if sign[1] == "abs" else int.__neg__
        return [joined([min(f(x), (1 << width - 1) - 1) for x in parts(words[0], width, True)], width)]
    found = re.fullmatch(r"vi(add|b)?(max|min)3?_([su])(32|16x2)(_relu)?", name)
    assert found
    width, signed = (32 if found[4] == "32" else 16), found[3] == "s"
    choose: Callable[..., int] = max if found[2] == "max" else min
    columns = list(zip(*(parts(word, width, signed) for word in words), strict=True))
    results = []
    for a, b, *c in columns:
        result = choose(number(a + b, width, signed), c[0]) if found[1] == "add" else choose(a, b, *c)
        results.append(max(result, 0) if found[5] else result)
    first = [a >= b if found[2] == "max" else a <= b for a, b, *_ in columns] if found[1] == "b" else []
    return [joined(results, width), *(int(x) for x in reversed(first))]


@pytest.mark.parametrize("op", [op for op in OPS if op.name != "fns"], ids=lambda op: op.name)
def test_on_the_host(tmp_path: Path, op: Op) -> None:
    values = [p for p in op.parameters if "*" not in p.type]
    flags = [p.name for p in op.parameters if "*" in p.type]
    cases = list(itertools.product(WORDS, repeat=len(values)))[:1000]
    arguments = ", ".join(
        [f"static_cast<{p.type}>(w[i][{n}])" for n, p in enumerate(values)] + [f"&{f}" for f in flags]
    )
    table = ", ".join("{" + ", ".join(f"{w}u" for w in case) + "}" for case in cases)
    declared = "".join(f"bool {f} = false;\n" for f in flags)
    printed = "".join(f'std::printf("%x ", {f} ? 1u : 0u);\n' for f in flags)
    text = f"""static const unsigned int w[][{len(values)}] = {{{table}}};
int main() {{
  for (unsigned int i = 0; i < sizeof(w) / sizeof(*w); ++i) {{
    {declared}std::printf("%x ", static_cast<unsigned int>(gpu::{op.name}({arguments})));
    {printed}}}
}}
"""
    out = iter(bits(tmp_path, text))
    for case in cases:
        want = model(op.name, *case)
        assert [next(out) for _ in want] == want, (op.name, [hex(w) for w in case])


def nth(mask: int, base: int, offset: int) -> int:
    """The place of a set bit (PTX ISA, fns)."""
    if offset == 0:
        return base if mask >> base & 1 else 0xFFFFFFFF
    places = range(base, 32) if offset > 0 else range(base, -1, -1)
    found = [place for place in places if mask >> place & 1]
    return found[abs(offset) - 1] if len(found) >= abs(offset) else 0xFFFFFFFF


def test_the_nth_set_bit(tmp_path: Path) -> None:
    cases = [(m, b, o) for m in WORDS for b in (0, 1, 5, 16, 31) for o in (0, 1, 2, 17, 32, 33, -1, -2, -32)]
    table = ", ".join(f"{{{m}u, {b}u, static_cast<unsigned int>({o})}}" for m, b, o in cases)
    text = f"""static const unsigned int w[][3] = {{{table}}};
int main() {{
  for (const auto &c : w) std::printf("%x ", gpu::fns(c[0], c[1], static_cast<int>(c[2])));
}}
"""
    assert bits(tmp_path, text) == [nth(*case) for case in cases]
