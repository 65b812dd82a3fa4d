"""The barrier of a warp."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

EXAMPLES = [
    Example(
        before="""\
__global__ void swap(int *x, unsigned members) {
  __shared__ int s[32];
  s[threadIdx.x] = x[threadIdx.x];
  __syncwarp();
  x[threadIdx.x] = s[threadIdx.x ^ 1];
  __syncwarp(members);
}
""",
        after="""\
__global__ void swap(int *x, unsigned members) {
  __shared__ int s[32];
  s[threadIdx.x] = x[threadIdx.x];
  gpu::sync_warp();
  x[threadIdx.x] = s[threadIdx.x ^ 1];
  gpu::sync_warp(members);
}
""",
    ),
]


@rule(id="CW103", title="Barrier of a warp", on=Name, names=["__syncwarp"], examples=EXAMPLES)
def sync_warp(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__syncwarp`` becomes ``gpu::sync_warp`` with the same arguments.

    On AMD the lanes of a wave run in step; what is left of the barrier is the order of memory accesses, which the op
    keeps by fences of wavefront scope. Lanes that wait for each other in different arms of a branch are not served:
    AMD hardware runs one arm to its end before the other.
    """
    if not name.user_declared:
        yield ctx.finding(name, "__syncwarp orders the lanes of a warp of 32", ctx.to_op(name, "sync_warp"))
