"""Threads that wait for each other on a barrier object."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, NameKind, Safety, Severity, rule

NAMES = ["barrier", "pipeline_shared_state"]
TIMED = [f"{wait}_{limit}" for wait in ("try_wait", "try_wait_parity", "consumer_wait") for limit in ("for", "until")]
_LIBRARY = re.compile(r"(?:::)?cuda::")
_DECLARED = re.compile(r"/cuda/(?:__\w+/)*[\w.]+$")

EXAMPLES = [
    Example(
        before="""\
#include <cuda/barrier>
__global__ void k(int *x) {
  __shared__ cuda::barrier<cuda::thread_scope_block> b;
  if (threadIdx.x == 0) init(&b, blockDim.x);
  __syncthreads();
  x[threadIdx.x] = 1;
  b.arrive_and_wait();
}
""",
        after="""\
#include <gpu/barrier.hpp>
__global__ void k(int *x) {
  __shared__ gpu::barrier<gpu::thread_scope_block> b;
  if (threadIdx.x == 0) init(&b, blockDim.x);
  __syncthreads();
  x[threadIdx.x] = 1;
  b.arrive_and_wait();
}
""",
    ),
    Example(
        before="""\
#include <cuda/barrier>
#include <cuda/std/chrono>
__device__ void poll(cuda::barrier<cuda::thread_scope_block> &b, cuda::std::chrono::nanoseconds time) {
  while (!b.try_wait_parity_for(false, time)) {}
}
""",
        after="""\
#include <gpu/barrier.hpp>
#include <gpu/std_chrono.hpp>
__device__ void poll(gpu::barrier<gpu::thread_scope_block> &b, gpustd::chrono::nanoseconds time) {
  while (!b.try_wait_parity_for(false, time)) {}
}
""",
        builds=False,
    ),
    Example(before="namespace mine { struct barrier {}; }\nmine::barrier x;\n", clean=True),
]


@rule(id="CW211", title="Wait on a barrier object", on=Name, names=[*NAMES, *TIMED], examples=EXAMPLES)
def barrier_wait(name: Name, ctx: Context) -> Iterator[Finding]:
    """Say where threads may wait for each other on a ``cuda::barrier`` or a pipeline that threads share.

    On AMD both are classes of the emitted header (counters with the compiler's scoped atomics). The lanes of a wave, 64
    on gfx9 and 32 on later GPUs, run in step there: when some of them wait in one arm of a branch for others that have
    yet to arrive in another arm, the wave never goes on (CUDA C++ Programming Guide, Independent Thread Scheduling, is
    what makes that work on NVIDIA). Barriers that all threads of a wave reach together, and roles that whole waves
    take, are right. Waits with a time limit are not there.
    """
    if name.name in TIMED:
        if not name.user_declared and _DECLARED.search(name.declared_in):
            message = f"{name.name} is not on AMD and the host: wait without a time limit"
            yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.ERROR)
        return
    library = _LIBRARY.match(re.sub(r"\s", "", name.qualifier)) or (
        not name.qualifier and name.kind is NameKind.TYPE and _DECLARED.search(name.declared_in)
    )
    if name.user_declared or not library or "std::" in name.qualifier:
        return
    message = (
        f"cuda::{name.name}: on AMD, lanes of one wave (64 on gfx9) must not wait for each other in different arms of "
        "a branch, as a producer and a consumer warp of one wave do: let all threads wait, or multiples of 64"
    )
    yield ctx.finding(name, message, safety=Safety.REVIEW, severity=Severity.WARNING)
