"""The emitted header: what it holds, what it leaves out, and that every target can offer every operation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from translator.apirows import Wrapper
from translator.emit import header_files, names_in, select
from translator.errors import ConfigError
from translator.paths import data_folder
from translator.rulebook import load_rulebook
from translator.targets import load_target, read_blocks, target_names

BOOK = load_rulebook()


@pytest.mark.parametrize("target", target_names())
@pytest.mark.parametrize("op", sorted(BOOK.ops))
def test_every_op_has_a_lowering_for_every_target(op: str, target: str) -> None:
    assert f"gpu::{op}" in load_target(target).by_key


@pytest.mark.parametrize("target", target_names())
def test_no_block_is_for_an_op_that_the_vocabulary_lacks(target: str) -> None:
    keys = {
        key.removeprefix("gpu::").partition("+")[0] for key in load_target(target).by_key if key.startswith("gpu::")
    }
    names = {row.spelling.removeprefix("gpu::") for row in BOOK.api.values() if row.spelling.startswith("gpu::")}
    ptx = {key for key in keys if key.startswith("ptx_")}  # what inline PTX computes, see rules/ptx
    spaces = {space.portable.removeprefix("gpu::") for space in BOOK.api.namespaces.values()}
    assert keys - ptx <= set(BOOK.ops) | names | spaces
    rows = "\n".join(path.read_text(encoding="utf-8") for path in (data_folder("rules") / "ptx").glob("*.toml"))
    compared = {f"ptx_{word}" for words in re.findall(r"\{compare:([\w|]+)\}", rows) for word in words.split("|")}
    used = tuple({*re.findall(r"\{gpu\}::(ptx_\w+)", rows), "ptx_in", "ptx_out", "ptx_bits", *compared})
    assert not {key for key in ptx if not key.startswith(used)}


def test_only_what_is_used_is_emitted() -> None:
    files = header_files({"gpuMalloc", "gpu::shfl_xor"}, BOOK.api)
    hip, cuda = files["gpu/hip.hpp"], files["gpu/cuda.hpp"]
    assert re.search(r"#define gpuMalloc +hipMalloc\n", hip) and re.search(r"#define gpuMalloc +cudaMalloc\n", cuda)
    assert "shfl_xor(" in hip and "shfl_xor(" in cuda
    assert "gpuFree" not in hip + cuda and "ballot(" not in cuda and "shfl_up(" not in cuda


def test_a_block_brings_what_it_uses() -> None:
    text = "\n".join(select(load_target("host"), {"gpuMemcpyToSymbol"}, BOOK.api).blocks)
    assert "enum gpuMemcpyKind" in text or "gpuMemcpyHostToDevice =" in text
    assert "gpuErrorInvalidValue" in text and "gpuStreamCreate" not in text


def test_names_without_a_counterpart_on_the_host_are_told() -> None:
    assert select(load_target("host"), {"gpuIpcGetMemHandle", "gpuMalloc"}, BOOK.api).absent == ("gpuIpcGetMemHandle",)


def test_names_are_read_from_code_only() -> None:
    text = (
        b'// gpuFree\nint x = gpu::shfl(1); auto s = "gpuMalloc"; other::gpuMemset(); a.gpuMemcpy; ::gpuGetDevice();\n'
        b"int f() { return ::gpuSetDevice(0); }\n// Ends in a stop.\ngpuError_t e;\n"
    )
    found = names_in(text)
    assert {"gpu::shfl", "gpuGetDevice", "gpuSetDevice", "gpuError_t"} <= found
    assert not found & {"gpuFree", "gpuMalloc", "gpuMemset", "gpuMemcpy", "shfl"}


def test_another_prefix_is_spelled_throughout() -> None:
    used = {"gpuMalloc", "gpu::shfl_xor", "gpuMemcpyToSymbol", "GPUBLAS_OP_N", "make_gpuComplex", "gpu_bfloat16"}
    source = b"acmeMalloc(acme::shfl_xor(ACMEBLAS_OP_N, make_acmeComplex)); acmeMemcpyToSymbol; acme_bfloat16"
    assert used <= names_in(source, "acme")
    wrapper = (Wrapper("blas", "cublas_v2.h", "hipblas/hipblas.h", False),)
    files = header_files(used, BOOK.api, "acme", wrapper)
    assert "acme/acme.hpp" in files and "acme/blas.hpp" in files
    for path, text in files.items():
        left = re.findall(r"\b(?:make_)?gpu(?:::|[A-Z_]|/)\w*|\bGPU[A-Z]*_\w+|namespace gpu\b", text)
        assert not left, (path, left)


def test_block_files_are_cut_at_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "10-a.hpp"
    path.write_text("// note\n//@ always\nint a;\n//@ gpuX gpuY  needs: always\n\nint b;\n\n")
    first, second = read_blocks(path)
    assert (first.keys, first.text) == (("always",), "int a;")
    assert (second.keys, second.needs, second.text) == (("gpuX", "gpuY"), ("always",), "int b;")


def test_a_need_that_nothing_meets_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "target.toml").write_text('name = "odd"\n')
    (tmp_path / "odd" / "10-a.hpp").write_text("//@ gpuX needs: detail:none\nint a;\n")
    with pytest.raises(ConfigError, match="detail:none"):
        load_target("odd", tmp_path)
    with pytest.raises(ConfigError, match="no target"):
        load_target("other", tmp_path)


def test_a_name_in_a_namespace_is_no_macro() -> None:
    """``gpucub`` is a macro for the vendor's namespace, which serves for all names in it."""
    used = names_in(b"gpucub::WarpReduce<float> w; gpucub::BlockReduce<float, 128> b;")
    assert "gpucub::WarpReduce" in used
    for text in header_files({*used, "gpucub"}, BOOK.api).values():
        assert re.search(r"#\s*define\s+\w+::", text) is None
