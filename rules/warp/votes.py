"""Warp votes with a member mask."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {"__ballot_sync": "ballot", "__any_sync": "any", "__all_sync": "all"}

EXAMPLES = [
    Example(
        before="""\
__global__ void count(const int *x, int *n) {
  unsigned votes = __ballot_sync(0xffffffff, x[threadIdx.x] > 0);
  if ((threadIdx.x & 31) == 0) atomicAdd(n, __popc(votes));
}
""",
        after="""\
__global__ void count(const int *x, int *n) {
  unsigned votes = gpu::ballot(0xffffffff, x[threadIdx.x] > 0);
  if ((threadIdx.x & 31) == 0) atomicAdd(n, __popc(votes));
}
""",
    ),
    Example(
        before="""\
__device__ bool settled(unsigned members, float change) {
  return !__any_sync(members, change > 1e-6f) && __all_sync(members, change >= 0.0f);
}
""",
        after="""\
__device__ bool settled(unsigned members, float change) {
  return !gpu::any(members, change > 1e-6f) && gpu::all(members, change >= 0.0f);
}
""",
    ),
]


@rule(id="CW102", title="Warp vote", on=Name, names=OPS, examples=EXAMPLES)
def vote(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__ballot_sync``, ``__any_sync`` and ``__all_sync`` become ``gpu::ballot``, ``gpu::any`` and ``gpu::all``.

    The result of a ballot is a mask of 32 bits on every target: on a 64-lane wave, the bits of the caller's own
    half. ``__popc``, ``__ffs`` and shifts of it therefore stay as they are.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"{name.name} votes within a warp of 32 lanes", ctx.to_op(name, OPS[name.name]))
