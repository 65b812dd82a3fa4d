"""Every corpus program through every stage: it compiles for all targets, all kernels keep their PTX, the host agrees.

The first twelve are compiled for every default architecture, the others for one of NVIDIA and one of each wave size of
AMD; the bench compiles all for all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import ToolError
from translator.harness.build import Options as BuildOptions
from translator.harness.results import Level, Status
from translator.harness.verify import verify
from translator.output import write_tree
from translator.pipeline import Options, translate_tree
from translator.toolkit.compilers import find_compiler

CORPUS = Path(__file__).parent.parent / "corpus"
PROGRAMS = sorted(path.parent.name for path in CORPUS.glob("*/program.toml"))
EVERYWHERE = {
    "bitonic_sort",
    "histogram",
    "matmul_tiled",
    "monte_carlo",
    "nbody",
    "reduction",
    "scan",
    "softmax_layernorm",
    "spmv_csr",
    "stencil2d",
    "stream_compaction",
    "vector_add",
}
AMD = ("gfx90a", "gfx1030")


def test_the_corpus_is_there() -> None:
    assert len(PROGRAMS) >= 40


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(name: str, tmp_path: Path) -> None:
    try:
        for target in ("cuda", "hip", "host"):
            find_compiler(target)
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    run = translate_tree(Options((CORPUS / name,), jobs=1))
    attention = [f for f in run.result.findings if f.severity == "error" or f.id == "CW001"]
    assert not attention
    write_tree(run, tmp_path / "out")
    nvidia = ("sm_80", "sm_90") if name in EVERYWHERE else ("sm_80",)
    result = verify(tmp_path / "out", level="host", archs=(*nvidia, *AMD), options=BuildOptions(jobs=1))
    bad = [check for check in result.checks if check.status is not Status.PASSED]
    assert not bad
    seen = {(check.level, check.target, check.arch) for check in result.checks}
    for arch in nvidia:
        assert (Level.COMPILES, "cuda", arch) in seen and (Level.IDENTICAL, "cuda", arch) in seen
    for arch in AMD:
        assert (Level.COMPILES, "hip", arch) in seen
    assert (Level.HOST, "host", "") in seen


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_in_its_own_output(name: str, tmp_path: Path) -> None:
    """Translating the output tree again changes none of its sources, and leaves nothing to rewrite."""
    write_tree(translate_tree(Options((CORPUS / name,), jobs=1)), tmp_path / "out")
    again = translate_tree(Options((tmp_path / "out",), jobs=1))
    assert not [f for f in again.result.findings if f.edits]
    assert all(again.result.texts[path] == source.data for path, source in again.sources.items())
