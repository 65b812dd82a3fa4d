"""Builds a CUDA source for the host target by the tool's own stages, and runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from harness_tree import need

from translator.harness.build import Options as BuildOptions
from translator.harness.build import build
from translator.output import write_tree
from translator.pipeline import Options, translate_tree


def migrated(folder: Path, source: Path) -> Path:
    """The output tree of one CUDA source."""
    write_tree(translate_tree(Options((source,), jobs=1)), folder / "out")
    return folder / "out"


def host_lines(folder: Path, source: Path, **settings: str) -> list[str]:
    """What the program prints on the host target; it must succeed. ``settings`` are those of the run (THREADS ...)."""
    done = run_on_host(folder, source, **settings)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout.splitlines()


def run_on_host(folder: Path, source: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build and run a CUDA source on the host target."""
    need("host")
    result = build(migrated(folder, source), "host", options=BuildOptions(jobs=1))
    assert result.ok, [(str(error), step.crash) for step in result.steps for error in step.errors]
    program = next(step.output for step in result.steps if step.kind == "program")
    environment = os.environ | {f"GPU_HOST_{name}": value for name, value in settings.items()}
    return subprocess.run([program], env=environment, capture_output=True, text=True, timeout=120)
