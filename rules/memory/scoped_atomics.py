"""Atomics of block and system scope."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, rule

VERBS = ("Add", "Sub", "Exch", "Min", "Max", "Inc", "Dec", "CAS", "And", "Or", "Xor")
BLOCK = {f"atomic{verb}_block": f"atomic_{verb.lower()}_block" for verb in VERBS}
SYSTEM = {f"atomic{verb}_system": f"atomic_{verb.lower()}_system" for verb in VERBS}
ABSENT = ("atomicInc_system", "atomicDec_system")

EXAMPLES = [
    Example(
        before="""\
__global__ void count(int *n, unsigned *ticket) {
  atomicAdd_block(n, 1);
  atomicInc_system(ticket, 7u);
}
""",
        after="""\
__global__ void count(int *n, unsigned *ticket) {
  gpu::atomic_add_block(n, 1);
  gpu::atomic_inc_system(ticket, 7u);
}
""",
    ),
    Example(before="__global__ void signal(int *flag) { atomicExch_system(flag, 1); }\n"),
    Example(before="__global__ void add(int *n) { atomicAdd(n, 1); }\n", clean=True),
]


@rule(id="CW205", title="Scoped atomic", on=Name, names=[*BLOCK, *SYSTEM], examples=EXAMPLES)
def scoped_atomic(name: Name, ctx: Context) -> Iterator[Finding]:
    """``atomicAdd_block`` and its kin become ``gpu::atomic_add_block`` and so on; HIP lacks them.

    Of the ``_system`` forms HIP has all but a few, which become ops too. For all of them a note says what the name
    shows: on AMD the host and other GPUs see them while the kernel runs only in fine-grained memory.
    """
    if name.user_declared:
        return
    if name.name in BLOCK:
        message = f"{name.name} is ordered for the block; HIP has no such function"
        yield ctx.finding(name, message, ctx.to_op(name, BLOCK[name.name]))
        return
    reach = (
        f"{name.name} reaches the host and other GPUs while the kernel runs only in fine-grained memory on AMD "
        "(pinned host memory is; memory of gpuMalloc is not): check where its target was allocated"
    )
    call = ctx.call_of(name)
    wide = bool(call and call.arguments and call.arguments[0].type.replace(" ", "") == "longlong*")
    if name.name in ABSENT or (wide and name.name in ("atomicMin_system", "atomicMax_system")):
        edits = ctx.to_op(name, SYSTEM[name.name])
        yield ctx.finding(name, reach, edits, safety=Safety.REVIEW, severity=Severity.WARNING)
    else:
        yield ctx.finding(name, reach, safety=Safety.REVIEW, severity=Severity.WARNING)
