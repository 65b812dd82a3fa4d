"""Reports and findings in every format, from one small manifest that holds each kind of finding and awkward texts."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from translator.errors import InputError
from translator.report import findings_as, report_as

TITLES = {"CW101": "Warp shuffle", "CW401": "Launch bounds", "CW501": "Rename", "CW502": "No counterpart"}


def _finding(id: str, safety: str, line: int, **more: Any) -> dict[str, Any]:
    base = {"id": id, "rule": "r", "severity": "info", "safety": safety, "path": "src/a.cu", "line": line, "column": 3}
    return {**base, "message": f"about {id}", "symbol": "s", "applied": False, "before": "", "after": "", **more}


RENAMES = [
    _finding("CW501", "exact", n, applied=True, before="x = cudaMalloc(a|b);", after="x = gpuMalloc(a|b);")
    for n in (5, 9)
]
FINDINGS = [
    *RENAMES,
    _finding("CW401", "review", 12, severity="warning", applied=True, before="old\n  two", after="new\n  two"),
    _finding("CW401", "review", 13, severity="warning", before="not made"),
    _finding("CW502", "manual", 20, severity="error", message="cudaFoo<T>, 100%: `gpu*` has *none*\nsee a_b_c"),
    _finding("CW502", "manual", 21, message="only a remark"),
]


def _file(path: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "language": "cuda", "unit": False, "sha256_in": "1", "sha256_out": "2", **more}


MANIFEST = {
    "version": 1,
    "tool": "9.8.7",
    "style": "portable",
    "prefix": "gpu",
    "source": "../the project",
    "files": [
        _file("src/a.cu", unit=True, flags=["-DX=a b", "-Iinc"], complete=False),
        _file("b|c.cuh", language="header", sha256_out="1"),
    ],
    "findings": FINDINGS,
    "assumed_flags": True,
    "standins": ["cudnn.h"],
    "missing": [],
    "emitted": ["CMakePresets.json", "gpu/gpu.hpp"],
    "notes": ["a note"],
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "crosswarp.json").write_text(json.dumps(MANIFEST))
    return tmp_path


def _section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_markdown_puts_each_finding_where_it_belongs(tree: Path) -> None:
    page = report_as("md", tree, TITLES)
    assert page.startswith("# Porting report: the project\n")
    assert "**1 thing left to do by hand**, 1 place to review." in page
    by_hand = _section(page, "Left to do by hand")
    assert "src/a.cu:20:3" in by_hand and "src/a.cu:21:3" not in by_hand
    assert "cudaFoo\\<T\\>, 100%: `gpu*` has \\*none\\* see a\\_b\\_c" in by_hand
    assert "```diff\n    -old\n    -  two\n    +new\n    +  two\n    ```" in _section(page, "To review")
    assert "not made" in _section(page, "Not applied") and "-not made" not in page
    done = _section(page, "Changes that need no look")
    assert (
        "| about CW501 | 2 | `x = cudaMalloc(a\\|b);` | `x = gpuMalloc(a\\|b);` | `src/a.cu:5:3` `src/a.cu:9:3` |"
        in done
    )
    assert "src/a.cu:21:3" in done
    assert "Nothing was verified yet" in _section(page, "Verification")
    assert "`nvcc -x cu -I . -c '-DX=a b' -Iinc src/a.cu`" in _section(page, "Build")
    assert "crosswarp 9.8.7" in page


def test_every_finding_is_on_the_page_once(tree: Path) -> None:
    page = report_as("md", tree, TITLES)
    for finding in FINDINGS:
        assert page.count(f"`src/a.cu:{finding['line']}:3`") == 1


def test_tables_of_the_page_have_even_rows(tree: Path) -> None:
    page = report_as("md", tree, TITLES)
    for block in re.findall(r"(?:^\|.*\n)+", page, re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


def test_json_holds_all_and_its_groups_point_into_the_findings(tree: Path) -> None:
    value = json.loads(report_as("json", tree, TITLES))
    assert value["tool"] == "9.8.7"
    assert len(value["findings"]) == len(FINDINGS)
    assert value["totals"] | {"files": 2, "units": 1, "changed": 1, "incomplete": 1, "findings": 6} == value["totals"]
    assert value["totals"] | {"exact": 2, "review": 2, "manual": 1, "remarks": 1, "withheld": 1} == value["totals"]
    (group,) = value["left_to_do"]
    assert [value["findings"][i]["line"] for i in group["findings"]] == [20]
    assert value["verification"] is None


def test_csv_reads_back(tree: Path) -> None:
    text = report_as("csv", tree, TITLES)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["id"], row["line"], row["title"]) for row in rows[:2]] == [("CW501", n, "Rename") for n in ("5", "9")]
    assert rows[2]["before"] == "old\n  two"
    assert rows[4]["message"] == FINDINGS[4]["message"]


def test_csv_cells_are_no_formulas(tree: Path) -> None:
    text = json.dumps(MANIFEST | {"findings": [_finding("CW501", "exact", 1, message='=HYPERLINK("x")')]})
    (tree / "crosswarp.json").write_text(text)
    (row,) = csv.DictReader(io.StringIO(report_as("csv", tree, TITLES)))
    assert row["message"] == '\'=HYPERLINK("x")'


def test_sarif_names_place_level_and_rule(tree: Path) -> None:
    log = json.loads(report_as("sarif", tree, TITLES))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["tool"]["driver"]["semanticVersion"] == "9.8.7"
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["id"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "src/a.cu"
        assert place["region"] == {"startLine": finding["line"], "startColumn": 3}
    assert [result["level"] for result in run["results"]] == ["note", "note", "warning", "warning", "error", "note"]
    prints = [result["partialFingerprints"]["crosswarpFinding/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_fingerprints_stay_when_lines_move() -> None:
    def prints(entries: list[dict[str, Any]]) -> list[str]:
        results = json.loads(findings_as("sarif", entries))["runs"][0]["results"]
        return [result["partialFingerprints"]["crosswarpFinding/v1"] for result in results]

    assert prints(FINDINGS) == prints([finding | {"line": finding["line"] + 7} for finding in FINDINGS])


def test_github_commands_escape_what_they_must() -> None:
    entry = _finding("CW101", "manual", 7, path="a,b:c.cu", severity="error", message="50%\nmore")
    text = findings_as("github", [entry], {"CW101": "Warp: shuffle"})
    assert text == "::error file=a%2Cb%3Ac.cu,line=7,col=3,title=CW101 Warp%3A shuffle::50%25%0Amore (manual)\n"


def test_text_is_one_line_a_finding_and_plain_in_a_log() -> None:
    text = findings_as("text", FINDINGS)
    assert text.splitlines()[0] == "src/a.cu:5:3: CW501 info [exact] about CW501"
    assert len(text.splitlines()) == len(FINDINGS)
    assert "\x1b" not in text
    colored = findings_as("text", FINDINGS, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == text


def test_text_takes_no_markup_from_messages() -> None:
    text = findings_as("text", [_finding("CW101", "manual", 7, path="[red]x.cu", message="a[/bold] :smile:")])
    assert text == "[red]x.cu:7:3: CW101 info [manual] a[/bold] :smile:\n"


@pytest.mark.parametrize("format", ["text", "github"])
def test_no_findings_no_lines(format: str) -> None:
    assert findings_as(format, []) == ""


@pytest.mark.parametrize("format", ["md", "json", "csv", "sarif"])
def test_reports_are_deterministic(tree: Path, format: str) -> None:
    first = report_as(format, tree, TITLES)
    (tree / "crosswarp.json").write_text(json.dumps(MANIFEST | {"findings": FINDINGS[::-1]}))
    assert report_as(format, tree, TITLES) == first


def test_a_folder_without_manifest_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no crosswarp\.json here"):
        report_as("md", tmp_path, TITLES)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"findings": 3, "files": []}', "\xff"])
def test_a_broken_manifest_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "crosswarp.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=r"crosswarp\.json"):
        report_as("md", tmp_path, TITLES)


def test_unknown_formats_name_the_known(tree: Path) -> None:
    with pytest.raises(InputError, match="known: md, json, csv, sarif"):
        report_as("html", tree, TITLES)
    with pytest.raises(InputError, match="known: text, json, github, sarif"):
        findings_as("xml", [])
