"""Names of CUDA that no rule speaks of are reported, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate

from translator.apimap import ApiMap
from translator.frontend.tokens import IDENT, lex
from translator.leftovers import spoken_of
from translator.meaning import spelled
from translator.model import Finding, Safety, Severity, Span
from translator.pipeline import Options, Run, translate_tree
from translator.rulebook import load_rulebook
from translator.targets import provided

API: ApiMap = load_rulebook().api
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # newer than every table, and declared nowhere
        ("void f() { cudaFrobnicateAsync(0); }\n", ["cudaFrobnicateAsync"]),
        ("#ifdef NEVER\nauto p = &cuFrobnicate; int e = CU_FROB_NICATE;\n#endif\n", ["CU_FROB_NICATE", "cuFrobnicate"]),
        # reported by a rule already
        ("#include <cuda_runtime.h>\nvoid f() { cudaCtxResetPersistingL2Cache(); }\n", []),
        # the code's own, wherever it stands
        ("int cudaMine(int x);\n#ifdef NEVER\nint y = cudaMine(1);\n#endif\n", []),
        ("#define cudaOwn(x) (x)\nint z = cudaOwn(3);\n#ifdef NEVER\nint y = cudaOwn(1);\n#endif\n", []),
        ("struct S { int cudaField; };\nint f(S s) { return s.cudaField; }\n", []),
        ("#ifdef NEVER\nint f(T t) { return t.cudaField + mine::cudaThing(); }\n#endif\n", []),
        # the namespace before the name is rewritten
        ("#include <cub/cub.cuh>\n#ifdef NEVER\ncub::NullType n; cub::DoubleBuffer<int> d;\n#endif\n", []),
        # not code
        ('const char* s = "cudaFrobnicate";  // cudaFrobnicate\n/* cuFrobnicate */\n', []),
        ("int f() { return cudaFrobnicate(); }  // crosswarp: ignore[CW008]\n", []),
    ],
)
def test_what_is_left(tmp_path: Path, text: str, names: list[str]) -> None:
    """The finding names each leftover once, and nothing that is the code's own."""
    done = translate(tmp_path, text)
    assert sorted(f.symbol for f in done.findings if f.id == "CW008") == names


def test_an_edit_or_a_finding_speaks_of_its_place() -> None:
    """A place is spoken of by a finding for it, by a wider one that names it, and by an edit over it."""
    wide = Finding("CW777", "r", Severity.INFO, Safety.MANUAL, Span("/a", 10, 50), "about cudaA only")
    spoken = spoken_of([wide])["/a"]
    assert spoken.of(12, 17, "cudaA") and not spoken.of(20, 25, "cudaB") and not spoken.of(12, 17, "cudaAB")
    assert spoken.of(10, 50, "anything") and not spoken.of(60, 65, "cudaA")


def left_in(run: Run) -> list[str]:
    """Names of the tables in the text of a run's files, for which the run has no finding at that place."""
    found = []
    for path, source in run.sources.items():
        spoken = spoken_of(run.result.findings).get(path)
        for token in lex(source.data).tokens:
            row = API.get(token.text) if token.kind == IDENT else None
            stays = row is not None and (row.same or row.name in provided("hip"))
            if row is not None and not stays and not (spoken and spoken.of(token.start, token.end, token.text)):
                found.append(f"{Path(path).name}: {token.text}")
    return found


def test_nothing_of_the_tables_is_left_in_the_corpus() -> None:
    """Every name of the tables in the corpus is rewritten or spoken of."""
    run = translate_tree(Options((CORPUS,), jobs=1))
    assert left_in(run) == []
    assert [f for f in run.result.findings if f.id == "CW008"] == []


def test_what_one_unit_understands_is_not_left_by_another(tmp_path: Path) -> None:
    """A header's name that only one of two units can resolve is rewritten, and not reported as well."""
    (tmp_path / "shared.h").write_text(
        "#pragma once\n#ifdef WITH\ninline int f() { return cudaDeviceReset(); }\n#endif\n"
    )
    (tmp_path / "a.cu").write_text('#define WITH\n#include "shared.h"\n')
    (tmp_path / "b.cu").write_text('#include "shared.h"\n')
    run = translate_tree(Options((tmp_path,), jobs=1, cache=False))
    assert b"gpuDeviceReset" in run.result.texts[str(tmp_path / "shared.h")]
    assert left_in(run) == [] and [f for f in run.result.findings if f.id == "CW008"] == []


def test_hints_are_spelled_with_the_prefix(tmp_path: Path) -> None:
    """Where another prefix is chosen, the way out names what the header then has."""
    text = "#include <cuda_runtime.h>\nvoid f(void* p) { cudaCtxResetPersistingL2Cache(); }\n"
    source = tmp_path / "a.cu"
    source.write_text(text, encoding="utf-8")
    run = translate_tree(Options((source,), jobs=1, prefix="my"))
    said = " ".join(finding.message for finding in run.result.findings)
    assert "GPU_TARGET" not in said
    assert spelled("keep it under #if GPU_TARGET_CUDA, or gpu::shfl and gpuMalloc", "my") == (
        "keep it under #if MY_TARGET_CUDA, or my::shfl and myMalloc"
    )


def test_a_name_that_needs_hip_7_is_a_warning_with_the_way_out(tmp_path: Path) -> None:
    """No HIP 6 has it."""
    row = next(
        r for r in API.values() if r.hip_since.startswith("7.") and r.library == "runtime" and r.kind == "function"
    )
    done = translate(tmp_path, f"#include <cuda_runtime.h>\nauto f = &{row.name};\n")
    (mine,) = [finding for finding in done.findings if finding.id == "CW508"]
    assert mine.severity is Severity.WARNING and "#if GPU_TARGET_CUDA" in mine.message
