"""Queries of the memory space of a pointer."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Severity, rule

OPS = {"__isShared": "is_shared", "__isGlobal": "is_global", "__isLocal": "is_local"}
CONVERSIONS = [
    f"__cvta_{a}_to_{b}"
    for space in ("shared", "global", "local", "constant", "grid_constant")
    for a, b in ((space, "generic"), ("generic", space))
]
ABSENT = ["__isConstant", "__isGridConstant", "__isClusterShared", "__isCtaShared"]

EXAMPLES = [
    Example(
        before="__device__ bool fast(const void *p) { return __isShared(p) || __isLocal(p); }\n",
        after="__device__ bool fast(const void *p) { return gpu::is_shared(p) || gpu::is_local(p); }\n",
    ),
    Example(before="__device__ size_t at(const void *p) { return __cvta_generic_to_shared(p); }\n", builds=False),
]


@rule(id="CW207", title="Memory space of a pointer", on=Name, names=[*OPS, *CONVERSIONS, *ABSENT], examples=EXAMPLES)
def address_space(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__isShared``, ``__isGlobal`` and ``__isLocal`` become ops; HIP lacks them.

    Conversions between generic addresses and those of one space have no use but in inline PTX, which has to be
    written anew for AMD anyway: they are reported.
    """
    if name.user_declared:
        return
    if name.name in OPS:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
    elif name.name in CONVERSIONS:
        message = f"{name.name} makes an address for inline PTX: keep the pointer, and write what uses it in C++"
        yield ctx.finding(name, message, severity=Severity.ERROR)
    else:
        message = f"{name.name} has no counterpart: AMD GPUs keep constants in global memory and have no clusters"
        yield ctx.finding(name, message, severity=Severity.ERROR)
