"""Launches with a configuration object, and programmatic dependent launch."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Style, rule

LAUNCHES = {"cudaLaunchKernelEx": "launch_kernel", "cudaLaunchKernelExC": "launch_kernel_by_address"}
ORDER = {
    "cudaGridDependencySynchronize": "grid_dependency_synchronize",
    "cudaTriggerProgrammaticLaunchCompletion": "trigger_dependent_launch",
}
# Attributes that the emitted header knows though HIP has no such thing.
ATTRIBUTES = ("cudaLaunchAttributeIgnore", "cudaLaunchAttributeProgrammaticStreamSerialization")

EXAMPLES = [
    Example(
        before="""#include <cuda_runtime.h>
__global__ void k(float* x, int n) { x[0] = n; }
cudaError_t run(float* x, cudaStream_t stream) {
  cudaLaunchAttribute attribute;
  attribute.id = cudaLaunchAttributeCooperative;
  attribute.val.cooperative = 1;
  cudaLaunchConfig_t config = {};
  config.gridDim = dim3(2);
  config.blockDim = dim3(32);
  config.stream = stream;
  config.attrs = &attribute;
  config.numAttrs = 1;
  return cudaLaunchKernelEx(&config, k, x, 3);
}
""",
        after="""#include <gpu/gpu.hpp>
__global__ void k(float* x, int n) { x[0] = n; }
gpuError_t run(float* x, gpuStream_t stream) {
  gpuLaunchAttribute attribute;
  attribute.id = gpuLaunchAttributeCooperative;
  attribute.val.cooperative = 1;
  gpuLaunchConfig_t config = {};
  config.gridDim = dim3(2);
  config.blockDim = dim3(32);
  config.stream = stream;
  config.attrs = &attribute;
  config.numAttrs = 1;
  return gpu::launch_kernel(&config, k, x, 3);
}
""",
    ),
    Example(
        before="""#include <cuda_runtime.h>
__global__ void second(float* x) {
  cudaGridDependencySynchronize();
  x[0] += 1;
  cudaTriggerProgrammaticLaunchCompletion();
}
void allow(cudaLaunchAttribute* attribute) {
  attribute->id = cudaLaunchAttributeProgrammaticStreamSerialization;
  attribute->val.programmaticStreamSerializationAllowed = 1;
}
""",
        after="""#include <gpu/gpu.hpp>
__global__ void second(float* x) {
  gpu::grid_dependency_synchronize();
  x[0] += 1;
  gpu::trigger_dependent_launch();
}
void allow(gpuLaunchAttribute* attribute) {
  attribute->id = gpuLaunchAttributeProgrammaticStreamSerialization;
  attribute->val.programmaticStreamSerializationAllowed = 1;
}
""",
    ),
]


@rule(
    id="CW410", title="Launch with a configuration", on=Name, names=(*LAUNCHES, *ORDER, *ATTRIBUTES), examples=EXAMPLES
)
def configured(name: Name, ctx: Context) -> Iterator[Finding]:
    """``cudaLaunchKernelEx`` and programmatic dependent launch become ops; HIP before 7.1 has no such launches.

    On AMD the cooperative attribute makes a cooperative launch. Programmatic stream serialization allows kernels to
    overlap; without it each begins when the one before has ended, which is stronger, so the waits inside the kernels
    have nothing to do. A cluster is answered with an error. In plain HIP the launches are left to their author.
    """
    if name.user_declared or (ctx.style is Style.HIP and name.name not in ORDER):
        return
    if name.name in LAUNCHES:
        message = f"{name.name}: on AMD clusters are answered with an error, and kernels of a stream do not overlap"
        yield ctx.finding(name, message, ctx.rename(name, ctx.op(LAUNCHES[name.name])), safety=Safety.REVIEW)
    elif name.name in ORDER:
        message = f"{name.name}: kernels of a stream do not overlap on AMD, so there is nothing to wait for"
        yield ctx.finding(name, message, ctx.rename(name, ctx.op(ORDER[name.name])))
    else:
        text = ctx.prefix + name.name.removeprefix("cuda")
        yield ctx.finding(name, f"{name.name} changes nothing on AMD", ctx.rename(name, text))
