"""Integer dot products and SIMD in a 32-bit word."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Example, Finding, Name, rule

_OPS = Path(__file__).parent.parent / "ops"
_NAMES = [op for table in ("simd", "dpx") for op in tomllib.loads((_OPS / f"{table}.toml").read_text(encoding="utf-8"))]
OPS = {f"__{op}": op for op in ("dp4a", "dp2a_lo", "dp2a_hi", *_NAMES)}

EXAMPLES = [
    Example(
        before="""\
__device__ int score(int a, int b, int c) { return __dp4a(a, b, c); }
__device__ unsigned match(unsigned a, unsigned b) { return __vcmpeq4(a, b) & __vmaxu4(a, __vsubss4(a, b)); }
""",
        after="""\
__device__ int score(int a, int b, int c) { return gpu::dp4a(a, b, c); }
__device__ unsigned match(unsigned a, unsigned b) { return gpu::vcmpeq4(a, b) & gpu::vmaxu4(a, gpu::vsubss4(a, b)); }
""",
    ),
    Example(
        before="__device__ int best(int a, int b) { return __viaddmax_s32_relu(a, b, __vimax3_s32(a, b, 9)); }\n",
        after="__device__ int best(int a, int b) { return gpu::viaddmax_s32_relu(a, b, gpu::vimax3_s32(a, b, 9)); }\n",
    ),
    Example(before="__device__ int f(int a) { return __popc(a) + __byte_perm(a, a, 291); }\n", clean=True),
]


@rule(id="CW304", title="Packed integer arithmetic", on=Name, names=OPS, examples=EXAMPLES)
def packed_integer(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__dp4a``, ``__dp2a_*``, the SIMD-in-word functions (``__vadd4`` ...), those of DPX (``__viaddmax_s32``,
    ``__vimax3_s32`` ...) and ``__fns`` become ops; HIP lacks them.

    On AMD they are written over the bytes or halfwords of the word; the compiler forms the dot-product instructions
    where the GPU has them.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
