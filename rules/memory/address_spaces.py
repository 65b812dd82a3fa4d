"""Queries of the memory space of a pointer."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Severity, rule

OPS = {"__isShared": "is_shared", "__isGlobal": "is_global", "__isLocal": "is_local"} | {
    f"__cvta_{way}": f"cvta_{way}"
    for way in ("generic_to_shared", "shared_to_generic", "generic_to_global", "global_to_generic")
}
ABSENT = ["__isConstant", "__isGridConstant", "__isClusterShared", "__isCtaShared"] + [
    f"__cvta_{a}_to_{b}"
    for space in ("local", "constant", "grid_constant")
    for a, b in ((space, "generic"), ("generic", space))
]

EXAMPLES = [
    Example(
        before="__device__ bool fast(const void *p) { return __isShared(p) || __isLocal(p); }\n",
        after="__device__ bool fast(const void *p) { return gpu::is_shared(p) || gpu::is_local(p); }\n",
    ),
    Example(
        before="__device__ unsigned at(const void *p) { return (unsigned)__cvta_generic_to_shared(p); }\n",
        after="__device__ unsigned at(const void *p) { return (unsigned)gpu::cvta_generic_to_shared(p); }\n",
    ),
    Example(before="__device__ unsigned constant(const void *p) { return __isConstant(p); }\n", builds=False),
]


@rule(id="CW207", title="Memory space of a pointer", on=Name, names=[*OPS, *ABSENT], examples=EXAMPLES)
def address_space(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__isShared``, ``__isGlobal`` and ``__isLocal`` become ops, and so do the conversions between generic addresses
    and those of shared and global memory; HIP lacks them.

    An address within shared memory is what inline PTX takes: 32 bits on NVIDIA, the offset in the local data share on
    AMD GPUs, a number of the same size on the host. Constants lie in global memory on AMD GPUs, and local addresses of
    their own cannot be had there: what asks for those is reported.
    """
    if name.user_declared:
        return
    if name.name in OPS:
        yield ctx.finding(name, f"HIP has no {name.name}", ctx.to_op(name, OPS[name.name]))
    else:
        message = (
            f"{name.name} has no counterpart: AMD GPUs keep constants in global memory and have no clusters; "
            "keep the pointer as it is"
        )
        yield ctx.finding(name, message, severity=Severity.ERROR)
