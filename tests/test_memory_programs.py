"""Whole programs about memory: managed memory and symbols, the heap of device code, and cache hints of all types."""

from __future__ import annotations

from pathlib import Path

import pytest
from migrated import Migrated

FOLDER = Path(__file__).parent / "cpp"
NAMES = ("managed", "hints")


def source(name: str) -> str:
    """The CUDA program."""
    return (FOLDER / f"{name}.cu").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=NAMES)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    """One of the programs, migrated."""
    return Migrated(tmp_path_factory.mktemp(request.param), source(request.param))


@pytest.mark.parametrize(("kind", "level"), [("gcc", "-O1"), ("clang", "-O2")])
def test_on_the_host(program: Migrated, kind: str, level: str) -> None:
    assert program.run_on_host(kind, (level,)) == "0 wrong\n"


def test_ptx_is_the_original(program: Migrated) -> None:
    program.assert_same_ptx("sm_80")


def test_nothing_is_left_to_do_by_hand(program: Migrated) -> None:
    assert [f.message for f in program.done.findings if f.safety == "manual"] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("arch", "level"), [("gfx90a", "-O2"), ("gfx1100", "-O0")])
def test_amd_code_is_made(tmp_path: Path, name: str, arch: str, level: str) -> None:
    """Less what HIP 5.2 has not: setting limits, and bfloat16 that computes."""
    lines = [line for line in source(name).splitlines() if "DeviceSetLimit" not in line]
    text = "\n".join(lines).replace(" + check<__nv_bfloat16>() + check<__nv_bfloat162>()", "") + "\n"
    kernels = Migrated(tmp_path, text).amd(arch, level)
    assert (
        len([kernel for kernel in kernels if kernel in ("use_constants", "lists", "zero_copy") or "copy" in kernel])
        >= 3
    )
