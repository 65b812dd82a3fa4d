"""Blocks that stand in a library's wrapper header, beside the vendor's own, and the includes that bring them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snippets import translate
from translator.emit import header_files, wrapper_headers
from translator.errors import ConfigError
from translator.model import Style
from translator.rulebook import load_rulebook
from translator.targets import load_target, read_blocks

API = load_rulebook().api
CALL = """#include <cublas_v2.h>
void f(cublasHandle_t h, __half* x) { cublasHgemm(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, x, x, 1, x, 1, x, x, 1); }
"""


def test_a_block_stands_in_its_wrapper_only() -> None:
    """The wrapper comes with the name, whether or not a source includes it, and the main header does not hold it."""
    files = header_files({"gpublasHgemm"}, API, "acme")
    text = files["acme/blas.hpp"]
    assert text.index("hipblas/hipblas.h") < text.index("acmeblasHgemm(") < text.index("cublas_v2.h")
    assert "blasHgemm" not in files["acme/hip.hpp"]
    assert "acme/blas.hpp" not in header_files({"gpublasSgemm"}, API, "acme")


def test_plain_hip_includes_the_wrapper_that_it_calls(tmp_path: Path) -> None:
    done = translate(tmp_path, CALL, Style.HIP)
    assert "gpublasHgemm(h, HIPBLAS_OP_N" in done.text and "#include <gpu/blas.hpp>" in done.text
    again = translate(tmp_path, done.text, Style.HIP)
    assert again.text == done.text


def test_portable_text_has_the_wrapper_once(tmp_path: Path) -> None:
    done = translate(tmp_path, CALL)
    assert done.text.count("gpu/blas.hpp") == 1 and "gpublasHgemm(h, GPUBLAS_OP_N" in done.text


def test_every_wrapper_of_a_block_is_known() -> None:
    assert {Path(header).stem for header in wrapper_headers("gpu", API).values()} <= set(API.wrappers)


def test_marks_with_a_wrapper(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "target.toml").write_text('name = "odd"\n')
    text = "//@ detail:a wrapper: blas\nint a;\n//@ gpuX gpuY wrapper: blas needs: detail:a\nint b;\n"
    (folder / "10-a.hpp").write_text(text)
    first, second = read_blocks(folder / "10-a.hpp")
    assert (first.keys, first.wrapper, second.keys) == (("detail:a",), "blas", ("gpuX", "gpuY"))
    assert (second.wrapper, second.needs) == ("blas", ("detail:a",))
    (folder / "20-b.hpp").write_text("//@ gpuZ needs: detail:a\nint c;\n")
    with pytest.raises(ConfigError, match="stands in another header"):
        load_target("odd", tmp_path)
