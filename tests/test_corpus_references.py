"""Every corpus program is well-formed and its CPU reference compiles and writes the declared outputs."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PROGRAMS = sorted(path.parent.name for path in CORPUS.glob("*/program.toml"))
SOURCE_SUFFIXES = {".cu", ".cuh", ".cpp", ".h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
SAVED = re.compile(r'"(\w+)\.npy"')
DTYPES = {"f4", "f8", "i4", "u4", "i8", "u8"}
CXX = shutil.which("g++") or shutil.which("c++")

# Output shapes, from the sizes in each program's own headers; -1 where the data decides.
SHAPES: dict[str, dict[str, tuple[int, ...]]] = {
    "async_gemm": {"product": (64, 96), "variation": (64,)},
    "attention": {
        "attention_full": (2, 53, 64),
        "attention_causal": (2, 53, 64),
        "log_sums_full": (2, 53),
        "log_sums_causal": (2, 53),
    },
    "batched_lu": {"solutions": (37, 12), "determinants": (37,)},
    "bilateral": {"smoothed": (67, 101, 4), "gradient": (67, 101, 2)},
    "bit_packing": {
        "words": (1408,),
        "numbers": (4096,),
        "planes": (11, 128),
        "codes": (4096,),
        "counts": (4096, 10),
        "products": (4096,),
    },
    "bitonic_sort": {"keys": (3000,), "payload": (3000,), "rows": (75, 32), "inversions": (75,)},
    "black_scholes": {"calls": (7001,), "puts": (7001,), "library": (7001,), "doubles": (7001,)},
    "byte_match": {"counts": (2,), "combined": (2500, 8), "vectors": (64, 3)},
    "components": {"labels": (5003,), "sizes": (5003,), "summary": (3,)},
    "conjugate_gradient": {"solution": (23, 23), "first_residuals": (10,)},
    "convolution": {"separable": (83, 151), "direct": (83, 151)},
    "functors": {"composed": (5000,), "summed": (5000,), "pointed": (5000,), "areas": (5000,), "polynomial": (5000,)},
    "graph_launch": {"history": (9,), "state": (5003,), "joined": (5003,)},
    "graph_search": {"distances": (6007,), "per_level": (-1,), "edges_per_level": (-1,)},
    "grid_jacobi": {"plate": (40, 48), "residuals": (15,), "largest": (15,)},
    "half_norm": {"layer_norm": (27, 256), "rms_norm": (27, 256), "gated": (27, 256), "moments": (27, 2)},
    "hash_table": {"largest": (3000,), "sums": (3000,), "distinct": (1,)},
    "histogram": {"bins": (256,), "matched": (12,), "weighted": (12,), "summary": (4,)},
    "image_warp": {"warped": (45, 70, 4), "blurred": (3, 32, 32), "marked": (61, 83)},
    "int8_dot": {"products": (45, 70), "scaled": (45, 70), "packed": (788,), "sums": (45,), "squares": (45,)},
    "kmeans": {"labels": (4001,), "moved": (6,), "centres": (7, 2)},
    "life": {"cells": (70, 96), "words": (70, 3), "population": (12,), "births": (1,)},
    "mandelbrot": {"escape": (80, 120), "bands": (1,)},
    "matmul_tiled": {"c_tiled": (3, 45, 83), "c_blocked": (3, 45, 83)},
    "monte_carlo": {"hits": (1,), "option": (2,), "walkers": (1021, 2), "states": (1021, 4), "extremes": (4,)},
    "nbody": {
        "drifted": (1000, 3),
        "positions": (1000, 3),
        "accelerations": (1000, 3),
        "energies": (2,),
        "nearest": (1000,),
    },
    "ptx_words": {"wide": (2000, 3, 4), "logic": (2000, 10), "places": (128,)},
    "radix_sort": {"keys": (12345,), "key_places": (12345,), "floats": (12345,), "float_places": (12345,)},
    "reduction": {"sum_f32": (2,), "sum_f64": (1,), "integers": (7,), "extrema": (2,)},
    "run_length": {"run_symbols": (-1,), "lengths": (-1,), "decoded": (9973,)},
    "scan": {"scan_u32": (33333,), "scan_i64": (33333,), "scan_f32": (33333,), "lookback_u32": (33333,)},
    "segments": {"sums8": (401,), "sums32": (401,), "max8": (401,), "max32": (401,), "exact": (401,)},
    "separate": {"places": (1500,), "speeds": (1500,), "bounces": (1,)},
    "shortest_paths": {"distances": (91, 91), "summary": (2,)},
    "softmax_layernorm": {
        "softmax_warp": (61, 75),
        "softmax_block": (9, 1000),
        "layer_norm": (37, 300),
        "layer_norm_wide": (5, 12801),
        "moments": (37, 2),
    },
    "spmv_csr": {"y_warp": (701,), "y_vector": (701,), "y_f64": (701,), "y_transposed": (643,), "statistics": (4,)},
    "spmv_ell": {"y": (1003,), "wide": (1003,), "stolen": (1003,)},
    "stencil2d": {"fields": (3, 61, 117), "residuals": (6,), "updates": (1,)},
    "stencil3d": {"field": (18, 21, 37), "box": (8, 8, 8), "plane": (21, 37)},
    "stream_compaction": {"ordered": (-1,), "unordered": (-1,), "partition": (25013,), "votes": (4,)},
    "tensor_attention": {"out": (2, 45, 64)},
    "top_k": {"scores": (29, 32), "indices": (29, 32)},
    "transpose": {
        "padded": (229, 173),
        "padded_f64": (229, 173),
        "swizzled": (229, 173),
        "quads": (136, 72),
        "in_place": (100, 100),
    },
    "vector_add": {"c": (50021,), "y": (50021,)},
    "wavelet": {"coefficients": (24, 128), "restored": (24, 128), "smoothed": (24, 128), "kept": (1,)},
    "wmma_gemm": {"scaled": (6144,), "plain": (6144,), "whole": (6144,)},
    "work_queue": {"integral": (1,), "counts": (2,)},
    "zero_copy": {"amount": (6,), "flags": (6,), "count": (6,), "blocks": (1,), "heaviest": (6,), "weights": (3001,)},
}


def load(name: str) -> dict[str, Any]:
    """The parsed program.toml of one program."""
    return tomllib.loads((CORPUS / name / "program.toml").read_text(encoding="utf-8"))


def closure(folder: Path, roots: list[str]) -> set[str]:
    """The files in `folder` that `roots` are made of: themselves and what they include, directly or not."""
    seen: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name in seen or not (folder / name).is_file():
            continue
        seen.add(name)
        pending += INCLUDE.findall((folder / name).read_text(encoding="utf-8"))
    return seen


def test_corpus_has_the_programs() -> None:
    assert sorted(SHAPES) == PROGRAMS
    assert sorted(path.name for path in CORPUS.iterdir() if path.is_dir()) == PROGRAMS


@pytest.mark.parametrize("name", PROGRAMS)
def test_description_is_well_formed(name: str) -> None:
    data = load(name)
    assert set(data) == {"program", "outputs"}
    program = data["program"]
    assert set(program) == {"name", "description", "sources", "reference", "args", "timeout"}
    assert program["name"] == name
    assert program["description"].isascii() and program["description"].strip()
    assert all(isinstance(argument, str) for argument in program["args"])
    assert 0 < program["timeout"] <= 60
    assert data["outputs"]
    for output, tolerance in data["outputs"].items():
        assert output.isidentifier()
        assert set(tolerance) <= {"rtol", "atol"}
        assert all(isinstance(value, float) and value >= 0.0 for value in tolerance.values())


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_file_belongs_to_the_program(name: str) -> None:
    program = load(name)["program"]
    folder = CORPUS / name
    for unit in [*program["sources"], *program["reference"]]:
        assert (folder / unit).is_file(), f"{name}: {unit} is listed but not there"
    assert any(unit.endswith(".cu") for unit in program["sources"])
    used = closure(folder, [*program["sources"], *program["reference"]])
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in SOURCE_SUFFIXES}
    assert present - used == set(), f"{name}: neither listed nor included"
    others = {path.name for path in folder.iterdir()} - present
    assert others == {"program.toml"}


@pytest.mark.parametrize("name", PROGRAMS)
def test_reference_is_plain_cpp(name: str) -> None:
    """The reference reads no CUDA header and no kernel file, and does not branch on a CUDA compiler for itself."""
    folder = CORPUS / name
    for file in closure(folder, load(name)["program"]["reference"]):
        text = (folder / file).read_text(encoding="utf-8")
        assert Path(file).suffix in {".cpp", ".h"}, f"{name}: the reference includes {file}"
        assert "cuda_runtime" not in text, f"{name}/{file}"
        assert "<<<" not in text, f"{name}/{file}"


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_and_reference_write_the_declared_outputs(name: str) -> None:
    data = load(name)
    folder = CORPUS / name
    for units in (data["program"]["sources"], data["program"]["reference"]):
        text = "".join((folder / unit).read_text(encoding="utf-8") for unit in units)
        named = set(SAVED.findall(text)) | {word for word in data["outputs"] if f'"{word}"' in text}
        assert named == set(data["outputs"])


@pytest.mark.parametrize("name", PROGRAMS)
def test_reference_builds_and_writes_finite_outputs(name: str, tmp_path: Path) -> None:
    if CXX is None:
        pytest.skip("no C++ compiler (g++ or c++) on the path")
    data = load(name)
    binary = tmp_path / "reference"
    units = [str(CORPUS / name / unit) for unit in data["program"]["reference"]]
    built = subprocess.run(
        [CXX, "-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-o", str(binary), *units],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    work = tmp_path / "work"
    work.mkdir()
    ran = subprocess.run(
        [str(binary), *data["program"]["args"]], cwd=work, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
    assert {path.name for path in work.iterdir()} == {f"{output}.npy" for output in data["outputs"]}
    for output, tolerance in data["outputs"].items():
        values = np.load(work / f"{output}.npy")
        expected = SHAPES[name][output]
        assert values.ndim == len(expected) and values.size > 0, output
        assert all(want in (-1, got) for want, got in zip(expected, values.shape, strict=True)), output
        assert values.dtype.str[1:] in DTYPES
        assert values.flags["C_CONTIGUOUS"]
        assert bool(np.isfinite(values).all()), output
        assert not (tolerance and values.dtype.kind in "iu"), f"{output}: integers are compared exactly"
