"""What the engine does around rules: ignore comments, origins, merging across units, own findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate

from translator.edits import apply
from translator.model import Safety
from translator.output import write_tree
from translator.pipeline import Options, translate_tree

FREE = "void f(void *p) { cudaFree(p); }\n"


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("// crosswarp: ignore[CW501]\n", True),
        ("// crosswarp: ignore[CW101, CW5]\n", True),
        ("// crosswarp: ignore\n", True),
        ("// crosswarp: ignore[CW101]\n", False),
        ("int x = 0; // crosswarp: ignore[CW501]\n", False),
    ],
)
def test_ignore_comment_alone_on_the_line_above(comment: str, kept: bool, tmp_path: Path) -> None:
    done = translate(tmp_path, f"void f(void *p) {{\n{comment}cudaFree(p);\n}}\n")
    assert ("cudaFree" in done.text) == kept


def test_ignore_comment_on_the_same_line(tmp_path: Path) -> None:
    done = translate(tmp_path, "void f(void *p) {\n cudaFree(p); // crosswarp: ignore[CW501]\n cudaFree(p);\n}\n")
    assert done.text.count("cudaFree") == 1 and done.text.count("gpuFree") == 1


def test_skipped_branches_are_rewritten_for_review(tmp_path: Path) -> None:
    done = translate(
        tmp_path, "#ifdef NEVER\nvoid f(void *p) { cudaFree(p); }\n#endif\nvoid g(void *p) { cudaFree(p); }\n"
    )
    assert done.text.count("gpuFree") == 2
    safeties = sorted(f.safety for f in done.findings if f.id == "CW501")
    assert safeties == [Safety.EXACT, Safety.REVIEW]


def test_safe_leaves_skipped_branches_alone(tmp_path: Path) -> None:
    text = "#ifdef NEVER\nvoid f(void *p) { cudaFree(p); }\n#endif\nvoid g(void *p) { cudaFree(p); }\n"
    (tmp_path / "a.cu").write_text(text)
    run = translate_tree(Options((tmp_path / "a.cu",), safe=True, cache=False, jobs=1))
    out = run.result.texts[str(tmp_path / "a.cu")].decode()
    assert out.count("cudaFree") == 1 and out.count("gpuFree") == 1


def test_a_branch_that_any_configuration_compiles_is_exact(tmp_path: Path) -> None:
    (tmp_path / "h.cuh").write_text("#ifdef ON\ninline void f(void *p) { cudaFree(p); }\n#endif\n")
    (tmp_path / "a.cu").write_text('#include "h.cuh"\n')
    (tmp_path / "b.cu").write_text('#define ON\n#include "h.cuh"\n')
    run = translate_tree(Options((tmp_path,), cache=False, jobs=1))
    found = [f for f in run.result.findings if f.id == "CW501"]
    assert [f.safety for f in found] == [Safety.EXACT]


def test_names_made_by_pasting_are_reported_and_left(tmp_path: Path) -> None:
    text = "#define CALL(x) cuda##x\nvoid f(void *p) { CALL(Free)(p); }\n"
    done = translate(tmp_path, text)
    assert "cuda##x" in done.text
    assert any(f.safety is Safety.MANUAL and "Free" in f.symbol for f in done.findings)


def test_own_functions_are_never_renamed(tmp_path: Path) -> None:
    text = "namespace mine { int cudaFree(int p) { return p; } }\nint g(int p) { return mine::cudaFree(p); }\n"
    done = translate(tmp_path, text)
    assert "gpuFree" not in done.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_bytes_around_edits_stay(encoding: str, newline: str, tmp_path: Path) -> None:
    lines = [
        "// \u00e9\u00df na\u00efve",
        "#include <cuda_runtime.h>",
        'const char *s = "\u00fc"; /* \u00e4 */ void f(void *p) {\tcudaFree(p); }',
        "",
    ]
    data = newline.join(lines).encode(encoding)
    path = tmp_path / "a.cu"
    path.write_bytes(data)
    run = translate_tree(Options((path,), cache=False, jobs=1))
    expected = data.replace(b"cudaFree", b"gpuFree").replace(b"<cuda_runtime.h>", b"<gpu/gpu.hpp>")
    assert run.result.texts[str(path)] == expected


def test_headers_are_rewritten_once_for_all_their_includers(tmp_path: Path) -> None:
    (tmp_path / "h.h").write_text(
        "#pragma once\n#include <cuda_runtime.h>\ninline void f(cudaStream_t s) { cudaStreamSynchronize(s); }\n"
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.cu").write_text(f'#include "h.h"\nvoid {name}(cudaStream_t s) {{ f(s); }}\n')
    run = translate_tree(Options((tmp_path,), cache=False, jobs=2))
    text = run.result.texts[str(tmp_path / "h.h")].decode()
    assert text == "#pragma once\n#include <gpu/gpu.hpp>\ninline void f(gpuStream_t s) { gpuStreamSynchronize(s); }\n"


def test_same_bytes_with_any_number_of_workers_and_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translator.manifest import build_manifest, dump

    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "src"
    source.mkdir()
    for i in range(4):
        (source / f"k{i}.cu").write_text(
            f"__global__ void k{i}(int *x) {{ x[{i}] = __shfl_sync(~0u, *x, {i}); }}\n" + FREE
        )
    results = set()
    for jobs, cache in ((1, False), (3, False), (2, True), (2, True)):
        run = translate_tree(Options((source,), cache=cache, jobs=jobs))
        results.add(dump(build_manifest(run, tmp_path / "out", [])) + b"".join(run.result.texts.values()))
    assert len(results) == 1
    assert run.done and all(done.cached for done in run.done)


def test_a_damaged_unit_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.cu").write_text(FREE)
    first = translate_tree(Options((tmp_path / "a.cu",), jobs=1))
    for path in (tmp_path / "cache" / "units").iterdir():
        path.write_bytes(b'{"main": 3')
    again = translate_tree(Options((tmp_path / "a.cu",), jobs=1))
    assert again.result.texts == first.result.texts and not again.done[0].cached


def test_an_edited_header_invalidates_the_units_that_include_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "src"
    source.mkdir()
    (source / "a.cu").write_text('#include "h.h"\n')
    (source / "h.h").write_text("inline void f(void *p) { cudaFree(p); }\n")
    translate_tree(Options((source,), jobs=1))
    (source / "h.h").write_text("inline void f(void *p) { cudaFreeHost(p); }\n")
    run = translate_tree(Options((source,), jobs=1))
    assert b"gpuFreeHost" in run.result.texts[str(source / "h.h")]


def test_prefix_collision_is_avoided_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.cu").write_text("namespace gpu { struct Device {}; }\n" + FREE)
    run = translate_tree(Options((tmp_path / "a.cu",), cache=False, jobs=1))
    assert run.prefix == "xgpu" and "xgpuFree" in run.result.texts[str(tmp_path / "a.cu")].decode()
    assert any("namespace gpu" in note for note in run.notes)


def test_applying_nothing_is_the_identity() -> None:
    assert apply(b"\xff\r\n\t", []) == b"\xff\r\n\t"


@pytest.mark.parametrize(
    ("opening", "amd"),
    [
        ("#ifdef USE_ROCM\n", True),
        ("#if defined(__HIPCC__) && !defined(X)\n", True),
        ("#ifdef NEVER\n#elif defined(__HIP_PLATFORM_AMD__)\n", True),
        ("#ifndef USE_ROCM\n#else\n", True),
        ("#if !defined(USE_ROCM)\n#elif defined(X)\n#else\n", True),
        ("#ifdef NEVER\n#ifdef USE_ROCM\n#endif\n", False),
        ("#if defined(NEVER) || defined(__HIPCC__)\n", False),
        ("#ifdef NEVER\n", False),
    ],
)
def test_warp_code_written_for_amd_stays_but_api_names_change(opening: str, amd: bool, tmp_path: Path) -> None:
    code = "__device__ int f(int v) { return __shfl_xor(v, 1) + warpSize; }\nvoid g(void *p) { cudaFree(p); }\n"
    done = translate(tmp_path, f"{opening}{code}#endif\n")
    assert ("__shfl_xor(v, 1) + warpSize" in done.text) == amd
    assert "gpuFree" in done.text


def test_users_header_in_a_folder_named_cuda_is_not_the_vendors(tmp_path: Path) -> None:
    (tmp_path / "cuda").mkdir()
    (tmp_path / "cuda" / "mine.h").write_text("int x;\n")
    done = translate(tmp_path, '#ifdef NEVER\n#include "cuda/mine.h"\n#endif\nint y;\n')
    assert "CW509" not in done.ids()
    assert "CW509" in translate(tmp_path, "#ifdef NEVER\n#include <cuda/memory_resource>\n#endif\nint y;\n").ids()


def test_own_output_is_read_where_the_emitted_macros_mean_several_things(tmp_path: Path) -> None:
    """A macro of the emitted header that expands to the API's function here and to a template's overloads there is no
    dispute to settle: the header is not a source."""
    text = """#include <cuda_runtime.h>
template <cudaError_t (*F)(void**, size_t)> struct D { cudaError_t operator()(void** p) { return F(p, 3); } };
cudaError_t f(void** p, float** q) { return D<cudaMalloc>()(p) == cudaSuccess ? cudaMalloc(q, 3) : ::cudaMalloc(p, 3); }
template <class T> cudaError_t g(T* q) { return cudaMalloc(q, 3); }
namespace app { int cudaMalloc(int x) { return x; } int h() { return cudaMalloc(3); } }
struct A { cudaError_t (*cudaFree)(void*); cudaError_t end(void* p) { return ::cudaFree(p); } };
"""
    (tmp_path / "in").mkdir()
    done = translate(tmp_path / "in", text)
    write_tree(done.run, tmp_path / "out")
    again = translate(tmp_path / "out", done.text)
    assert again.text == done.text
