"""Compilers are found in the documented order, unusable ones are turned down with the reason."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness_tree import need

from translator.errors import ToolError
from translator.toolkit import compilers, cuda_wheels
from translator.toolkit.compilers import find_compiler, survey


@pytest.fixture(autouse=True)
def _bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No compiler anywhere, and a cache of its own; what ``need`` finds is looked up before."""
    need("host")
    for name in ("CUDA_HOME", "CUDA_PATH", "ROCM_PATH", "HIPCXX", "CXX"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "cache"))
    survey.cache_clear()
    yield
    survey.cache_clear()


def tool(path: Path, says: str, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return path


NVCC = "Cuda compilation tools, release 13.0, V13.0.88"


def test_the_named_toolkit_comes_before_the_one_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(tmp_path / "kit/bin/nvcc", NVCC)
    tool(tmp_path / "bin/nvcc", NVCC)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    found = find_compiler("cuda")
    assert (found.path, found.why, found.version) == (str(tmp_path / "bin/nvcc"), "PATH", "13.0.88")
    survey.cache_clear()
    monkeypatch.setenv("CUDA_HOME", str(tmp_path / "kit"))
    assert find_compiler("cuda").why == "$CUDA_HOME"


def test_a_compiler_that_does_not_run_is_turned_down_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tool(tmp_path / "broken", "cannot find cc1", 1)
    tool(tmp_path / "bin/g++", "g++ (GNU) 14.2.0")
    monkeypatch.setenv("CXX", str(broken))
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    found = survey("host")
    assert found.chosen is not None and (found.chosen.name, found.chosen.version) == ("g++", "14.2.0")
    assert found.rejected[0][0] == str(broken) and "cannot find cc1" in found.rejected[0][1]


def test_cxx_may_hold_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(tmp_path / "bin/wrap", "clang version 19.1.7")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    monkeypatch.setenv("CXX", "wrap c++")
    found = find_compiler("host")
    assert found.command == (str(tmp_path / "bin/wrap"), "c++") and found.version == "19.1.7"


def test_no_compiler_is_one_line_with_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    for target in ("cuda", "hip", "host"):
        monkeypatch.setitem(compilers._CANDIDATES, target, lambda: iter(()))
        with pytest.raises(ToolError, match=f"no compiler for target {target}.*install") as caught:
            find_compiler(target)
        assert "\n" not in str(caught.value)
    with pytest.raises(ToolError, match="target 'metal'"):
        find_compiler("metal")


def test_a_hip_compiler_that_makes_no_device_code_is_turned_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rocm/bin/amdclang++"
    tool(path, "clang version 19.0.0")
    path.write_text(
        path.read_text().replace("exit 0", 'case "$*" in *probe*) echo "error: no device library" >&2; exit 1;; esac')
    )
    monkeypatch.setenv("ROCM_PATH", str(tmp_path / "rocm"))
    rejected = dict(survey("hip").rejected)
    assert "no device library" in rejected[str(path)]


def wheels(root: Path) -> Path:
    """A folder laid out like NVIDIA's wheels, with an nvcc whose executable bit was lost."""
    for part in cuda_wheels._NEEDED:
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        (root / part).write_text("#!/bin/sh\necho " + NVCC + "\n")
    (root / "nvvm/libdevice").mkdir()
    (root / "bin/nvcc").chmod(0o644)
    (root / "nvvm/bin/cicc").chmod(0o755)
    return root


def test_wheels_become_a_toolkit_that_runs_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = wheels(tmp_path / "site/nvidia/cu13")
    folder = cuda_wheels.assemble_toolkit(root)
    assert folder.is_relative_to(tmp_path / "cache")
    assert "V13.0.88" in subprocess.run([str(folder / "bin/nvcc")], capture_output=True, text=True, check=True).stdout
    assert os.access(folder / "nvvm/bin/cicc", os.X_OK)
    assert (folder / "lib64/libcudart_static.a").is_file() and (folder / "include/cuda_runtime.h").is_file()
    assert cuda_wheels.assemble_toolkit(root) == folder
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert root in cuda_wheels.wheel_roots()


def test_wheels_that_lack_a_part_say_which(tmp_path: Path) -> None:
    root = wheels(tmp_path / "cu13")
    (root / "nvvm/bin/cicc").unlink()
    with pytest.raises(ToolError, match="nvvm/bin/cicc"):
        cuda_wheels.assemble_toolkit(root)


def test_a_cache_that_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "file"))
    with pytest.raises(ToolError, match="CROSSWARP_CACHE"):
        cuda_wheels.assemble_toolkit(wheels(tmp_path / "cu13"))
