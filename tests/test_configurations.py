"""Several configurations of one build in one run: what each compiles is known exactly, and where they disagree nothing
is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import crosswarp

from translator.model import Finding, Safety
from translator.pipeline import Options, Run, translate_tree

HEADER = """#pragma once
#include <cuda_runtime.h>
#ifdef USE_DOUBLE
typedef double real;
inline void clear(real *p) { cudaMemset(p, 0, 8); }
#else
typedef float real;
inline void clear(real *p) { cudaMemsetAsync(p, 0, 4); }
#endif
"""
SOURCE = """#include "real.h"
__global__ void k(real *p) { *p = 1; }
void f(real *p) { k<<<1, 1>>>(p); clear(p); cudaFree(p); }
#ifdef USE_DOUBLE
void only(void *p) { cudaFreeHost(p); }
#endif
"""


def database(folder: Path, source: Path, *commands: str) -> Path:
    """A folder with a compilation database that compiles each file of ``source`` once for each command."""
    folder.mkdir()
    rows = [
        {"directory": str(source), "file": path.name, "command": f"nvcc {command} -c {path.name}"}
        for path in sorted(source.glob("*.c*"))
        for command in commands
    ]
    (folder / "compile_commands.json").write_text(json.dumps(rows))
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "real.h").write_text(HEADER)
    (folder / "a.cu").write_text(SOURCE)
    return folder


def translated(source: Path, *databases: Path) -> Run:
    return translate_tree(Options((source,), databases=databases, jobs=1))


def found(run: Run, *ids: str) -> list[Finding]:
    return [f for f in run.result.findings if f.id in ids]


def texts(run: Run) -> dict[str, str]:
    return {Path(path).name: text.decode() for path, text in run.result.texts.items()}


def test_a_branch_of_the_other_configuration_is_exact(source: Path, tmp_path: Path) -> None:
    single = database(tmp_path / "single", source, "-DX")
    double = database(tmp_path / "double", source, "-DUSE_DOUBLE")
    one = translated(source, single)
    assert {f.safety for f in found(one, "CW501")} == {Safety.EXACT, Safety.REVIEW}
    both = translated(source, single, double)
    assert {f.safety for f in found(both, "CW501")} == {Safety.EXACT} and not found(both, "CW002")
    text = texts(both)
    assert "gpuFreeHost" in text["a.cu"] or "gpuHostFree" in text["a.cu"]
    assert "gpuMemset(p" in text["real.h"] and "gpuMemsetAsync(p" in text["real.h"]
    assert len(both.done) == 2 and any("first of each file" in note for note in both.notes)
    turned = translated(source, double, single)
    assert texts(turned) == text and turned.result.findings == both.result.findings


def test_one_database_may_list_a_file_with_different_flags(source: Path, tmp_path: Path) -> None:
    build = database(tmp_path / "build", source, "-DX -o x.o", "-DUSE_DOUBLE", "-DX -O3 -o y.o")
    run = translated(source, build)
    assert len(run.done) == 2, "the same command twice is one configuration"
    assert {f.safety for f in found(run, "CW501")} == {Safety.EXACT}


def test_a_name_that_is_cudas_here_and_the_projects_there(source: Path, tmp_path: Path) -> None:
    (source / "real.h").write_text(
        "#pragma once\n#ifdef MOCK\ninline int cudaFree(void *) { return 0; }\n#else\n"
        "#include <cuda_runtime.h>\n#endif\n"
        "inline int drop(void *p) { return cudaFree(p); }\ninline int keep() { return 1; }\n"
    )
    (source / "a.cu").unlink()
    (source / "a.cpp").write_text('#include "real.h"\nint f(void *p) { return drop(p); } // cudaFree\n')
    real, mock = database(tmp_path / "real", source, "-DX"), database(tmp_path / "mock", source, "-DMOCK")
    run = translated(source, real, mock)
    assert "return cudaFree(p)" in texts(run)["real.h"]
    (conflict,) = [f for f in found(run, "CW002") if "drop" in Path(f.span.path).read_text().splitlines()[6]]
    assert "a.cpp with -DMOCK" in conflict.message and "cudaFree becomes gpuFree" in conflict.message
    assert texts(translated(source, mock, real)) == texts(run)


def test_a_call_that_one_configuration_rewrites_and_another_leaves(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text(
        "#ifdef WIDE\ntypedef double real;\n#else\ntypedef int real;\n#endif\n"
        "__global__ void k(real *p, unsigned u) { *p = max(*p, u); }\n"
    )
    (source / "real.h").unlink()
    narrow, wide = database(tmp_path / "n", source, "-DX"), database(tmp_path / "w", source, "-DWIDE")
    assert "gpu::max(*p, u)" in texts(translated(source, narrow))["a.cu"]
    assert " max(*p, u)" in texts(translated(source, wide))["a.cu"]
    run = translated(source, narrow, wide)
    assert " max(*p, u)" in texts(run)["a.cu"]
    (conflict,) = found(run, "CW002")
    assert "nothing to change (in a.cu with -DWIDE)" in conflict.message and conflict.safety is Safety.MANUAL


def test_the_manifest_keeps_all_configurations_and_the_first_is_built(source: Path, tmp_path: Path) -> None:
    build = database(tmp_path / "build", source, "-DX", "-DUSE_DOUBLE")
    out = tmp_path / "out"
    result = crosswarp("migrate", source, "-o", out, "-p", build)
    assert result.returncode == 0, result.stderr + result.stdout
    assert "note: 1 further configurations" in result.stdout
    (row,) = [r for r in json.loads((out / "crosswarp.json").read_text())["files"] if r["path"] == "a.cu"]
    assert row["flags"][0] == "-DX" and [flags[0] for flags in row["other_flags"]] == ["-DUSE_DOUBLE"]
    built = crosswarp("build", out, "--target", "host")
    assert "a.cu ...); the first of each is taken" in built.stdout, built.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-p", "nowhere"], "nowhere has no compile_commands.json"),
        (["-p", "build", "-p", "build/."], "is given twice with -p"),
        (["-p", "build", "-p", "broken"], "is not a compilation database"),
    ],
)
def test_databases_that_cannot_be_used(source: Path, tmp_path: Path, words: list[str], said: str) -> None:
    database(tmp_path / "build", source, "-DX")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "compile_commands.json").write_text('[{"file": 3]')
    result = crosswarp("migrate", source, "-o", tmp_path / "out", *words, cwd=tmp_path)
    assert result.returncode == 2 and said in result.stderr and len(result.stderr.strip().splitlines()) == 1
