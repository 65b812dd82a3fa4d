"""Barriers and pipelines: libcu++'s own on NVIDIA, small classes on AMD and the host that compute the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from migrated import ARCHITECTURES, LEVELS, Migrated

SOURCE = Path(__file__).parent / "cpp" / "pipelines.cu"
KERNELS = {"split", "whole_block", "of_thread", "of_block", "by_role", "drops"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """``cpp/pipelines.cu``, migrated."""
    return Migrated(tmp_path_factory.mktemp("pipelines"), SOURCE.read_text(encoding="utf-8"))


def test_nothing_is_left_over(program: Migrated) -> None:
    assert "cuda::" not in program.text
    assert not [f.message for f in program.done.findings if f.safety == "manual"]
    assert sum(f.id == "CW211" for f in program.done.findings) == SOURCE.read_text().count("cuda::barrier<") + 2


@pytest.mark.parametrize("kind", ["gcc", "clang"])
@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_sums_on_the_host(program: Migrated, kind: str, level: str) -> None:
    assert program.run_on_host(kind, (level,)) == "0 wrong\n"


@pytest.mark.parametrize("arch", ["sm_75", "sm_80", "sm_90"])
def test_ptx_is_the_original(program: Migrated, arch: str) -> None:
    program.assert_same_ptx(arch)


def test_the_host_pass_of_hip(program: Migrated) -> None:
    program.hip_host_pass()


@pytest.mark.parametrize("arch", ARCHITECTURES)
@pytest.mark.parametrize("level", LEVELS)
def test_amd_code_is_made(program: Migrated, arch: str, level: str) -> None:
    assert set(program.amd(arch, level)) >= KERNELS


@pytest.mark.parametrize("arch", ARCHITECTURES)
def test_amd_barriers_are_counters_in_shared_memory(program: Migrated, arch: str) -> None:
    """Arrivals are additions in LDS, waits are loops that read LDS, and a thread's own pipeline costs nothing."""
    kernels = program.amd(arch, "-O2")
    for name in KERNELS:
        assert not re.search(r"\bflat_(?:load|store|atomic)", kernels[name]), name
    for name in ("split", "whole_block", "of_block", "by_role"):
        assert re.search(r"ds_(?:add|sub)(?:_rtn)?_u32", kernels[name]), name
        assert re.search(
            r"(\.LBB\d+_\d+):[^\n]*\n(?:(?!\.LBB).*\n)*?\ts_sleep 1\n(?:.*\n)*?.*s_c?branch\w* \1", kernels[name]
        ), name
    assert "s_sleep" not in kernels["of_thread"]
    assert not re.search(r"ds_(?:add|sub)", kernels["of_thread"])
    assert re.search(r"global_load_(?:dwordx4|b128)", kernels["of_block"])
    assert re.search(r"ds_(?:write|store)_b128", kernels["of_block"])
