"""Atomics on types that HIP has no overload for."""

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, rule

# What the pointed-to type must be, by function; the op takes the same arguments.
OPS = {
    "atomicAdd": (r"__half2?|__nv_bfloat162?|hip_bfloat16|float[24]", "atomic_add"),
    "atomicCAS": (r"unsigned short", "atomic_cas"),
    "atomicMin": (r"long long", "atomic_min"),
    "atomicMax": (r"long long", "atomic_max"),
}

EXAMPLES = [
    Example(
        before="""\
#include <cuda_fp16.h>
__global__ void add(__half *h, __half2 *h2, float4 *v, unsigned short *s, long long *most, int *n) {
  atomicAdd(h, __float2half(1.0f));
  atomicAdd(h2, __float2half2_rn(1.0f));
  atomicCAS(s, 1, 2);
  atomicMax(most, 5LL);
  atomicAdd(n, 1);
}
""",
        after="""\
#include <gpu/fp16.hpp>
__global__ void add(__half *h, __half2 *h2, float4 *v, unsigned short *s, long long *most, int *n) {
  gpu::atomic_add(h, __float2half(1.0f));
  gpu::atomic_add(h2, __float2half2_rn(1.0f));
  gpu::atomic_cas(s, 1, 2);
  gpu::atomic_max(most, 5LL);
  atomicAdd(n, 1);
}
""",
    ),
    Example(before="__global__ void add(double *d) { atomicAdd(d, 1.0); }\n", clean=True),
]


@rule(id="CW206", title="Atomic on a type that HIP lacks", on=Name, names=[*OPS, "atomicExch"], examples=EXAMPLES)
def small_atomic(name: Name, ctx: Context) -> Iterator[Finding]:
    """``atomicAdd`` on half precision, bfloat16, ``float2`` and ``float4``, ``atomicCAS`` on 16 bits and 64-bit signed
    ``atomicMin`` and ``atomicMax`` become ops.

    On AMD, types of 2 and 4 bytes are updated by compare and swap of the 32-bit word that holds them, vectors component
    by component (CUDA promises no more). The 128-bit forms of ``atomicCAS`` and ``atomicExch`` have no counterpart.
    All other types are the same on both vendors and stay. Where the type depends on a template parameter nothing is
    changed: HIP's compiler then names a missing overload at the call, if there is one.
    """
    call = ctx.call_of(name)
    if name.user_declared or call is None or not call.arguments:
        return
    pointee = _pointee(call.parameters[0] if call.parameters else "") or _pointee(call.arguments[0].type)
    pattern, op = OPS.get(name.name, ("", ""))
    if pattern and re.fullmatch(pattern, pointee):
        yield ctx.finding(name, f"HIP has no {name.name} on {pointee}", ctx.to_op(name, op))
    elif name.name in ("atomicCAS", "atomicExch") and re.search(r"int128|double2|float4|longlong2", pointee):
        message = f"AMD GPUs have no 128-bit {name.name}; use a lock or two 64-bit steps"
        yield ctx.finding(name, message, safety=Safety.MANUAL, severity=Severity.ERROR)


def _pointee(type: str) -> str:
    match = re.fullmatch(r"(?:volatile )?(?:struct )?([\w ]+?) ?\*(?: ?const| ?__restrict(?:__)?)*", type)
    return match[1] if match else ""
