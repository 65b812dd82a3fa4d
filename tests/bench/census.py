"""How much of what real device code uses is translated: every entry of a construct census, by group.

python tests/bench/census.py CENSUS.csv [--gaps FILE] [--kinds KIND...]

The census has the columns kind, name, occurrences, programs. For each entry of device code a CUDA snippet is made
(census_snippets.py), the snippets are migrated, and what is left without a finding is compiled for an AMD GPU:

translated  rewritten, and the result compiles for AMD
the same    nothing to rewrite, and it compiles for AMD
reported    a finding says that it stays, why, and the way out
unknown     neither: it does not compile for AMD and no finding says so
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from census_snippets import KINDS, Snippet, snippet
from common import WORK, print_table

from translator.harness.commands import compile_command
from translator.harness.project import TranslationUnit
from translator.model import Safety, Severity
from translator.output import write_tree
from translator.pipeline import Options, Run, translate_tree
from translator.toolkit.compilers import Compiler, find_compiler

ARCH = "gfx90a"
PER_FILE = 60
_OPEN, _CLOSE = "namespace s{} {{", "}}  // s{}"
_MARK = re.compile(r"^namespace s(\d+) \{$.*?^\}  // s\1$", re.M | re.S)
_SAID = re.compile(r"^(?:In file included from )?(\S+?):(\d+):(?:\d+:)? ?(fatal error|error|note|warning)?:? ?(.*)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the census, with what became of it and why."""

    kind: str
    name: str
    occurrences: int
    programs: int
    verdict: str = ""
    why: str = ""


def read(path: Path) -> list[Entry]:
    """The entries of device code."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Entry(r["kind"], r["name"], int(r["occurrences"]), int(r["programs"])) for r in csv.DictReader(file)]
    return [entry for entry in rows if entry.kind in KINDS]


def _text(includes: Sequence[str], numbered: Sequence[tuple[int, str]]) -> str:
    head = "".join(f"#include <{name}>\n" for name in includes)
    return head + "".join(f"{_OPEN.format(n)}\n{code}\n{_CLOSE.format(n)}\n" for n, code in numbered)


def _owner(text: str, line: int) -> int:
    """The number of the snippet at a line of a file; -1 for none."""
    at = sum(len(row) + 1 for row in text.split("\n")[: line - 1])
    found = [m for m in _MARK.finditer(text) if m.start() <= at < m.end()]
    return int(found[0][1]) if found else -1


def _blamed(said: str, name: str, text: str) -> dict[int, str]:
    """The snippets that a compiler's errors are about, with the first error of each."""
    blamed: dict[int, str] = {}
    message = ""
    for line in said.splitlines():
        match = _SAID.match(line)
        if match is None:
            continue
        if match[3] in ("error", "fatal error"):
            message = match[4]
        if message and Path(match[1]).name == name and match[3] != "warning":
            owner = _owner(text, int(match[2]))
            if owner >= 0:
                blamed.setdefault(owner, message)
                message = ""
    return blamed


def _fail(compiler: Compiler, tree: Path, name: str, text: str, numbers: Sequence[int]) -> dict[int, str]:
    """The snippets of a file that do not compile, with the first error of each."""
    if not numbers:
        return {}
    kept = set(numbers)
    path = tree / name
    path.write_text(_MARK.sub(lambda m: m[0] if int(m[1]) in kept else "\n" * m[0].count("\n"), text), encoding="utf-8")
    command = compile_command(compiler, TranslationUnit(name, "cuda", ("-std=c++17",)), ARCH, "/dev/null", "gpu")
    command[1:1] = ["-ferror-limit=0", "-w", "--cuda-device-only", "-fno-caret-diagnostics"]
    ran = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return {}
    place = rf"(?:^In file included from |^){re.escape(name)}:(\d+):"
    if "file not found" in ran.stderr and (absent := re.search(place, ran.stderr, re.M)):
        lines = text.split("\n")  # a header that HIP lacks: what needs it does not compile without it
        lines[int(absent[1]) - 1] = ""
        return _fail(compiler, tree, name, "\n".join(lines), numbers)
    blamed = {n: why for n, why in _blamed(ran.stderr, name, text).items() if n in kept}
    if blamed:
        return blamed | _fail(compiler, tree, name, text, [n for n in numbers if n not in blamed])
    if len(numbers) == 1:
        lines = [line for line in ran.stderr.splitlines() if "error" in line.lower()]
        return {numbers[0]: lines[0][:150] if lines else "the compiler failed"}
    half = len(numbers) // 2
    first = _fail(compiler, tree, name, text, numbers[:half])
    return first | _fail(compiler, tree, name, text, numbers[half:])


