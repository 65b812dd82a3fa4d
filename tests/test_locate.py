"""Headers that lie in the input but in no include folder."""

from __future__ import annotations

import json
from pathlib import Path

from test_cli import crosswarp

from translator.model import Severity
from translator.pipeline import Options, translate_tree

HEADER = "#pragma once\n#include <cuda_runtime.h>\ninline int drop(void *p) { return cudaFree(p); }\n"


def project(folder: Path) -> Path:
    source = folder / "src"
    (source / "lib" / "mine").mkdir(parents=True)
    (source / "app").mkdir()
    (source / "lib" / "mine" / "drop.h").write_text('#include "mine/more.h"\n' + HEADER)
    (source / "lib" / "mine" / "more.h").write_text("typedef void *block;\n")
    (source / "lib" / "string.h").write_text("#error not this one\n")
    (source / "app" / "a.cu").write_text(
        '#include "mine/drop.h"\n#include <string.h>\nint f(block p) { return drop(p); }\n'
    )
    return source


def test_the_only_file_of_that_name_is_read(tmp_path: Path) -> None:
    source = project(tmp_path)
    run = translate_tree(Options((source,), jobs=1))
    assert b"gpuFree" in run.result.texts[str(source / "lib" / "mine" / "drop.h")]
    found = [f for f in run.result.findings if f.id in ("CW001", "CW005")]
    assert {f.symbol: f.severity for f in found} == {"mine/drop.h": Severity.INFO}
    assert all("taken from ../lib," in f.message for f in found)
    again = translate_tree(Options((source,), jobs=1))
    assert again.done[0].cached and again.result.findings == run.result.findings


def test_two_files_of_that_name_are_no_answer(tmp_path: Path) -> None:
    source = project(tmp_path)
    translate_tree(Options((source,), jobs=1))
    (source / "old" / "mine").mkdir(parents=True)
    (source / "old" / "mine" / "drop.h").write_text(HEADER)
    run = translate_tree(Options((source,), jobs=1))
    (missing,) = [f for f in run.result.findings if f.id == "CW005"]
    assert missing.severity is Severity.WARNING and missing.symbol == "mine/drop.h"


def test_the_output_builds(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert crosswarp("migrate", project(tmp_path), "-o", out).returncode == 0
    rows = json.loads((out / "crosswarp.json").read_text())["files"]
    assert next(row["flags"] for row in rows if row["path"] == "app/a.cu")[-1] == "-Ilib"
