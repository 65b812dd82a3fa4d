"""Reductions over a warp by one intrinsic."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {f"__reduce_{kind}_sync": f"reduce_{kind}" for kind in ("add", "min", "max", "and", "or", "xor")}

EXAMPLES = [
    Example(
        before="""\
__global__ void extent(const int *x, int *low, int *high, unsigned *bits, unsigned members) {
  int v = x[threadIdx.x];
  *low = __reduce_min_sync(0xffffffff, v);
  *high = __reduce_max_sync(members, v);
  *bits = __reduce_or_sync(members, static_cast<unsigned>(v));
}
""",
        after="""\
__global__ void extent(const int *x, int *low, int *high, unsigned *bits, unsigned members) {
  int v = x[threadIdx.x];
  *low = gpu::reduce_min(0xffffffff, v);
  *high = gpu::reduce_max(members, v);
  *bits = gpu::reduce_or(members, static_cast<unsigned>(v));
}
""",
    ),
]


@rule(id="CW106", title="Warp reduction", on=Name, names=OPS, examples=EXAMPLES)
def reduce(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__reduce_add_sync`` and its kin become ``gpu::reduce_add`` ... with the same arguments.

    The CUDA intrinsics need compute capability 8.0, and so does the op there. On AMD all 32 lanes are combined in five
    exchanges; a partial mask is combined lane by lane.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"{name.name} combines values of a warp of 32 lanes", ctx.to_op(name, OPS[name.name]))
