"""What a user can get wrong: one line, exit code 2, and nothing lost."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """#include <cuda_runtime.h>
__global__ void k(float *x) { x[threadIdx.x] = 1; }
int main() {
  float *x;
  cudaMalloc(&x, 128);
  k<<<1, 32>>>(x);
  return cudaDeviceSynchronize();
}
"""


def crosswarp(
    *words: object, timeout: float = 240, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "translator", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, env={**os.environ, **(env or {})})


def fails(result: subprocess.CompletedProcess[str], *parts: str) -> None:
    """Exit code 2, one line that holds every part, no traceback."""
    assert result.returncode == 2, result.stdout + result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("crosswarp: error: "), result.stderr
    for part in parts:
        assert part in lines[0], result.stderr
    assert "Traceback" not in result.stdout + result.stderr


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "main.cu").write_text(PROGRAM)
    return folder


def test_missing_path(tmp_path: Path) -> None:
    fails(crosswarp("migrate", tmp_path / "none.cu", "-o", tmp_path / "out"), "no such file", "none.cu")


def test_not_cuda(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not code")
    fails(crosswarp("migrate", tmp_path / "notes.txt", "-o", tmp_path / "out"), "notes.txt", ".cu")


def test_folder_without_sources(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "notes.txt").write_text("not code")
    fails(crosswarp("migrate", tmp_path / "src", "-o", tmp_path / "out"), "no CUDA, C++ or header file")


def test_binary_file(tmp_path: Path) -> None:
    (tmp_path / "a.cu").write_bytes(b"\x7fELF\0\0\1")
    fails(crosswarp("migrate", tmp_path / "a.cu", "-o", tmp_path / "out"), "a.cu is binary")


def test_binary_file_in_a_folder_is_copied_and_said(source: Path, tmp_path: Path) -> None:
    (source / "blob.cuh").write_bytes(b"\0\1\2")
    result = crosswarp("migrate", source, "-o", tmp_path / "out")
    assert result.returncode == 1 and "CW007" in result.stdout and "blob.cuh" in result.stdout
    assert (tmp_path / "out" / "blob.cuh").read_bytes() == b"\0\1\2"


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.cu").write_text("")
    result = crosswarp("migrate", tmp_path / "a.cu", "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "out" / "a.cu").read_bytes() == b""


def test_syntax_error_in_the_middle_translates_the_rest(source: Path, tmp_path: Path) -> None:
    (source / "main.cu").write_text(PROGRAM.replace("float *x;\n", "float *x;\n  int y = ;;\n  foo(;\n"))
    result = crosswarp("migrate", source, "-o", tmp_path / "out")
    assert result.returncode == 1 and "CW001" in result.stdout
    text = (tmp_path / "out" / "main.cu").read_text()
    assert "gpuMalloc(&x, 128)" in text and "gpuDeviceSynchronize" in text and "foo(;" in text


def test_missing_include_translates_the_rest(source: Path, tmp_path: Path) -> None:
    (source / "main.cu").write_text('#include "nowhere/at_all.h"\n' + PROGRAM)
    result = crosswarp("migrate", source, "-o", tmp_path / "out")
    assert result.returncode == 1 and "CW005" in result.stdout and "nowhere/at_all.h" in result.stdout
    assert "gpuMalloc" in (tmp_path / "out" / "main.cu").read_text()


def test_unreadable_file(source: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (source / "main.cu").unlink()
        (source / "main.cu").symlink_to("/proc/self/mem")  # readable by nobody, root included
    else:
        (source / "main.cu").chmod(0)
    fails(crosswarp("migrate", source / "main.cu", "-o", tmp_path / "out"), "cannot read")


def test_output_not_writable(source: Path, tmp_path: Path) -> None:
    place = Path("/proc/crosswarp/out") if os.geteuid() == 0 else tmp_path / "locked" / "out"
    if os.geteuid() != 0:
        place.parent.mkdir()
        place.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    fails(crosswarp("migrate", source, "-o", place), "cannot write")


def test_output_is_a_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    fails(crosswarp("migrate", source, "-o", tmp_path / "out"), "is a file")
    assert (tmp_path / "out").read_text() == "mine"


def test_output_holds_other_files(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "main.cu").write_text("mine")
    fails(crosswarp("migrate", source, "-o", tmp_path / "out"), "did not write")
    assert (tmp_path / "out" / "main.cu").read_text() == "mine"


def test_output_inside_the_input(source: Path) -> None:
    fails(crosswarp("migrate", source, "-o", source / "out"), "lies inside input")
    assert sorted(p.name for p in source.iterdir()) == ["main.cu"]


def test_two_inputs_for_one_output(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "k.cu").write_text(PROGRAM)
    result = crosswarp("migrate", tmp_path / "a" / "k.cu", tmp_path / "b" / "k.cu", "-o", tmp_path / "out")
    fails(result, "a/k.cu", "b/k.cu", "k.cu")


def test_unknown_flag_and_missing_destination(source: Path) -> None:
    for words in (("migrate", source, "--frobnicate"), ("migrate", source), ("frob",)):
        result = crosswarp(*words)
        assert result.returncode == 2 and "Traceback" not in result.stderr and result.stderr


def test_bad_configuration(source: Path) -> None:
    (source / "crosswarp.toml").write_text('stile = "hip"\n')
    fails(crosswarp("check", source), "crosswarp.toml", "stile")


def test_compile_database_that_is_none(source: Path, tmp_path: Path) -> None:
    fails(crosswarp("migrate", source, "-p", tmp_path, "-o", tmp_path / "out"), "compile_commands.json")


def test_commands_on_a_folder_that_is_no_tree(tmp_path: Path) -> None:
    fails(crosswarp("build", tmp_path, "--target", "host"), "crosswarp.json")
    fails(crosswarp("report", tmp_path), "crosswarp.json")
    fails(crosswarp("verify", tmp_path), "crosswarp.json")


def test_unknown_finding_id() -> None:
    fails(crosswarp("explain", "CW998"), "CW998")


def test_no_compiler(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert crosswarp("migrate", source, "-o", out).returncode == 0
    empty = {"PATH": str(tmp_path), "ROCM_PATH": str(tmp_path), "HIP_PATH": str(tmp_path)}
    fails(crosswarp("build", out, "--target", "hip", env=empty), "no compiler for target hip")


def test_compiler_crash(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert crosswarp("migrate", source, "-o", out).returncode == 0
    fake = tmp_path / "bin" / "g++"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\ncase "$*" in *--version*) echo "g++ 13.0.0";; *) kill -SEGV $$;; esac\n')
    fake.chmod(0o755)
    result = crosswarp("build", out, "--target", "host", env={"CXX": str(fake)})
    assert result.returncode == 2, result.stdout + result.stderr
    assert "crash" in result.stdout.lower() and "Traceback" not in result.stderr


def test_kernel_that_hangs_on_the_host(source: Path, tmp_path: Path) -> None:
    (source / "main.cu").write_text(
        "#include <cuda_runtime.h>\n__global__ void spin(volatile int *x) { while (*x == 0) { } }\n"
        "int main() { int *x; cudaMalloc(&x, 4); cudaMemset(x, 0, 4); spin<<<1, 1>>>(x);\n"
        "  return cudaDeviceSynchronize(); }\n"
    )
    (source / "program.toml").write_text(
        '[program]\nname = "spin"\ndescription = "never ends"\nsources = ["main.cu"]\nargs = []\ntimeout = 3\n'
    )
    out = tmp_path / "out"
    assert crosswarp("migrate", source, "-o", out).returncode == 0
    start = time.monotonic()
    result = crosswarp("verify", out, "--level", "host")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "time limit exceeded in kernel spin, block (0,0,0), thread (0,0,0), " in result.stdout
    assert time.monotonic() - start < 200


def test_interrupt_loses_nothing(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    texts = {f"k{i}.cu": PROGRAM.replace("128", str(i + 1)) for i in range(40)}
    for name, text in texts.items():
        (source / name).write_text(text)
    command = [sys.executable, "-m", "translator", "migrate", str(source), "--in-place", "-j", "2", "--no-cache"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(2.5)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    for name, text in texts.items():
        now = (source / name).read_text()
        assert now == text or now.replace("gpu/gpu.hpp", "cuda_runtime.h").replace("gpu", "cuda") == text
    assert not [p for p in source.rglob("*") if p.name.endswith(".tmp")]
