"""The built wheel in an empty environment: it installs one package, and works from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = """\
#include <cuda_runtime.h>
__global__ void twice(float *x) { x[threadIdx.x] += __shfl_xor_sync(0xffffffff, x[threadIdx.x], 1); }
int main() {
  float *x;
  if (cudaMalloc(&x, 128) != cudaSuccess) return 1;
  twice<<<1, 32>>>(x);
  return cudaFree(x) != cudaSuccess;
}
"""


def _run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the wheel, that borrows the dependencies of the environment of this test."""
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    (site,) = folder.glob("lib/python*/site-packages")
    # A path that a .pth file adds is not searched for .pth files itself, so an editable install here stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder / "bin"


def test_only_the_package_is_at_top_level(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"translator", "crosswarp-0.1.0.dist-info"}
    assert "crosswarp-0.1.0.dist-info/licenses/LICENSE" in names
    for folder in ("rules/api/runtime.toml", "rules/ops/warp.toml", "templates/report/report.md.j2"):
        assert f"translator/{folder}" in names
    for here in ("rules", "templates"):
        there = {path.relative_to(ROOT).as_posix() for path in (ROOT / here).rglob("*") if path.is_file()}
        wanted = {name for name in there if "__pycache__" not in name}
        assert wanted <= {name.removeprefix("translator/") for name in names}


def test_help_explain_and_rules_work_elsewhere(installed: Path, tmp_path: Path) -> None:
    assert "migrate" in _run(installed / "crosswarp", "--help", cwd=tmp_path)
    assert "Warp shuffle" in _run(installed / "crosswarp", "explain", "CW101", cwd=tmp_path)
    assert "CW501" in _run(installed / "crosswarp", "rules", cwd=tmp_path)
    where = _run(installed / "python", "-c", "import translator; print(translator.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_migrate_and_report_work_elsewhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.cu").write_text(SOURCE)
    _run(installed / "crosswarp", "migrate", "a.cu", "-o", "out", cwd=tmp_path)
    text = (tmp_path / "out" / "a.cu").read_text()
    assert "gpuMalloc(&x, 128) != gpuSuccess" in text and "gpu::shfl_xor(0xffffffff" in text
    assert (tmp_path / "out" / "gpu" / "gpu.hpp").is_file()
    assert "gpuMalloc" in _run(installed / "crosswarp", "report", "out", "--format", "md", cwd=tmp_path)
