"""Lanes of a warp that exchange data through volatile memory without synchronising."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Safety, Severity, Span, Subscript, rule

EXAMPLES = [
    Example(
        before="""\
__device__ void tail(volatile float *sums, int t) {
  sums[t] += sums[t + 16];
  sums[t] += sums[t + 8];
}
""",
    ),
    Example(
        before="""\
__global__ void largest(int *out) {
  __shared__ volatile int s[64];
  int t = threadIdx.x;
  s[t] = out[t];
  __syncthreads();
  s[t] = max(s[t], s[t + 32]);
}
""",
    ),
    Example(before="__device__ void tell(volatile int *flags, int b, int v) { flags[b] = v; }\n", clean=True),
    Example(before="__device__ void up(volatile int *count, int b) { count[b] += 1; }\n", clean=True),
]
_ASSIGNED = re.compile(r"\s*(?:[-+*/|&^]|<<|>>)?=(?!=)([^;]*)")


@rule(
    id="CW112",
    title="Exchange through volatile memory",
    on=Subscript,
    examples=EXAMPLES,
    severity=Severity.WARNING,
    safety=Safety.MANUAL,
)
def volatile_exchange(subscript: Subscript, ctx: Context) -> Iterator[Finding]:
    """Report ``volatile`` elements that are assigned from others of the same array, as in the tail of old reductions.

    Such code counts on the lanes of a warp running in step. CUDA does not promise that since compute capability 7.0; on
    AMD it holds by the hardware, and the host target runs the lanes one after another and computes something else.
    ``__syncwarp()`` between reading and writing makes it right on all targets.
    """
    if not subscript.base_type.startswith("volatile"):
        return
    span, base = subscript.span, ctx.text(subscript.base_span)
    after = _ASSIGNED.match(ctx.text(Span(span.path, span.end, span.end + 300)))
    if after is None:
        return
    own = re.sub(r"\s+", "", ctx.text(span))
    others = re.findall(rf"\b{re.escape(base)}\s*\[[^\]]*\]", after[1])
    if any(re.sub(r"\s+", "", other) != own for other in others):
        message = (
            f"{base} is read and written by lanes of one warp with nothing but volatile between them; read, call "
            f"{ctx.op('sync_warp')}(), write, and call it again: without, the result is undefined on CUDA since 7.0"
        )
        yield ctx.finding(subscript, message, symbol=base)
