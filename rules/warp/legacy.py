"""Warp shuffles and votes without a member mask, which CUDA removed."""

from collections.abc import Iterator

from translator.rule_api import Call, Context, Edit, Example, Finding, Name, Origin, Safety, Severity, Span, Style, rule

OPS = {
    "__shfl": "shfl",
    "__shfl_up": "shfl_up",
    "__shfl_down": "shfl_down",
    "__shfl_xor": "shfl_xor",
    "__ballot": "ballot",
    "__any": "any",
    "__all": "all",
}
FULL = "0xffffffff"

EXAMPLES = [
    Example(
        before="""\
__device__ float sum(float v) {
  for (int o = 16; o > 0; o /= 2) v += __shfl_down(v, o);
  return __any(v < 0.0f) ? 0.0f : __shfl(v, 0, 32);
}
""",
        after="""\
__device__ float sum(float v) {
  for (int o = 16; o > 0; o /= 2) v += gpu::shfl_down(0xffffffff, v, o);
  return gpu::any(0xffffffff, v < 0.0f) ? 0.0f : gpu::shfl(0xffffffff, v, 0, 32);
}
""",
        hip="""\
__device__ float sum(float v) {
  for (int o = 16; o > 0; o /= 2) v += __shfl_down(v, o, 32);
  return gpu::any(0xffffffff, v < 0.0f) ? 0.0f : __shfl(v, 0, 32);
}
""",
    ),
    Example(
        before="""\
__device__ int __any(int lane, int value) { return lane + value; }
__device__ int use(int x) { return __any(x, 1); }
""",
        clean=True,
    ),
]


@rule(
    id="CW109",
    title="Warp operation without a mask",
    on=Name,
    names=OPS,
    examples=EXAMPLES,
    safety=Safety.REVIEW,
    severity=Severity.WARNING,
)
def maskless(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__shfl(v, lane)`` and its kin become ``gpu::shfl(0xffffffff, v, lane)``.

    CUDA removed these forms (they do not compile for compute capability 7.0 and later), and HIP's functions of the same
    names work on all 64 lanes of a CDNA wave. The full mask is right where all lanes of the warp make the call; where
    only some do, their mask has to be named. Nothing is changed where the arguments are not at hand.
    """
    if name.user_declared:
        return
    call = ctx.call_of(name)
    if call is None or not call.arguments or not call.arguments[0].editable:
        message = (
            f"{name.name} was removed from CUDA and means 64 lanes on AMD CDNA GPUs; "
            f"call {ctx.op(OPS[name.name])} with a member mask as first argument"
        )
        yield ctx.finding(name, message)
        return
    message = f"{name.name} has no member mask; {FULL} is right if all 32 lanes of the warp make this call"
    yield ctx.finding(name, message, _with_mask(name, call, ctx))


def _with_mask(name: Name, call: Call, ctx: Context) -> tuple[Edit, ...]:
    op = ctx.ops[OPS[name.name]]
    in_place = name.origin is Origin.FILE and all(argument.editable for argument in call.arguments)
    if ctx.style is Style.HIP and op.hip_expression and in_place:
        text = op.expand(op.hip_expression, [FULL, *(argument.text for argument in call.arguments)])
        if text is not None:
            return (Edit(call.span, text),)
    first = call.arguments[0].span
    return (*ctx.rename(name, ctx.op(op.name)), Edit(Span(first.path, first.start, first.start), f"{FULL}, "))
