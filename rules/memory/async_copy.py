"""Asynchronous copies to shared memory by CUDA's pipeline primitives."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, rule

OPS = {
    "__pipeline_memcpy_async": "copy_async",
    "__pipeline_commit": "copy_async_commit",
    "__pipeline_wait_prior": "copy_async_wait",
}
# Of namespace nvcuda::experimental, which came before libcu++'s.
OLD = ["pipeline", "memcpy_async", "segment", "awbarrier"]
# Barriers of cuda_awbarrier_primitives.h, which are hardware objects that cp.async can arrive on.
ABSENT = ["__pipeline_arrive_on", "__mbarrier_t", "__mbarrier_token_t", "__mbarrier_maximum_count"] + [
    f"__mbarrier_{verb}"
    for verb in ("init", "inval", "arrive", "arrive_and_drop", "test_wait", "try_wait", "pending_count")
]

EXAMPLES = [
    Example(
        before="""\
#include <cuda_pipeline.h>
__global__ void stage(float4 *to, const float4 *from, int n) {
  __shared__ float4 tile[2][64];
  __pipeline_memcpy_async(&tile[0][threadIdx.x], from + threadIdx.x, 16);
  __pipeline_commit();
  __pipeline_memcpy_async(&tile[1][threadIdx.x], from, sizeof(float4), threadIdx.x < n ? 0 : 16);
  __pipeline_commit();
  __pipeline_wait_prior(1);
  __syncthreads();
  to[threadIdx.x] = tile[0][63 - threadIdx.x];
}
""",
        after="""\
#include <gpu/copy_async.hpp>
__global__ void stage(float4 *to, const float4 *from, int n) {
  __shared__ float4 tile[2][64];
  gpu::copy_async(&tile[0][threadIdx.x], from + threadIdx.x, 16);
  gpu::copy_async_commit();
  gpu::copy_async(&tile[1][threadIdx.x], from, sizeof(float4), threadIdx.x < n ? 0 : 16);
  gpu::copy_async_commit();
  gpu::copy_async_wait(1);
  __syncthreads();
  to[threadIdx.x] = tile[0][63 - threadIdx.x];
}
""",
    ),
    Example(
        before="""\
#include <cuda_awbarrier_primitives.h>
__device__ void begin(__mbarrier_t *b) { __mbarrier_init(b, 32); }
""",
        builds=False,
    ),
    Example(
        before="#ifdef FAST\n__device__ void f(nvcuda::experimental::pipeline &p) { p.commit(); }\n#endif\n",
        builds=False,
    ),
    Example(before="namespace mine { struct pipeline {}; }\nmine::pipeline x;\n", clean=True),
]


@rule(id="CW210", title="Asynchronous copy", on=Name, names=[*OPS, *ABSENT, *OLD], examples=EXAMPLES)
def async_copy(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__pipeline_memcpy_async``, ``__pipeline_commit`` and ``__pipeline_wait_prior`` become ``gpu::copy_async`` and
    its kin, with the same arguments (CUDA C++ Programming Guide, Pipeline Primitives Interface).

    On NVIDIA they are the same instructions. AMD GPUs copy where the copy begins, through registers: a copy may end at
    any time between its beginning and the wait, so a program that is right on CUDA is right there. The bytes of a
    shorter source are all that is read, the others become zeros. The ``__syncthreads`` that makes the copies of other
    threads visible stays. Barriers that copies arrive on (``__mbarrier_init``, ``__pipeline_arrive_on``) and the
    older classes of ``nvcuda::experimental`` are reported.
    """
    if name.user_declared:
        return
    if name.name in OLD:
        if "experimental::" in name.qualifier or name.declared_in.endswith(("cuda_pipeline.h", "cuda_awbarrier.h")):
            message = f"nvcuda::experimental::{name.name} is not on AMD: use cuda::pipeline and cuda::memcpy_async"
            yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.ERROR)
        return
    if name.name in OPS:
        message = f"{name.name} copies in the background on NVIDIA, at once on AMD GPUs"
        yield ctx.finding(name, message, ctx.to_op(name, OPS[name.name]))
        return
    message = (
        f"{name.name} works on a barrier in hardware, which AMD GPUs lack: use cuda::barrier, "
        "or wait with __pipeline_wait_prior and __syncthreads"
    )
    yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.ERROR)
