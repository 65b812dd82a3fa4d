"""Lanes that hold the same value."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {"__match_any_sync": "match_any", "__match_all_sync": "match_all"}

EXAMPLES = [
    Example(
        before="""\
__global__ void peers(const int *key, unsigned *group, int *uniform) {
  group[threadIdx.x] = __match_any_sync(0xffffffff, key[threadIdx.x]);
  __match_all_sync(0xffffffff, key[threadIdx.x], &uniform[threadIdx.x]);
}
""",
        after="""\
__global__ void peers(const int *key, unsigned *group, int *uniform) {
  group[threadIdx.x] = gpu::match_any(0xffffffff, key[threadIdx.x]);
  gpu::match_all(0xffffffff, key[threadIdx.x], &uniform[threadIdx.x]);
}
""",
    ),
]


@rule(id="CW105", title="Warp match", on=Name, names=OPS, examples=EXAMPLES)
def match(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__match_any_sync`` and ``__match_all_sync`` become ``gpu::match_any`` and ``gpu::match_all``.

    They compare bits, as CUDA does (0.0 and -0.0 differ). AMD has no such instruction: ``match_any`` is a loop with one
    round for each distinct value.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"{name.name} compares values of a warp of 32 lanes", ctx.to_op(name, OPS[name.name]))
