"""Cooperative groups that only NVIDIA GPUs have; all others are the emitted header's own."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Include, Name, NameKind, Safety, Severity, Span, rule

CLUSTER = "AMD GPUs and the host target have no clusters of blocks: guard it, with a path for single blocks"
GRIDS = (
    "a group over several devices is gone from CUDA 13 too: launch one grid on each device and synchronise the streams"
)
# CUDA C++ Programming Guide, Cooperative Groups: what has no counterpart, and what to do instead.
ABSENT = {
    **dict.fromkeys(("this_cluster", "cluster_group", "cluster_rank", "cluster_index"), CLUSTER),
    **dict.fromkeys(("dim_clusters", "num_clusters", "map_shared_rank", "query_shared_rank"), CLUSTER),
    **dict.fromkeys(("this_multi_grid", "multi_grid_group", "num_grids", "grid_rank"), GRIDS),
    "experimental": "the names of cooperative_groups::experimental are in cooperative_groups itself since CUDA 12",
}
HEADER = """\
#include <cuda_runtime.h>
#include <cooperative_groups.h>
{more}namespace cg = cooperative_groups;
"""
BEFORE = HEADER.format(more="")
AFTER = """\
#include <gpu/gpu.hpp>
#include <gpu/cooperative_groups.hpp>
{more}namespace cg = gpu::cooperative_groups;
"""
LANES = """\
template <class Group> __device__ unsigned votes(Group tile, int v) { return tile.ballot(v > 0); }
__global__ void count(int *total, const int *x) {
  auto active = cg::coalesced_threads();
  if (active.thread_rank() == 0) atomicAdd(total, active.size());
  cg::thread_block_tile<16> tile = cg::tiled_partition<16>(cg::this_thread_block());
  total[1] = votes(tile, x[0]);
}
"""
SUMS = """\
__global__ void sum(int *x) {
  auto tile = cg::tiled_partition<32>(cg::this_thread_block());
  x[0] = cg::reduce(tile, x[tile.thread_rank()], cg::plus<int>());
}
"""
CLUSTERS = "__global__ void meet() {{ cooperative_groups::this_{what}().sync(); }}\n"
EXAMPLES = [
    Example(before=BEFORE + LANES, after=AFTER.format(more="") + LANES, clean=True),
    Example(
        before=HEADER.format(more="#include <cooperative_groups/reduce.h>\n") + SUMS,
        after=AFTER.format(more="#include <gpu/cooperative_groups_reduce.hpp>\n") + SUMS,
        hip=AFTER.format(more="#include <gpu/cooperative_groups_reduce.hpp>\n").replace(
            "gpu/gpu.hpp", "hip/hip_runtime.h"
        )
        + SUMS,
        clean=True,
    ),
    Example(
        before=BEFORE.replace("namespace cg = cooperative_groups;\n", "") + CLUSTERS.format(what="multi_grid"),
        after=AFTER.format(more="").replace("namespace cg = gpu::cooperative_groups;\n", "")
        + CLUSTERS.format(what="multi_grid").replace("cooperative_groups::", "gpu::cooperative_groups::"),
        builds=False,
    ),
    Example(
        before="struct Map { int grid_rank() const; };\nint f(const Map &x) { return x.grid_rank(); }\n", clean=True
    ),
]


@rule(
    id="CW110",
    title="Cooperative groups",
    on=Name,
    names=ABSENT,
    examples=EXAMPLES,
    severity=Severity.ERROR,
    safety=Safety.MANUAL,
)
def cooperative_groups(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report groups over clusters of blocks and over several devices; every other group means what it means in CUDA.

    The emitted header has groups of its own for AMD GPUs and the host target, with 32 lanes to a warp, because HIP's
    have 64 on CDNA GPUs and lack reductions, scans and partitions. On CUDA they are NVIDIA's. In a template whose group
    type is a parameter the name alone decides, in files that include the header.
    """
    if not name.user_declared and _of_groups(name, ctx):
        yield ctx.finding(name, f"{name.name} has no counterpart: {ABSENT[name.name]}")


def _of_groups(name: Name, ctx: Context) -> bool:
    """Whether a name is of the cooperative groups: by its declaration, its qualifier, or as a dependent member."""
    if name.declared_in:
        return "cooperative_groups" in name.declared_in
    if name.qualifier.replace(" ", "").endswith(("cg::", "cooperative_groups::")):
        return True
    if name.kind not in (NameKind.FIELD, NameKind.UNRESOLVED) or not name.called:
        return False
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 2), name.span.start))
    if not before.endswith((".", "->")):
        return False
    return any(isinstance(f, Include) and f.header.startswith("cooperative_groups") for f in ctx.unit.facts)
