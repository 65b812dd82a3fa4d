"""The command line as a user types it: what is printed, what is written, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CLEAN = "#include <cuda_runtime.h>\nint f(void *p) { return cudaFree(p); }\n"
MANUAL = CLEAN + "int g() { return cudaCtxResetPersistingL2Cache(); }\n"
PORTABLE = "#include <gpu/gpu.hpp>\nint f(void *p) { return gpuFree(p); }\n"


def crosswarp(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = str(Path(__file__).parent.parent)
    command = [sys.executable, "-m", "translator", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(command, capture_output=True, text=True, timeout=240, cwd=cwd, env=env)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "a.cu").write_text(CLEAN)
    return folder


def test_migrate_writes_a_tree_that_is_complete(source: Path, tmp_path: Path) -> None:
    (source / "data").mkdir()
    (source / "data" / "notes.txt").write_text("as it is")
    (source / "run.sh").write_text("#!/bin/sh\n")
    (source / "run.sh").chmod(0o755)
    out = tmp_path / "out"
    result = crosswarp("migrate", source, "-o", out)
    assert result.returncode == 0, result.stderr
    assert (out / "a.cu").read_text() == PORTABLE and (source / "a.cu").read_text() == CLEAN
    assert (out / "data" / "notes.txt").read_text() == "as it is" and os.access(out / "run.sh", os.X_OK)
    manifest = json.loads((out / "crosswarp.json").read_text())
    assert set(manifest["emitted"]) >= {"gpu/gpu.hpp", "gpu/cuda.hpp", "gpu/hip.hpp", "gpu/host.hpp"}
    assert all((out / path).is_file() for path in manifest["emitted"])
    assert "1 changed" in result.stdout


def test_one_file_brings_the_headers_it_reads_and_nothing_else(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text('#include "k.cuh"\n' + CLEAN)
    (source / "k.cuh").write_text("inline int g(void *p) { return cudaFree(p); }\n")
    (source / "other").mkdir()
    (source / "other" / "program.toml").write_text('[program]\nname = "b"\nsources = ["b.cu"]\n')
    (source / "other" / "b.cu").write_text(CLEAN)
    result = crosswarp("migrate", source / "a.cu", "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert "gpuFree" in (tmp_path / "out" / "k.cuh").read_text() and not (tmp_path / "out" / "other").exists()


def test_the_same_input_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    trees = []
    for name, jobs in (("one", 1), ("two", 4)):
        crosswarp("migrate", source, "-o", tmp_path / name, "-j", jobs, "--no-cache")
        trees.append({p.name: p.read_bytes() for p in sorted((tmp_path / name).rglob("*")) if p.is_file()})
    assert trees[0] == trees[1]


def test_in_place_and_again(source: Path) -> None:
    assert crosswarp("migrate", source, "--in-place").returncode == 0
    before = {p: p.read_bytes() for p in source.rglob("*") if p.is_file()}
    assert (source / "a.cu").read_text() == PORTABLE and source / "gpu" / "gpu.hpp" in before
    assert not (source / "CMakeLists.txt").exists()
    result = crosswarp("migrate", source, "--in-place")
    assert result.returncode == 0 and "0 changed" in result.stdout
    now = {p: p.read_bytes() for p in source.rglob("*") if p.is_file()}
    del before[source / "crosswarp.json"], now[source / "crosswarp.json"]
    assert now == before


def test_diff_writes_nothing(source: Path) -> None:
    result = crosswarp("migrate", source, "--diff")
    assert "\n-int f(void *p) { return cudaFree(p); }\n" in result.stdout
    assert "\n+int f(void *p) { return gpuFree(p); }\n" in result.stdout
    assert [p.name for p in source.iterdir()] == ["a.cu"] and (source / "a.cu").read_text() == CLEAN


def test_what_is_left_to_do_gives_exit_code_1(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text(MANUAL)
    result = crosswarp("migrate", source, "-o", tmp_path / "out")
    assert result.returncode == 1 and "a.cu:3:18: CW502 error" in result.stdout
    assert "cudaCtxResetPersistingL2Cache" in (tmp_path / "out" / "a.cu").read_text()


def test_select_and_ignore(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text(MANUAL)
    result = crosswarp("migrate", source, "-o", tmp_path / "out", "--ignore", "CW502")
    assert result.returncode == 0 and "CW502" not in result.stdout
    crosswarp("migrate", source, "-o", tmp_path / "only", "--select", "CW505")
    assert (tmp_path / "only" / "a.cu").read_text() == MANUAL.replace("cuda_runtime.h", "gpu/gpu.hpp")


def test_hip_style(source: Path, tmp_path: Path) -> None:
    assert crosswarp("migrate", source, "-o", tmp_path / "out", "--style", "hip").returncode == 0
    expected = "#include <hip/hip_runtime.h>\nint f(void *p) { return hipFree(p); }\n"
    assert (tmp_path / "out" / "a.cu").read_text() == expected and not (tmp_path / "out" / "gpu").exists()


def test_prefix(source: Path, tmp_path: Path) -> None:
    crosswarp("migrate", source, "-o", tmp_path / "out", "--prefix", "acme")
    assert (tmp_path / "out" / "a.cu").read_text() == PORTABLE.replace("gpu", "acme")
    assert "#define acmeFree" in (tmp_path / "out" / "acme" / "hip.hpp").read_text()


def test_clang_arguments_follow_the_dashes(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text("#ifdef ON\n" + CLEAN + "#endif\n")
    off = crosswarp("migrate", source, "-o", tmp_path / "off")
    on = crosswarp("migrate", source, "-o", tmp_path / "on", "--", "-DON")
    assert off.returncode == 1 and "review" in off.stdout
    assert on.returncode == 0 and (tmp_path / "on" / "a.cu").read_text() == (tmp_path / "off" / "a.cu").read_text()


def test_compile_database_is_found_upwards(source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text("#ifdef ON\n" + CLEAN + "#endif\n")
    entry = {"directory": str(source), "file": "a.cu", "command": "nvcc -arch=sm_80 -DON -x cu -c a.cu -o a.o"}
    (tmp_path / "compile_commands.json").write_text(json.dumps([entry]))
    result = crosswarp("migrate", source, "-o", tmp_path / "out")
    assert result.returncode == 0 and "note:" not in result.stdout
    assert "-DON" in (tmp_path / "out" / "crosswarp.json").read_text()


def test_check_and_fix(source: Path) -> None:
    result = crosswarp("check", source)
    assert result.returncode == 1 and "CW501" in result.stdout and (source / "a.cu").read_text() == CLEAN
    assert crosswarp("check", source, "--fix").returncode == 1
    assert (source / "a.cu").read_text() == PORTABLE
    again = crosswarp("check", source)
    assert again.returncode == 0, again.stdout


@pytest.mark.parametrize("name", ["json", "github", "sarif", "text"])
def test_output_formats(name: str, source: Path) -> None:
    (source / "a.cu").write_text(MANUAL)
    result = crosswarp("check", source, "--output-format", name)
    assert result.returncode == 1 and "CW502" in result.stdout
    if name in ("json", "sarif"):
        json.loads(result.stdout)
    if name == "github":
        assert result.stdout.startswith("::")


@pytest.mark.parametrize("name", ["md", "json", "csv", "sarif"])
def test_report(name: str, source: Path, tmp_path: Path) -> None:
    (source / "a.cu").write_text(MANUAL)
    crosswarp("migrate", source, "-o", tmp_path / "out")
    result = crosswarp("report", tmp_path / "out", "--format", name, "-o", tmp_path / "report")
    assert result.returncode == 0 and "CW502" in (tmp_path / "report").read_text()


def test_configuration_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "crosswarp.toml").write_text('style = "hip"\n')
    crosswarp("migrate", source, "-o", tmp_path / "out")
    assert "hipFree" in (tmp_path / "out" / "a.cu").read_text()


def test_quiet_prints_nothing(source: Path, tmp_path: Path) -> None:
    result = crosswarp("migrate", source, "-o", tmp_path / "out", "-q")
    assert result.returncode == 0 and result.stdout == result.stderr == ""


def test_explain_rules_doctor_cache() -> None:
    assert "shfl" in crosswarp("explain", "cw101").stdout
    assert "CW101" in crosswarp("rules").stdout
    assert "libclang" in crosswarp("doctor").stdout
    assert "MB" in crosswarp("cache").stdout
