"""CW524: which initialisers of a structure count as being by position."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snippets import translate

KEPT = [
    "cudaMemsetParams p = {d, 0, 0, 4, 16, 1};",
    "auto p = cudaMemsetParams{d, 0};",
    "const cudaMemsetParams p{d};",
    "cudaMemsetParams p[2] = {{}, {d, 0}};",
]
RENAMED = [
    "cudaMemsetParams p; p.dst = d;",
    "cudaMemsetParams p = {};",
    "cudaMemsetParams p{0};",
    "cudaMemsetParams p = {.dst = d};",
    "cudaMemsetParams p[2] = {{}, {}};",
    "struct Mine : cudaMemsetParams { int more; };",
    "auto f = [](cudaMemsetParams* p) { p->dst = nullptr; };",
]


@pytest.mark.parametrize("line", [*KEPT, *RENAMED])
def test_initialisers(line: str, tmp_path: Path) -> None:
    done = translate(
        tmp_path, f"#include <cuda_runtime.h>\nvoid g(void* d) {{\n    {line}\n}}\n", arguments=("-std=c++20",)
    )
    manual = [f for f in done.findings if f.id == "CW524" and not f.edits]
    assert (line in done.text, len(manual)) == ((True, 1) if line in KEPT else (False, 0)), done.text
