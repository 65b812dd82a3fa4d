"""The original and the translation compiled to PTX by the real compiler."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness_tree import need, write_tree

from translator.harness.build import Options
from translator.harness.project import read_project
from translator.harness.ptxdiff import Verdict
from translator.harness.ptxproof import UnitProof, original_tree, padded, prove

SOURCE = """#include <cassert>
#include "scale.h"
namespace { __device__ int calls; struct Pair { float a, b; }; }
static __device__ __noinline__ float add(float x, float y) { return x + y; }
__global__ void __launch_bounds__(128) scale(float* x, Pair p) {
    __shared__ float tile[128];
    assert(x != nullptr);
    tile[threadIdx.x] = x[threadIdx.x];
    __syncthreads();
    atomicAdd(&calls, 1);
    x[threadIdx.x] = add(tile[127 - threadIdx.x] * FACTOR, p.a);
}
template <class T> __global__ void fill(T* x, T v) { x[threadIdx.x] = v; }
template __global__ void fill<int>(int*, int);
"""
HEADER = "#define FACTOR 2.0f\n"


def proof_of(tmp_path: Path, translation: str, original: str = SOURCE, header: str = HEADER) -> UnitProof:
    compiler = need("cuda")
    write_tree(tmp_path / "source", {"k.cu": original, "scale.h": HEADER})
    tree = write_tree(tmp_path / "t", {"k.cu": translation, "scale.h": header})
    (proof,) = prove(compiler, read_project(tree), ("sm_80",), Options(jobs=1))
    return proof


def test_an_added_include_a_comment_and_a_renamed_local_leave_every_kernel_identical(tmp_path: Path) -> None:
    translation = "#include <cstdint>\n// a note\n" + SOURCE.replace("tile", "block_tile")
    proof = proof_of(tmp_path, translation)
    assert proof.comparison is not None and proof.comparison.identical, proof
    assert [k.shown.split("(")[0] for k in proof.comparison.kernels] == ["scale", "void fill<int>"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("127 - threadIdx.x", "126 - threadIdx.x"),
        ("x + y", "__fadd_rn(x, y)"),
        ("x + y", "__fadd_rz(x, y)"),
        ("    __syncthreads();\n", "\n"),
        ("__launch_bounds__(128)", "__launch_bounds__(256)"),
        ("atomicAdd(&calls, 1)", "atomicAdd_block(&calls, 1)"),
        ("x != nullptr", "x != 0"),  # the text of the condition is what assert prints
    ],
)
def test_a_changed_computation_is_different(tmp_path: Path, old: str, new: str) -> None:
    assert old in SOURCE
    proof = proof_of(tmp_path, SOURCE.replace(old, new))
    assert proof.comparison is not None
    verdicts = {k.shown.split("(")[0]: k.verdict for k in proof.comparison.kernels}
    assert verdicts == {"scale": Verdict.DIFFERENT, "void fill<int>": Verdict.IDENTICAL}


def test_the_line_that_assert_prints_is_compared(tmp_path: Path) -> None:
    original = SOURCE.replace("    assert(x", "\n\n    assert(x")  # a removed line cannot be made up for
    proof = proof_of(tmp_path, SOURCE, original)
    assert proof.comparison is not None
    assert [k.verdict for k in proof.comparison.kernels] == [Verdict.DIFFERENT, Verdict.IDENTICAL]


def test_a_change_in_a_header_is_found(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, SOURCE, header="#define FACTOR 3.0f\n")
    assert proof.comparison is not None and not proof.comparison.identical


def test_a_translation_that_does_not_compile_is_no_skip_but_a_failing_original_is(tmp_path: Path) -> None:
    broken = proof_of(tmp_path / "a", SOURCE + "oops\n")
    assert broken.comparison is None and broken.problem.startswith("translation: k.cu:") and not broken.original_fails
    foreign = proof_of(tmp_path / "b", SOURCE, SOURCE + "oops\n")
    assert foreign.comparison is None and foreign.original_fails


def test_padding_keeps_line_numbers_and_adds_blank_lines_only() -> None:
    old, new = b"a\nb\nc\n", b"i\na\nb\nj\nk\nc\n"
    text = padded(old, new)
    assert text == b"\na\nb\n\n\nc\n"
    assert padded(new, old) == new and padded(old, old) == old


def test_padding_never_breaks_a_continued_line() -> None:
    old, new = b"#define M(x) \\\n  x\nz\n", b"#define M(x) \\\n  y; \\\n  x\nz\n"
    assert padded(old, new) == old


def test_the_padded_copy_leaves_the_originals_alone(tmp_path: Path) -> None:
    write_tree(tmp_path / "source", {"k.cu": SOURCE, "scale.h": HEADER, "data/table.inc": "1, 2\n"})
    tree = write_tree(tmp_path / "t", {"k.cu": "// one more\n" + SOURCE, "scale.h": HEADER})
    root = original_tree(read_project(tree))
    assert root != tmp_path / "source" and (root / "k.cu").read_text() == "\n" + SOURCE
    assert (root / "data/table.inc").read_text() == "1, 2\n"
    assert (tmp_path / "source/k.cu").read_text() == SOURCE
    write_tree(tree, {"k.cu": SOURCE, "scale.h": HEADER})
    assert original_tree(read_project(tree)) == (tmp_path / "source").resolve()
