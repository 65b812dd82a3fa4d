"""Graphs and stream capture on the host target."""

from __future__ import annotations

from pathlib import Path

from host_program import host_lines

PROGRAMS = Path(__file__).parent / "launch"


def test_graphs(tmp_path: Path) -> None:
    """Nodes run in the order of their dependencies with the arguments they were given when they were added; a capture
    over two streams does nothing until its graph is launched."""
    assert host_lines(tmp_path, PROGRAMS / "graphs.cu") == ["3 300 2", "3 498 3", "0", "4 nodes, h 28", "1"]


def test_captures_and_updates_that_cuda_refuses(tmp_path: Path) -> None:
    """CUDA's error numbers (driver_types.h): from 900 on."""
    assert host_lines(tmp_path, PROGRAMS / "capture_errors.cu") == [
        "legacy 900",
        "synchronize 900 end 901",
        "elsewhere 903 unjoined 904",
        "end 0",
        "set 0 of 2",
        "total 64",
        "update 0",
        "update 910 result 2",
        "total 96",
        "circle 1",
        "by address 0 2",
    ]
