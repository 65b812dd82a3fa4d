"""The mask of active lanes."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

EXAMPLES = [
    Example(
        before="""\
__device__ int leader() { return __ffs(__activemask()) - 1; }
""",
        after="""\
__device__ int leader() { return __ffs(gpu::active_mask()) - 1; }
""",
    ),
]


@rule(id="CW104", title="Active lanes", on=Name, names=["__activemask"], examples=EXAMPLES)
def active_mask(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__activemask`` becomes ``gpu::active_mask``, a mask of 32 bits on every target.

    CUDA promises only that the caller is in it: code that is right on CUDA for every such mask is right on AMD, where
    the mask is that of the caller's half of the wave.
    """
    if not name.user_declared:
        yield ctx.finding(name, "__activemask names the active lanes of a warp of 32", ctx.to_op(name, "active_mask"))
