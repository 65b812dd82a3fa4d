"""Every row of the API tables, used in CUDA source: a supported name is rewritten, an unsupported one is reported.

The names are read through the headers that are installed, or through their stand-ins, and once more by their text
alone: in a branch that this configuration skips, and in macros that nothing expands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from translator.apimap import ApiMap
from translator.apirows import ApiRow
from translator.model import Finding
from translator.pipeline import Options, translate_tree
from translator.rulebook import load_rulebook
from translator.targets import load_target

API: ApiMap = load_rulebook().api
# Names that the emitted header defines for AMD as CUDA spells them.
GIVEN = frozenset(load_target("hip").by_key)
LIBRARIES = sorted({row.library for row in API.values()})
# Template libraries, whose headers take long to read, apart from the others.
TEMPLATES = ("cooperative_groups", "cub", "thrust")
GROUPS = {"libraries": tuple(name for name in LIBRARIES if name not in TEMPLATES), "templates": TEMPLATES}
# Headers of other SDKs, and those that stand in each other's way.
_APART = re.compile(r"egl|vdpau|_gl_interop|cudaGL|d3d\d|cublas\.h|cudla|cufile|cupti|/\*|\.cuh|cufftw|cudnn_")
_OWN = ("CW001", "CW004", "CW005", "CW006", "CW007")


@dataclass(frozen=True)
class Use:
    """One row, the line that uses it (from 1), and that line's text."""

    row: ApiRow
    line: int
    text: str


def use(row: ApiRow, number: int, macro: bool) -> str:
    """One line of C++ that uses the row's name as its kind allows."""
    name = row.name
    if macro:
        return f"#define USES_{number} ({name}" + ("())" if row.kind in ("function", "macro") else ")")
    if row.kind == "type":
        return f"extern {name} *t{number};"
    if row.kind == "macro":
        return f"void m{number}() {{ {name}(0); }}"
    if row.kind == "function":
        device = "__device__ " if row.library == "device" else ""
        return f"{device}void f{number}() {{ {name}(); }}"
    return f"void e{number}() {{ (void)({name}); }}"


def headers_of(libraries: Iterable[str]) -> list[str]:
    """The headers that a program of these libraries includes."""
    main = [API.libraries[name].header for name in libraries]
    rest = [h.name for h in API.headers.values() if h.library in libraries and not _APART.search(h.name)]
    return list(dict.fromkeys(name for name in [*main, *rest] if not _APART.search(name) or name in main))


def source(libraries: tuple[str, ...], shape: str) -> tuple[str, list[Use]]:
    """The file for some libraries, and where it uses which row."""
    includes = [f"#include <{name}>" for name in headers_of(libraries)]
    lines = ["#include <cuda_runtime.h>"]
    lines += includes if shape == "read" else ["#ifdef NEVER", *includes]
    lines += ["#endif"] if shape == "macro" else []
    uses = []
    for number, row in enumerate(row for name in libraries for row in API.of_library(name)):
        lines.append(use(row, number, shape == "macro"))
        uses.append(Use(row, len(lines), lines[-1]))
    lines += ["#endif"] if shape == "skipped" else []
    return "\n".join(lines) + "\n", uses


def silent(uses: list[Use], output: dict[int, str], findings: dict[int, list[Finding]]) -> list[str]:
    """The rows that were neither rewritten nor reported with a reason."""
    missed = []
    for item in uses:
        row, after = item.row, output[item.line]
        said = [f for f in findings.get(item.line, []) if f.id not in _OWN]
        if row.same or row.name in GIVEN:
            continue
        if any(re.search(rf"(?<!\w){re.escape(row.name.rpartition('::')[2])}\b", f.message) for f in said):
            continue
        if not row.supported or after == item.text:
            missed.append(f"{row.library} {row.kind} {row.name}: {after}")
    return missed


@pytest.mark.parametrize("shape", ["read", "skipped", "macro"])
@pytest.mark.parametrize("group", GROUPS)
def test_every_name(tmp_path: Path, group: str, shape: str) -> None:
    """No name of the tables passes in silence."""
    text, uses = source(GROUPS[group], shape)
    path = tmp_path / "names.cu"
    path.write_text(text, encoding="utf-8")
    run = translate_tree(Options((path,), jobs=1))
    data = run.sources[str(path)]
    findings: dict[int, list[Finding]] = {}
    for finding in run.result.findings:
        findings.setdefault(data.line_column(finding.span.start)[0], []).append(finding)
    after = run.result.texts[str(path)].decode().splitlines()
    missing = len(text.splitlines()) - len(after)  # includes that became the same are written once, all above the uses
    output = {item.line: after[item.line - 1 - missing] for item in uses}
    missed = silent(uses, output, findings)
    assert not missed, f"{len(missed)} names\n" + "\n".join(missed)
    rewritten = sum(output[item.line] != item.text for item in uses)
    assert rewritten > (3000 if group == "libraries" else 20), rewritten
