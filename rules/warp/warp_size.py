"""The number of lanes of a warp."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, Style, rule

EXAMPLES = [
    Example(
        before="""\
__global__ void first(int *x) {
  if (threadIdx.x % warpSize == 0) x[threadIdx.x / warpSize] = warpSize;
}
""",
        after="""\
__global__ void first(int *x) {
  if (threadIdx.x % gpu::warp_size() == 0) x[threadIdx.x / gpu::warp_size()] = gpu::warp_size();
}
""",
        hip="""\
__global__ void first(int *x) {
  if (threadIdx.x % 32 == 0) x[threadIdx.x / 32] = 32;
}
""",
    ),
    Example(
        before="""\
#include <cuda_runtime.h>
int warps(int threads) {
  cudaDeviceProp properties;
  cudaGetDeviceProperties(&properties, 0);
  return threads / properties.warpSize;
}
""",
        after="""\
#include <gpu/gpu.hpp>
int warps(int threads) {
  gpuDeviceProp properties;
  gpuGetDeviceProperties(&properties, 0);
  return threads / properties.warpSize;
}
""",
    ),
    Example(
        before="""\
struct Shape { int warpSize; };
int lanes(const Shape &shape) { return shape.warpSize; }
""",
        clean=True,
    ),
]


@rule(id="CW107", title="Warp size", on=Name, names=["warpSize", "cudaDevAttrWarpSize"], examples=EXAMPLES)
def warp_size(name: Name, ctx: Context) -> Iterator[Finding]:
    """``warpSize`` becomes ``gpu::warp_size()``, 32 on every target (the built-in variable itself on CUDA).

    What the device reports of itself, ``cudaDeviceProp::warpSize`` and ``cudaDevAttrWarpSize``, is the width of the
    hardware: 64 on AMD's CDNA GPUs, where a warp of the program still has 32 lanes. Such uses are reported and stay.
    """
    if name.user_declared:
        return
    if name.kind is NameKind.FIELD or name.name != "warpSize":
        message = (
            f"{name.name} of a device is 64 on AMD CDNA GPUs, but a warp of the program has 32 lanes there too: "
            f"use {ctx.op('warp_size')}() where warps of a kernel are counted, keep it where the hardware is described"
        )
        yield ctx.finding(name, message, safety=Safety.REVIEW, severity=Severity.WARNING)
        return
    text = "32" if ctx.style is Style.HIP else f"{ctx.op('warp_size')}()"
    yield ctx.finding(name, "a warp has 32 lanes on every target", ctx.rename(name, text))
