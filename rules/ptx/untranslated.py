"""Inline PTX."""

import re
from collections.abc import Iterator

from translator.rule_api import Asm, Context, Example, Finding, Severity, Side, rule

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
INSTRUCTION = re.compile(r"(?:@!?%?\w+\s+)?([a-z][\w.:]*)")

EXAMPLES = [
    Example(
        before="""\
__device__ unsigned clock_low() {
  unsigned t;
  asm volatile("mov.u32 %0, %%clock;" : "=r"(t));
  return t;
}
""",
        builds=False,
    ),
    Example(
        before='__device__ void order(int *x) { x[0] = 1; asm volatile("" ::: "memory"); x[1] = 2; }\n',
        clean=True,
    ),
]


@rule(id="CW601", title="Inline PTX", on=Asm, severity=Severity.ERROR, fallback=True, examples=EXAMPLES)
def untranslated(asm: Asm, ctx: Context) -> Iterator[Finding]:
    """Report inline PTX that no rule turns into an operation. The build for AMD stops there: nothing computes wrongly.

    An empty template, which only orders memory accesses for the compiler, means the same on both vendors and stays, as
    does assembly in host code.
    """
    body = COMMENT.sub(" ", asm.template)
    if not body.strip() or Side.DEVICE not in asm.side:
        return
    instructions = [match for part in re.split(r"[;{}\n]", body) if (match := INSTRUCTION.match(part.strip()))]
    first = instructions[0][1] if instructions else body.split()[0]
    more = f" and {len(instructions) - 1} more" if len(instructions) > 1 else ""
    message = (
        f"inline PTX {first}{more} is not translated, and the build for AMD stops here; write it in C++, "
        f"or keep it under #if {ctx.macro('TARGET_CUDA')} with another path beside it"
    )
    yield ctx.finding(asm, message, symbol=first)
