"""Directed rounding."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

VERBS = ("fadd", "fsub", "fmul", "fdiv", "frcp", "fsqrt", "fmaf")
OPS = {f"__{verb}_{mode}": f"{verb}_{mode}" for verb in VERBS for mode in ("rd", "ru", "rz")}

EXAMPLES = [
    Example(
        before="__device__ float2 f(float x, float y) { return make_float2(__fmul_rd(x, y), __fmul_ru(x, y)); }\n",
        after="__device__ float2 f(float x, float y) { return make_float2(gpu::fmul_rd(x, y), gpu::fmul_ru(x, y)); }\n",
    ),
    Example(before="__device__ int f(float x) { return __float2int_rd(x); }\n", clean=True),
]


@rule(id="CW303", title="Directed rounding", on=Name, names=OPS, examples=EXAMPLES)
def directed(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__fadd_rd``, ``__fmul_ru``, ``__frcp_rz`` and their kin become ops that round in the named direction.

    HIP declares them only for device libraries that have them, which those of ROCm do not. On AMD and on the host the
    op computes in double precision, whose error is known exactly, and steps to the neighbour where the nearest float
    lies on the wrong side. That is exact for every input, and slow on GPUs with few double-precision units. The forms
    in double precision have no such way out and are reported by CW502.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
