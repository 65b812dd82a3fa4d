"""Inline PTX that no rule translates."""

from __future__ import annotations

from collections.abc import Iterator

from translator.rule_api import Asm, Context, Edit, Example, Finding, Safety, Severity, Side, Style, ptxasm, rule

EXAMPLES = [
    Example(
        before="""\
__device__ void fence() {
  asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
}
""",
        after="""\
__device__ void fence() {
#if GPU_TARGET_CUDA
  asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
#else
  GPU_NO_PTX("inline PTX wgmma.fence.sync.aligned is not translated");
#endif
}
""",
        builds=False,
    ),
    Example(
        before='__device__ void order(int *x) { x[0] = 1; asm volatile("" ::: "memory"); x[1] = 2; }\n',
        clean=True,
    ),
    Example(before='__device__ void odd() { asm volatile("frobnicate.b32 r0;"); }\n', builds=False),
]


@rule(
    id="CW601",
    title="Inline PTX not translated",
    on=Asm,
    safety=Safety.MANUAL,
    severity=Severity.ERROR,
    fallback=True,
    examples=EXAMPLES,
)
def untranslated(asm: Asm, ctx: Context) -> Iterator[Finding]:
    """Report inline PTX that is not translated, by the first instruction that stops it. What is known to be PTX is kept
    for CUDA; elsewhere the build stops there with the message, so that nothing computes wrongly.

    An empty template, which only orders memory accesses for the compiler, means the same on both vendors and stays, as
    does assembly in host code.
    """
    if Side.DEVICE not in asm.side:
        return
    refused = ptxasm.translation(asm, ctx)
    if not isinstance(refused, ptxasm.Refused):
        return
    message = (
        f"inline PTX {refused.name} is not translated ({refused.why}), and builds for other targets stop here; write "
        f"it in C++, or keep it under #if {ctx.macro('TARGET_CUDA')} with another path beside it"
    )
    edits: list[Edit] = []
    if refused.certain and ctx.style is Style.PORTABLE:
        guard = f'{ctx.macro("NO_PTX")}("inline PTX {refused.name} is not translated")'
        edits = list(ptxasm.beside(asm, ctx.code(asm.span.path), ctx.prefix, [guard]))
    yield ctx.finding(asm, message, edits, safety=Safety.MANUAL, symbol=refused.name)
