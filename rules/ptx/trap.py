"""Traps written as inline PTX."""

import re
from collections.abc import Iterator

from translator.rule_api import Asm, Context, Edit, Example, Finding, rule

TRAP = re.compile(r"\s*trap\s*;?\s*")

EXAMPLES = [
    Example(
        before='__device__ void stop(bool bad) { if (bad) { asm("trap;"); } }\n',
        after="__device__ void stop(bool bad) { if (bad) { gpu::trap(); } }\n",
        hip="__device__ void stop(bool bad) { if (bad) { __builtin_trap(); } }\n",
    ),
    Example(
        before='__device__ void leave(bool bad) { if (bad) { asm("exit;"); } }\n',
        after=(
            '__device__ void leave(bool bad) { if (bad) { GPU_CUDA_ONLY(asm("exit;")) '
            'GPU_NOT_CUDA(GPU_NO_PTX("inline PTX exit is not translated")); } }\n'
        ),
        clean=True,
        builds=False,
    ),
]


@rule(id="CW602", title="Trap in PTX", on=Asm, examples=EXAMPLES)
def trap_statement(asm: Asm, ctx: Context) -> Iterator[Finding]:
    """An assembly statement that is ``trap;`` alone becomes the op, which ends the kernel with an error.

    CUDA's ``__trap`` is this very statement (CUDA C++ Programming Guide, Trap function), so the PTX stays the same. A
    memory clobber adds nothing to an instruction that does not return.
    """
    if TRAP.fullmatch(asm.template) and not asm.outputs and not asm.inputs:
        text = ctx.ops["trap"].hip_expression if ctx.style == "hip" else f"{ctx.op('trap')}()"
        yield ctx.finding(asm, "trap is an operation of the portable vocabulary", [Edit(asm.span, text)], symbol="trap")
