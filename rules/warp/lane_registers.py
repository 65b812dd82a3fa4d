"""Reads of the lane registers by inline assembly."""

import re
from collections.abc import Iterator

from translator.rule_api import Asm, Context, Edit, Example, Finding, Safety, rule

READ = re.compile(r"\s*mov\.[usb]32\s+%0\s*,\s*%%?(laneid|lanemask_(?:eq|lt|le|gt|ge))\s*;?\s*")
PLAIN = re.compile(r"\w+(?:(?:\.|->)\w+|\[\w+\])*")

EXAMPLES = [
    Example(
        before="""\
__device__ unsigned rank(unsigned votes) {
  unsigned below, lane;
  asm("mov.u32 %0, %%lanemask_lt;" : "=r"(below));
  asm("mov.u32 %0, %%laneid;" : "=r"(lane));
  return __popc(votes & below) + lane;
}
""",
        after="""\
__device__ unsigned rank(unsigned votes) {
  unsigned below, lane;
  below = gpu::lanemask_lt();
  lane = gpu::lane_id();
  return __popc(votes & below) + lane;
}
""",
    ),
    Example(
        before="""\
__device__ int lane() {
  int id;
  asm volatile("mov.s32 %0, %laneid;" : "=r"(id));
  return id;
}
""",
        after="""\
__device__ int lane() {
  int id;
  id = gpu::lane_id_volatile();
  return id;
}
""",
    ),
    Example(
        before="""\
__device__ unsigned clock_low() {
  unsigned t;
  asm volatile("mov.u32 %0, %%clock;" : "=r"(t));
  return t;
}
""",
        after="""\
__device__ unsigned clock_low() {
  unsigned t;
#if GPU_TARGET_CUDA
  asm volatile("mov.u32 %0, %%clock;" : "=r"(t));
#else
  t = static_cast<unsigned int>(clock64());
#endif
  return t;
}
""",
        clean=True,
    ),
]


@rule(id="CW108", title="Lane registers", on=Asm, examples=EXAMPLES)
def lane_register(asm: Asm, ctx: Context) -> Iterator[Finding]:
    """An assembly statement that only reads ``%laneid`` or ``%lanemask_*`` becomes an assignment from the op.

    A volatile statement becomes the op's volatile form, which CUDA compilers neither merge nor move, so that the
    PTX stays what it was; for other targets the two are the same. A memory clobber, which keeps the compiler from
    moving memory accesses across the read, is not carried over: then the rewrite needs a look.
    """
    read = READ.fullmatch(asm.template)
    if read is None or asm.inputs or [o.constraint for o in asm.outputs] != ["=r"]:
        return
    op = ("lane_id" if read[1] == "laneid" else read[1]) + ("_volatile" if asm.volatile else "")
    target = asm.outputs[0].text
    if not PLAIN.fullmatch(target):
        target = f"({target})"
    message, safety = f"the register %{read[1]} is an operation of the portable vocabulary", Safety.EXACT
    if asm.clobbers:
        message, safety = f"{message}; the memory clobber of the statement is dropped", Safety.REVIEW
    edit = Edit(asm.span, f"{target} = {ctx.op(op)}()")
    yield ctx.finding(asm, message, [edit], safety=safety, symbol=f"%{read[1]}")
