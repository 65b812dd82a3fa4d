"""Warp shuffles with a member mask."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {
    "__shfl_sync": "shfl",
    "__shfl_up_sync": "shfl_up",
    "__shfl_down_sync": "shfl_down",
    "__shfl_xor_sync": "shfl_xor",
}

EXAMPLES = [
    Example(
        before="""\
__global__ void sum(float *x) {
  float v = x[threadIdx.x];
  for (int o = 16; o > 0; o >>= 1) v += __shfl_xor_sync(0xffffffff, v, o);
  x[threadIdx.x] = v;
}
""",
        after="""\
__global__ void sum(float *x) {
  float v = x[threadIdx.x];
  for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_xor(0xffffffff, v, o);
  x[threadIdx.x] = v;
}
""",
        hip="""\
__global__ void sum(float *x) {
  float v = x[threadIdx.x];
  for (int o = 16; o > 0; o >>= 1) v += __shfl_xor(v, o, 32);
  x[threadIdx.x] = v;
}
""",
    ),
    Example(
        before="""\
template <class T>
__device__ T scan(T v, int lane, unsigned members) {
  for (int d = 1; d < 8; d *= 2) {
    T below = ::__shfl_up_sync(members, v, d, 8);
    if ((lane & 7) >= d) v += below;
  }
  return __shfl_sync(members, v, 7, 8);
}
""",
        after="""\
template <class T>
__device__ T scan(T v, int lane, unsigned members) {
  for (int d = 1; d < 8; d *= 2) {
    T below = gpu::shfl_up(members, v, d, 8);
    if ((lane & 7) >= d) v += below;
  }
  return gpu::shfl(members, v, 7, 8);
}
""",
    ),
    Example(
        before="""\
#define SHIFT(v, d) __shfl_down_sync(0xffffffffu, v, d)
__global__ void shift(double *x) { x[threadIdx.x] = SHIFT(x[threadIdx.x], 1); }
""",
        after="""\
#define SHIFT(v, d) gpu::shfl_down(0xffffffffu, v, d)
__global__ void shift(double *x) { x[threadIdx.x] = SHIFT(x[threadIdx.x], 1); }
""",
    ),
]


@rule(id="CW101", title="Warp shuffle", on=Name, names=OPS, examples=EXAMPLES)
def shuffle(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__shfl_sync`` and its kin become ``gpu::shfl`` ... with the same arguments.

    On CUDA the op is the intrinsic. On AMD it works on logical warps of 32 lanes, so that the default width, widths
    below 32 and lanes outside a segment mean what they do on CUDA also on 64-lane waves; the member mask is not needed
    there, because the lanes of a wave that make a call make it together.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"{name.name} is a shuffle within a warp of 32 lanes", ctx.to_op(name, OPS[name.name]))
