"""Lines for the names of CUDA's C++ libraries: namespaces, members of classes, and macros that are no expression."""

from __future__ import annotations

from translator.apirows import ApiRow

#: Macros that a program sets and no header defines: there is nothing to look for.
SET = {"CUB_STDERR", "CUB_DEBUG_ALL", "CUB_DEBUG_LOG", "CUB_DEBUG_SYNC"}
_MACROS = {
    "CUB_RUNTIME_FUNCTION": "{} void function();",
    "CUB_MAX": "constexpr int v = {}(1, 2);",
    "CUB_MIN": "constexpr int v = {}(1, 2);",
    "CUB_QUOTIENT_CEILING": "constexpr int v = {}(7, 2);",
    "CUB_QUOTIENT_FLOOR": "constexpr int v = {}(7, 2);",
    "CUB_ROUND_DOWN_NEAREST": "constexpr int v = {}(7, 2);",
    "CUB_ROUND_UP_NEAREST": "constexpr int v = {}(7, 2);",
    "CubDebug": "inline auto function() {{ return {}(gpuSuccess); }}",
    "CubDebugExit": "inline void function() {{ {}(gpuSuccess); }}",
    "_CubLog": '__device__ inline void function() {{ {}("%d", 1); }}',
    "CUB_NS_QUALIFIER": "using pair = {}::KeyValuePair<int, int>;",
    "cuda_category": "using thrust::system::{};",
    "cuda::std::chrono": "namespace other = {};",
}
# The other way round: what opens a namespace and what closes it.
_NAMESPACE = ("CUB_NAMESPACE_BEGIN", "CUB_NAMESPACE_END")
_GROUPS = "gpu::cooperative_groups"
_TILE = f"of<{_GROUPS}::thread_block_tile<32>>()"
_BLOCK = f"of<{_GROUPS}::thread_block>()"
_MEMBERS = {
    **{name: f"{_TILE}.{name}(1)" for name in ("all", "any", "ballot", "match_any")},
    "match_all": f"{_TILE}.match_all(1, of<int&>())",
    "shfl": f"{_TILE}.shfl(1, 0)",
    **{name: f"{_TILE}.{name}(1, 1u)" for name in ("shfl_down", "shfl_up", "shfl_xor")},
    **{name: f"{_TILE}.{name}()" for name in ("meta_group_rank", "meta_group_size")},
    **{name: f"{_BLOCK}.{name}()" for name in ("group_index", "thread_index", "dim_threads", "num_threads")},
    "barrier_arrive": f"{_BLOCK}.barrier_arrive()",
    "barrier_wait": f"{_BLOCK}.barrier_wait({_BLOCK}.barrier_arrive())",
    **{name: f"of<{_GROUPS}::grid_group>().{name}()" for name in ("block_index", "block_rank", "num_blocks")},
}


def line(row: ApiRow, index: int) -> str:
    """The check of a row that needs a form of its own, empty for others."""
    if row.name in _NAMESPACE:
        begin, end = (row.portable().replace("_END", "_BEGIN"), row.portable().replace("_BEGIN", "_END"))
        return f"{begin} struct opened{index}; {end} using o{index} = gpucub::opened{index};"
    if row.name == "__CUB_ALIGN_BYTES":
        return f"namespace gpucub {{ struct a{index} {{ int a; }}; {row.portable()}(a{index}, 16) }}"
    if form := _MACROS.get(row.name):
        return f"namespace n{index} {{ {form.format(row.portable())} }}"
    space, _, name = row.name.rpartition("::")
    if space == "cooperative_groups" and name in _MEMBERS:
        return f"using m{index} = decltype({_MEMBERS[name]});"
    if space == "cooperative_groups":  # the atomic type calls for the functions that update one
        return f"using a{index} = gpu::atomic_ref<int>; namespace n{index} {{ using {_GROUPS}::{name}; }}"
    if space and row.kind != "enumerator":
        return f"namespace n{index} {{ using {row.portable()}; }}"
    return ""
