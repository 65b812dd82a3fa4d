"""Intrinsics that round once and must not be fused."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

UNFUSED = {f"__{t}{verb}_rn": f"{t}{verb}_rn" for t in "fd" for verb in ("add", "sub", "mul")}
INEXACT = {"__fsqrt_rn": "fsqrt_rn", "__frsqrt_rn": "frsqrt_rn"}

EXAMPLES = [
    Example(
        before="""\
__device__ float residual(float a, float b, float c) { return __fadd_rn(__fmul_rn(a, b), c); }
__device__ double residual(double a, double b) { return __dsub_rn(__dmul_rn(a, a), b); }
""",
        after="""\
__device__ float residual(float a, float b, float c) { return gpu::fadd_rn(gpu::fmul_rn(a, b), c); }
__device__ double residual(double a, double b) { return gpu::dsub_rn(gpu::dmul_rn(a, a), b); }
""",
    ),
    Example(
        before="__device__ float norm(float x, float y) { return __fsqrt_rn(__fmaf_rn(x, x, __fdiv_rn(y, x))); }\n",
        after="__device__ float norm(float x, float y) { return gpu::fsqrt_rn(__fmaf_rn(x, x, __fdiv_rn(y, x))); }\n",
    ),
    Example(before="__device__ float f(float x) { return __fmaf_rn(x, x, __frcp_rn(x)); }\n", clean=True),
]


@rule(id="CW301", title="Rounded arithmetic", on=Name, names=[*UNFUSED, *INEXACT], examples=EXAMPLES)
def rounded(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__fadd_rn``, ``__fmul_rn`` and their kin become ``gpu::fadd_rn`` and so on; the square roots too.

    CUDA promises that a sum or product written so is never fused with another operation. HIP's headers make them plain
    ``+`` and ``*``, which fuse into one multiply-add with another result. The ops keep the promise under every compiler
    option. HIP's ``__fsqrt_rn`` and ``__frsqrt_rn`` are the approximate instructions, CUDA's are correctly rounded.
    ``__fmaf_rn``, ``__fma_rn``, ``__fdiv_rn``, ``__frcp_rn``, ``__dsqrt_rn``, ``__ddiv_rn`` and ``__drcp_rn`` are
    right in HIP and stay.
    """
    if name.user_declared:
        return
    if name.name in UNFUSED:
        message = f"{name.name} is never fused on CUDA; HIP's is a plain operator that fuses into a multiply-add"
        yield ctx.finding(name, message, ctx.to_op(name, UNFUSED[name.name]))
    else:
        message = f"{name.name} is correctly rounded on CUDA; HIP's is the approximate instruction"
        yield ctx.finding(name, message, ctx.to_op(name, INEXACT[name.name]))
