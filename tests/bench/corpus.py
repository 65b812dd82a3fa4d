"""The corpus through every stage: each program compiled for each architecture, run on the host, PTX compared."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from common import ROOT, WORK, crosswarp, print_table

from translator.harness.build import BuildResult, Options, build
from translator.harness.project import read_project
from translator.harness.ptxdiff import Verdict
from translator.harness.ptxproof import prove
from translator.targets import load_target
from translator.toolkit.compilers import survey

TARGETS = ("cuda", "hip", "host")


def compiled(result: BuildResult, arch: str) -> str:
    """Whether all steps for one architecture worked, with the first error if not."""
    bad = [step for step in result.steps if step.arch == arch and not step.ok]
    if not bad:
        return "yes"
    said = bad[0].crash or (str(bad[0].errors[0]) if bad[0].errors else "failed")
    return f"NO: {said[:70]}"


def identical(tree: Path, archs: tuple[str, ...]) -> tuple[str, int, int]:
    """``identical/total`` kernels over all architectures, with the numbers."""
    found = survey("cuda")
    if found.chosen is None:
        return "skipped", 0, 0
    counts: Counter[Verdict] = Counter()
    problems = []
    for proof in prove(found.chosen, read_project(tree), archs, Options()):
        counts.update(kernel.verdict for kernel in (proof.comparison.kernels if proof.comparison else ()))
        problems += [proof.problem] if proof.problem else []
    text = f"{counts[Verdict.IDENTICAL]}/{counts.total()}" + (f", NO: {problems[0][:60]}" if problems else "")
    return text, counts[Verdict.IDENTICAL], counts.total()


def main() -> None:
    """Run the bench over the whole corpus, or over the programs named as arguments."""
    programs = sys.argv[1:] or sorted(path.parent.name for path in (ROOT / "corpus").glob("*/program.toml"))
    archs = {target: load_target(target).data["compiler"]["default_architectures"] or ("",) for target in TARGETS}
    header = ["program", *(f"{target} {arch}".strip() for target in TARGETS for arch in archs[target])]
    rows, good, equal, total = [], Counter[str](), 0, 0
    for name in programs:
        tree = WORK / "corpus" / name
        crosswarp("migrate", str(ROOT / "corpus" / name), "-o", str(tree))
        cells: list[str] = []
        for target in TARGETS:
            if survey(target).chosen is None:
                cells += ["skipped"] * len(archs[target])
            else:
                result = build(tree, target, [arch for arch in archs[target] if arch])
                cells += [compiled(result, arch) for arch in archs[target]]
        agrees = crosswarp("verify", str(tree), "--level", "host")
        cells.append("yes" if agrees.code == 0 else "NO: " + agrees.output.strip().splitlines()[-1][:70])
        kernels, same, of = identical(tree, tuple(archs["cuda"]))
        good.update(heading for heading, cell in zip([*header[1:], "host agrees"], cells, strict=True) if cell == "yes")
        equal, total = equal + same, total + of
        rows.append([name, *cells, kernels])
        print(f"{name}: {', '.join(cells)}, PTX {kernels}", flush=True)
    columns = [*header, "host agrees", "PTX identical"]
    sums = [f"{good[heading]} of {len(programs)}" for heading in columns[1:-1]]
    print_table("Corpus", columns, [*rows, ["total", *sums, f"{equal} of {total}"]])


if __name__ == "__main__":
    main()
