"""Launches with configuration objects: on the host target, and as AMD code."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness_tree import need
from host_program import host_lines, migrated

from translator.harness.build import Options, build

PROGRAM = Path(__file__).parent / "launch" / "configured.cu"


def test_on_the_host(tmp_path: Path) -> None:
    """Arguments are converted to the kernel's parameters; a block that is too large is refused (9)."""
    assert host_lines(tmp_path, PROGRAM) == ["0 0 0 4.5 4.5", "0 256", "9"]


@pytest.mark.parametrize(("target", "arch"), [("hip", "gfx90a"), ("hip", "gfx1030"), ("cuda", "sm_90")])
def test_it_compiles(tmp_path: Path, target: str, arch: str) -> None:
    need(target)
    result = build(migrated(tmp_path, PROGRAM), target, [arch], options=Options(jobs=1))
    assert result.ok, [(str(error), step.crash) for step in result.steps for error in step.errors]
