"""Loads and stores with cache hints."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {f"__ld{hint}": f"load_{hint}" for hint in ("ca", "cg", "cs", "lu", "cv")} | {
    f"__st{hint}": f"store_{hint}" for hint in ("wb", "cg", "cs", "wt")
}

EXAMPLES = [
    Example(
        before="""\
__global__ void copy(float4 *to, const float4 *from, int *flag) {
  __stcs(to + threadIdx.x, __ldcs(from + threadIdx.x));
  while (__ldcg(flag) == 0) {}
}
""",
        after="""\
__global__ void copy(float4 *to, const float4 *from, int *flag) {
  gpu::store_cs(to + threadIdx.x, gpu::load_cs(from + threadIdx.x));
  while (gpu::load_cg(flag) == 0) {}
}
""",
    ),
    Example(before="__device__ float read(const float *x) { return __ldg(x); }\n", clean=True),
    Example(
        before="__device__ int __ldcs(int x) { return x; }\n__device__ int f() { return __ldcs(1); }\n", clean=True
    ),
]


@rule(id="CW201", title="Cache-hinted access", on=Name, names=OPS, examples=EXAMPLES)
def cache_hint(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__ldcg``, ``__stcs`` and their kin become ``gpu::load_cg``, ``gpu::store_cs`` and so on.

    HIP has none of them for all types. On AMD, cs and lu are non-temporal accesses and ca and wb plain ones. The forms
    that code uses to see what other blocks or the host wrote (cg, cv, wt) are relaxed atomic accesses there, of agent
    or system scope: a plain load could read a stale cache line for ever. ``__ldg`` exists in HIP and stays.
    """
    if not name.user_declared:
        yield ctx.finding(
            name, f"{name.name} carries a cache hint that HIP cannot say", ctx.to_op(name, OPS[name.name])
        )
