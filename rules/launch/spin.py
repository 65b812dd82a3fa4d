"""Spin locks that lanes of one wave contend for."""

import re
from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, Severity, Span, rule

EXAMPLES = [
    Example(
        before="""\
__global__ void locked(int *lock, int *sum) {
  while (atomicCAS(lock, 0, 1) != 0) {}
  *sum += 1;
  atomicExch(lock, 0);
}
""",
    ),
    Example(
        before="__device__ bool take(int *owner, int me) { return atomicCAS(owner, 0, me) == 0; }\n",
        clean=True,
    ),
]
_LOOP = re.compile(r"\bwhile\s*\(\s*[!(\s]*(?:0\s*[!=]=\s*)?$")
_EMPTY = re.compile(r"[^;{}]*\)\s*(?:;|\{\s*;?\s*\})")


@rule(
    id="CW406",
    title="Spin lock",
    on=Call,
    names=["atomicCAS", "atomicExch"],
    examples=EXAMPLES,
    severity=Severity.WARNING,
    safety=Safety.MANUAL,
)
def spin(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report a loop that does nothing but wait for a lock.

    On CUDA since compute capability 7.0 the lane that holds the lock goes on while others of its warp wait. Lanes of
    an AMD wave share one program counter: the waiting ones may loop for ever. One lane of a warp should take the lock,
    or the guarded work stand inside the loop.
    """
    span = call.span
    before = ctx.text(Span(span.path, max(0, span.start - 60), span.start))
    if _LOOP.search(before) and _EMPTY.match(ctx.text(Span(span.path, span.end, span.end + 80))):
        message = (
            "this loop waits for a lock; if lanes of one wave contend for it, AMD GPUs hang: let one lane of a warp "
            "take the lock, or put the guarded work inside the loop"
        )
        yield ctx.finding(call, message)