def _findings(run: Run, path: str, spans: dict[int, tuple[int, int]]) -> tuple[dict[int, str], set[int]]:
    """What findings say of the snippets that stay, and the snippets that were rewritten."""
    reported: dict[int, str] = {}
    changed: set[int] = set()
    for finding in run.result.findings:
        found = [n for n, (start, end) in spans.items() if start <= finding.span.start < end]
        if finding.span.path != path or not found:
            continue
        if finding.safety is Safety.MANUAL or (finding.severity is Severity.ERROR and not finding.edits):
            said = reported.get(found[0], "CW001")  # of a place not understood, what else is said of it
            reported[found[0]] = f"{finding.id} {finding.message}" if said.startswith("CW001") else said
        if finding.edits:
            changed.add(found[0])
    return reported, changed


def _judge(compiler: Compiler, folder: Path, snippets: dict[int, Snippet]) -> Iterator[tuple[int, str, str]]:
    """Number, verdict and reason of snippets with the same includes, which are migrated as one tree."""
    source, out = folder / "cuda", folder / "out"
    source.mkdir(parents=True, exist_ok=True)
    for old in source.glob("*.cu"):
        old.unlink()
    numbers = sorted(snippets)
    for start in range(0, len(numbers), PER_FILE):
        chunk = [(n, snippets[n].code) for n in numbers[start : start + PER_FILE]]
        (source / f"s{start}.cu").write_text(_text(snippets[chunk[0][0]].includes, chunk), encoding="utf-8")
    run = translate_tree(Options((source,)))
    write_tree(run, out)
    for path in sorted(run.sources):
        if Path(path).suffix != ".cu":
            continue
        spans = {int(m[1]): m.span() for m in _MARK.finditer(run.sources[path].data.decode())}
        reported, changed = _findings(run, path, spans)
        text = run.result.texts[path].decode()
        failed = _fail(compiler, out, Path(path).name, text, [n for n in sorted(spans) if n not in reported])
        for number in spans:
            if number in reported:
                lost = reported[number].startswith("CW001")
                yield number, "unknown" if lost else "reported", reported[number]
            elif number in failed:
                yield number, "unknown", failed[number]
            else:
                yield number, "translated" if number in changed else "the same", ""


def measure(entries: Sequence[Entry], folder: Path) -> list[Entry]:
    """The entries with their verdicts, from trees made below ``folder``. What is nothing of CUDA's is left out."""
    compiler = find_compiler("hip")
    made = {n: snippet(entry.kind, entry.name) for n, entry in enumerate(entries)}
    verdicts: dict[int, tuple[str, str]] = {}
    for kind in KINDS:
        of_kind = {n: s for n, s in made.items() if s is not None and entries[n].kind == kind}
        if of_kind:
            print(f"{kind}: {len(of_kind)} snippets", file=sys.stderr, flush=True)
            judged = _judge(compiler, folder / kind, of_kind)
            verdicts |= {number: (verdict, why) for number, verdict, why in judged}
    return [
        Entry(e.kind, e.name, e.occurrences, e.programs, *verdicts.get(n, ("unknown", "not found again")))
        for n, e in enumerate(entries)
        if made[n] is not None
    ]


def _row(title: str, entries: Sequence[Entry]) -> list[str]:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.verdict] += entry.occurrences
    total = counts.total() or 1
    done = counts["translated"] + counts["the same"]
    shares = (done, counts["reported"], counts["unknown"])
    return [title, str(len(entries)), str(counts.total()), *(f"{100 * share / total:.1f}%" for share in shares)]


def main() -> None:
    """Print the table by group; the largest gaps by programs go to the file of ``--gaps``, or behind the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("census", type=Path)
    parser.add_argument("--gaps", type=Path)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    options = parser.parse_args()
    entries = measure([entry for entry in read(options.census) if entry.kind in options.kinds], WORK / "census")
    header = ["group", "entries", "occurrences", "translated or the same", "reported", "unknown"]
    rows = [_row(kind, [e for e in entries if e.kind == kind]) for kind in KINDS if kind in options.kinds]
    print_table("Construct census", header, [*rows, _row("all", entries)])
    order = {"unknown": 0, "reported": 1}
    left = sorted((e for e in entries if e.verdict in order), key=lambda e: (order[e.verdict], -e.programs, e.name))
    lines = [f"{e.verdict} | {e.kind} | {e.name} | {e.occurrences}/{e.programs} | {e.why[:160]}" for e in left]
    if options.gaps:
        options.gaps.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        print("\n" + "\n".join(lines[:60]))


if __name__ == "__main__":
    main()
