"""The census tells what is translated, what means the same, what is reported, and what slips through."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from translator.errors import ToolError
from translator.toolkit.compilers import find_compiler

sys.path.insert(0, str(Path(__file__).parent / "bench"))
from census import Entry, measure, read
from census_snippets import Snippet, ptx

SAMPLE = """kind,name,occurrences,programs
intrinsic,__shfl_xor_sync,2071,43
intrinsic,__syncthreads,5370,272
launch,dynamic parallelism (launch inside device code),11,5
runtime_api,cudaFree,4268,709
intrinsic,__PTR,17,2
"""


def test_verdicts(tmp_path: Path) -> None:
    try:
        find_compiler("hip")
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    table = tmp_path / "census.csv"
    table.write_text(SAMPLE, encoding="utf-8")
    entries = [*read(table), Entry("ptx", "frobnicate.sync.b32", 1, 1)]
    verdicts = {entry.name: entry.verdict for entry in measure(entries, tmp_path)}
    assert verdicts == {
        "__shfl_xor_sync": "translated",
        "__syncthreads": "the same",
        "dynamic parallelism (launch inside device code)": "reported",
        "frobnicate.sync.b32": "reported",
    }


def test_what_does_not_compile_for_amd_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snippet that no rule knows and that AMD's compiler refuses, beside one that is right."""
    try:
        find_compiler("hip")
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    made = {
        "good": "__device__ int f() { return 1; }",
        "bad": "__device__ int f() { return __nvvm_read_ptx_sreg_tid_x(); }",
    }
    monkeypatch.setattr("census.snippet", lambda kind, name: Snippet((), made[name]))
    verdicts = {e.name: e.verdict for e in measure([Entry("builtin", name, 1, 1) for name in made], tmp_path)}
    assert verdicts == {"good": "the same", "bad": "unknown"}


def test_operands_of_instructions() -> None:
    assert 'asm volatile("lop3.b32 %0, %1, %2, %3, 0xEA;" : "=r"(o0) : "r"((unsigned)pu[0])' in ptx("lop3.b32")
    assert '"mov.u32 %0, %%laneid;"' in ptx("mov.%laneid")
    assert '"{ .reg .pred p; setp.eq.u32 p, %1, %2; selp.u32 %0, 1, 0, p; }"' in ptx("setp.eq.u32")
    assert '"=l"(o0) : "r"((unsigned)pu[0]), "r"((unsigned)pu[1])' in ptx("mul.wide.u32")
