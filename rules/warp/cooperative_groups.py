"""Cooperative groups whose meaning depends on the width of a wave, or that HIP lacks."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Include, Name, NameKind, Safety, Severity, Span, rule

VOTES = ("any", "all", "ballot", "match_any", "match_all")
# Absent from HIP's cooperative groups: hip/amd_detail/amd_hip_cooperative_groups.h of HIP 5.2 and 6.3.
ABSENT = {
    "labeled_partition": "group the lanes with the match_any operation",
    "binary_partition": "make the two masks with the ballot operation",
    "num_threads": "call size()",
    "dim_threads": "use blockDim",
    "reduce": "write the reduction with the tile's shuffles",
    "inclusive_scan": "write the scan with the tile's shuffles",
    "exclusive_scan": "write the scan with the tile's shuffles",
    "memcpy_async": "copy with plain loads and stores and synchronise the group",
    "invoke_one": "let thread_rank() == 0 do it",
    "invoke_one_broadcast": "let thread_rank() == 0 do it and shuffle the result",
    "barrier_arrive": "synchronise the group",
    "barrier_wait": "synchronise the group",
    "this_cluster": "AMD has no thread-block clusters: use a path with one block",
}
HEADER = """\
#include <cuda_runtime.h>
#include <cooperative_groups.h>
namespace cg = cooperative_groups;
"""
TRANSLATED = """\
#include <gpu/gpu.hpp>
#include <gpu/cooperative_groups.hpp>
namespace cg = cooperative_groups;
"""
WAVES = """\
__global__ void count(int *total, const int *x) {
  auto active = cg::coalesced_threads();
  if (active.thread_rank() == 0) atomicAdd(total, active.size());
}
"""
TILES = """\
template <class Group> __device__ unsigned votes(Group tile, int v) { return tile.ballot(v > 0); }
__global__ void vote(unsigned *out, const int *x) {
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  out[tile.thread_rank()] = votes(tile, x[0]);
}
"""
SHUFFLES = """\
__global__ void sum(int *x) {
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  int v = x[threadIdx.x];
  for (int o = 16; o > 0; o /= 2) v += tile.shfl_down(v, o);
  tile.sync();
  if (tile.thread_rank() == 0) x[0] = v;
}
"""
EXAMPLES = [
    Example(before=HEADER + WAVES, after=TRANSLATED + WAVES),
    Example(before=HEADER + TILES, after=TRANSLATED + TILES, builds=False),
    Example(before=HEADER + SHUFFLES, after=TRANSLATED + SHUFFLES, clean=True),
    Example(
        before="struct Flags { __device__ bool any(int n) const { return n > 1; } };\n"
        "__device__ bool f(const Flags &x) { return x.any(1); }\n",
        clean=True,
    ),
]


@rule(
    id="CW110",
    title="Cooperative groups",
    on=Name,
    names=["coalesced_threads", *VOTES, *ABSENT],
    examples=EXAMPLES,
    severity=Severity.WARNING,
    safety=Safety.MANUAL,
)
def cooperative_groups(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report groups that are not the same on AMD; tiles of up to 32 lanes with their shuffles, ranks and ``sync`` are.

    ``coalesced_threads()`` holds up to 64 lanes on CDNA GPUs, so its size and ranks differ from CUDA's. The votes and
    matches of a tile give 64-bit masks of the whole wave in HIP, where it has them at all. Groups and algorithms that
    HIP's header lacks are reported with the way out. In a template whose group type is a parameter the name alone
    decides, in files that include the header.
    """
    if name.user_declared or not _of_groups(name, ctx):
        return
    if name.name == "coalesced_threads":
        message = (
            "coalesced_threads() holds up to 64 lanes on AMD CDNA GPUs, 32 on CUDA: right where only a leader and a "
            "count are taken from it; else use the lanes of a warp and its masks"
        )
        yield ctx.finding(name, message)
    elif name.name in VOTES:
        message = (
            f"{name.name} of a group is missing in HIP before 7.0 and counts 64 lanes of an AMD wave: for a tile of "
            f"32 lanes call {ctx.op(name.name)} with a member mask"
        )
        yield ctx.finding(name, message, severity=Severity.ERROR)
    else:
        message = f"HIP's cooperative groups have no {name.name}: {ABSENT[name.name]}"
        yield ctx.finding(name, message, severity=Severity.ERROR)


def _of_groups(name: Name, ctx: Context) -> bool:
    """Whether a name is of the cooperative groups: by its declaration, its qualifier, or as a dependent member."""
    if name.declared_in:
        return "cooperative_groups" in name.declared_in
    if name.qualifier.replace(" ", "") in ("cg::", "cooperative_groups::"):
        return True
    if name.kind not in (NameKind.FIELD, NameKind.UNRESOLVED) or not name.called:
        return False
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 2), name.span.start))
    if not before.endswith((".", "->")):
        return False
    return any(isinstance(f, Include) and f.header.startswith("cooperative_groups") for f in ctx.unit.facts)
