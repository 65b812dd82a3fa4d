"""The doctor says what is there and what to do about what is not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from translator import doctor
from translator.doctor import Check, State


def _program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_names_every_stage() -> None:
    checks = {check.name: check for check in doctor.examine()}
    assert list(checks) == [
        "crosswarp",
        "libclang",
        "CUDA headers",
        "cuda compiler",
        "hip compiler",
        "host compiler",
        "cache",
        "NVIDIA GPUs",
        "AMD GPUs",
    ]
    assert checks["libclang"].detail.startswith("clang version 22")
    assert checks["CUDA headers"].state is State.FOUND


def test_missing_headers_are_unhealthy_and_say_how(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object = None) -> None:
        raise doctor.CrosswarpError("no CUDA headers were found: set CUDA_HOME")

    monkeypatch.setattr(doctor, "find_headers", none)
    checks = doctor.examine()
    assert not doctor.healthy(checks)
    assert "set CUDA_HOME" in doctor.render(checks)


def test_gpus_are_listed_as_the_vendor_tools_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "nvidia-smi", 'echo "NVIDIA A100, 570.1, 8.0"; echo "NVIDIA L4, 570.1, 8.9"')
    json = '{"card0": {"Card Series": "AMD Instinct MI250X", "GFX Version": "gfx90a"}, "system": {"Driver": "6"}}'
    _program(tmp_path, "rocm-smi", f"echo '{json}'")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor.nvidia_gpus() == ("NVIDIA A100, 570.1, 8.0", "NVIDIA L4, 570.1, 8.9")
    assert doctor.amd_gpus() == ("AMD Instinct MI250X gfx90a",)


@pytest.mark.parametrize("body", ["echo no device >&2; exit 9", "echo not json"])
def test_a_failing_gpu_tool_means_no_gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    _program(tmp_path, "rocm-smi", body)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor.amd_gpus() == ()
    assert doctor.nvidia_gpus() == ()


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWARP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    cache = next(check for check in doctor.examine() if check.name == "cache")
    assert cache.state is State.OPTIONAL
    assert "CROSSWARP_CACHE" in cache.hint


def test_hints_stand_below_their_line() -> None:
    text = doctor.render([Check("a", State.FOUND, "here"), Check("long name", State.OPTIONAL, "none", "get it")])
    assert text == "a          ok       here\nlong name  none     none\n" + " " * 20 + "-> get it\n"
