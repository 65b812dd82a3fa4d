"""Directed rounding."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

VERBS = (
    "fadd",
    "fsub",
    "fmul",
    "fdiv",
    "frcp",
    "fsqrt",
    "fmaf",
    "dadd",
    "dsub",
    "dmul",
    "ddiv",
    "drcp",
    "dsqrt",
    "fma",
)
OPS = {f"__{verb}_{mode}": f"{verb}_{mode}" for verb in VERBS for mode in ("rd", "ru", "rz")}

EXAMPLES = [
    Example(
        before="__device__ float2 f(float x, float y) { return make_float2(__fmul_rd(x, y), __fmul_ru(x, y)); }\n",
        after="__device__ float2 f(float x, float y) { return make_float2(gpu::fmul_rd(x, y), gpu::fmul_ru(x, y)); }\n",
    ),
    Example(
        before="__device__ double f(double x, double y) { return __dadd_ru(x, __dmul_ru(y, y)); }\n",
        after="__device__ double f(double x, double y) { return gpu::dadd_ru(x, gpu::dmul_ru(y, y)); }\n",
    ),
    Example(before="__device__ int f(float x) { return __float2int_rd(x); }\n", clean=True),
]


@rule(id="CW303", title="Directed rounding", on=Name, names=OPS, examples=EXAMPLES)
def directed(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__fadd_rd``, ``__fmul_ru``, ``__frcp_rz`` and their kin become ops that round in the named direction.

    HIP declares them only for device libraries that have them, which those of ROCm do not. On AMD and on the host the
    op computes the nearest result, gets the sign of what it lost (from double precision for the forms in float, from
    exact sums of several doubles for those in double), and steps to the neighbour where the nearest number lies on the
    wrong side. That is exact for every input, and slow.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
