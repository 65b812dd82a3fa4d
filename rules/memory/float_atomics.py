"""Atomic additions of floats: where they are one instruction on AMD."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Space, Variable, rule

NAMES = ("atomicAdd", "atomicSub")
TYPES = ("float", "double")

EXAMPLES = [
    Example(before="__global__ void sum(float *total, float x) { atomicAdd(total, x); }\n"),
    Example(before="__global__ void count(int *n) { atomicAdd(n, 1); }\n", clean=True),
    Example(
        before="__global__ void sum(float x) { __shared__ float total; total = 0; atomicAdd(&total, x); }\n", clean=True
    ),
]


@rule(id="CW212", title="Atomic addition of floats", on=Name, names=NAMES, examples=EXAMPLES)
def float_atomic(name: Name, ctx: Context) -> Iterator[Finding]:
    """Say what makes ``atomicAdd`` on floats in global memory one instruction on AMD; nothing has to be changed.

    The instructions exist (float: gfx90a, gfx942, gfx11; double: gfx90a, gfx942), but on gfx90a and gfx11 they may do
    nothing on fine-grained memory: pinned host memory, managed memory, memory of another GPU. The compiler does not
    know what a pointer leads to, so it makes a loop of compare and swap, which is right everywhere. The option
    ``-munsafe-fp-atomics`` says that all targets of such additions are plain memory of ``gpuMalloc``. In shared memory
    the addition is one instruction without it.
    """
    call = ctx.call_of(name)
    if name.user_declared or call is None or not call.arguments:
        return
    pointee = (call.parameters[0] if call.parameters else call.arguments[0].type).replace("*", "").strip()
    if pointee not in TYPES:
        return
    text = call.arguments[0].text.lstrip("&( ")
    shared = {fact.name for fact in ctx.unit.facts if isinstance(fact, Variable) and fact.space is Space.SHARED}
    if text.split("[")[0].split("+")[0].strip(") ") in shared:
        return
    message = (
        f"{name.name} on {pointee} is a loop of compare and swap on most AMD GPUs; where all its targets are memory "
        "of gpuMalloc, and none is pinned, managed or another GPU's, -munsafe-fp-atomics makes it one instruction"
    )
    yield ctx.finding(name, message, safety=Safety.EXACT)
