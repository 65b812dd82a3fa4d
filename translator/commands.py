"""What the commands do between the command line and the stages: options in, findings printed, files written."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from translator import catalogue, output
from translator.edits import write_atomic
from translator.manifest import build_manifest, describe
from translator.model import Finding, Safety, Severity, Style
from translator.paths import cache_root
from translator.pipeline import Options, Progress, Run
from translator.report import findings_as, report_as
from translator.rulebook import load_rulebook


def options(
    paths: Sequence[Path],
    out: Path | None,
    databases: Sequence[Path] | None,
    style: str | None,
    prefix: str,
    safe: bool,
    jobs: int,
    no_cache: bool,
    arguments: Sequence[str],
    select: str,
    ignore: str,
    cuda_path: str,
) -> Options:
    """The command line's values as the pipeline takes them."""

    def ids(text: str) -> tuple[str, ...]:
        return tuple(part.strip().upper() for part in text.split(",") if part.strip())

    return Options(
        tuple(paths),
        out,
        tuple(databases or ()),
        Style(style) if style else None,
        prefix,
        safe,
        jobs,
        not no_cache,
        tuple(arguments),
        ids(select),
        ids(ignore),
        cuda_path,
    )


@contextlib.contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on a terminal, nothing otherwise: the summary at the end is the log's line."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("translating", total=None)

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(name).name)

        yield step


def attention(finding: Finding) -> bool:
    """Whether a finding asks something of the user: a rewrite to review, or something left to do."""
    return (finding.safety is not Safety.EXACT and finding.severity is not Severity.INFO) or bool(
        finding.safety is Safety.REVIEW and finding.edits
    )


def unportable(finding: Finding, run: Run) -> bool:
    """Whether ``check`` should fail for a finding: an edit to make, or a warning or error."""
    return bool(finding.edits) or finding in run.result.applied or finding.severity is not Severity.INFO


def print_run(run: Run, format: str, verbose: bool, out: Path | None) -> None:
    """Print the findings of a run, and for people a line of totals."""
    shown = [f for f in run.result.findings if verbose or format != "text" or attention(f)]
    titles = catalogue.titles(load_rulebook().rules)
    if shown or format != "text":
        sys.stdout.write(findings_as(format, [describe(f, run) for f in shown], titles, color=sys.stdout.isatty()))
    if format != "text":
        return
    changed = sum(run.result.texts[p] != s.data for p, s in run.sources.items())
    exact = sum(f.safety is Safety.EXACT and f in run.result.applied for f in run.result.findings)
    review = sum(f.safety is Safety.REVIEW for f in run.result.findings)
    manual = sum(f.safety is Safety.MANUAL and f.severity is not Severity.INFO for f in run.result.findings)
    for note in run.notes:
        print(f"note: {note}")
    where = f" to {out}" if out else ""
    print(
        f"{len(run.sources)} source files read, {changed} changed{where}: {exact} exact rewrites, {review} to review, "
        f"{manual} left to do by hand"
    )


def write_run(run: Run, out: Path) -> None:
    """Write the output tree; a new tree gets build files, sources rewritten in place keep their project's own."""
    if out.resolve() == run.inputs.root:
        output.write_tree(run, out)
        return
    from translator.harness.buildfiles import build_files

    texts = {run.inputs.relative(path): text for path, text in run.result.texts.items()}
    output.write_tree(run, out, build_files(run.inputs.root, build_manifest(run, out, []), texts))


def write_fixes(run: Run) -> None:
    """Write changed sources in place, and the emitted header beside them when the tree has or needs one."""
    for path, text in sorted(run.result.texts.items()):
        if text != run.sources[path].data:
            write_atomic(Path(path), text, Path(path).stat().st_mode & 0o7777)
    for relative, content in sorted(output.emitted_headers(run).items()):
        write_atomic(run.inputs.root / relative, content.encode())


def _first_only(tree: Path) -> str:
    """A line that says which configuration is built, where files have several; empty else."""
    from translator.harness.project import read_manifest

    several = [row["path"] for row in read_manifest(tree)["files"] if row.get("other_flags")]
    if not several:
        return ""
    return f"note: {len(several)} files have several configurations ({several[0]} ...); the first of each is taken"


def build_tree(
    tree: Path, target: str, archs: tuple[str, ...], jobs: int, lower_only: bool, quiet: bool, verbose: bool
) -> int:
    """Build and print a line a step; returns the exit code."""
    from translator.harness.build import Options as BuildOptions
    from translator.harness.build import build
    from translator.harness.hostcopy import write_host_copy

    if lower_only:
        print(write_host_copy(tree.resolve()))
        return 0
    result = build(tree.resolve(), target, archs, options=BuildOptions(jobs=jobs))
    for step in result.steps:
        state = "ok" if step.ok else step.crash or "failed"
        if verbose or not (step.ok or quiet):
            print(f"{target} {step.arch} {step.subject}: {state}".replace("  ", " "))
            if verbose:
                print("  " + " ".join(step.command))
        if not step.ok:
            for error in step.errors[: None if verbose else 5]:
                print(f"  {error}")
            print(f"  all output: {step.log}")
    if not quiet:
        if note := _first_only(tree.resolve()):
            print(note)
        done = sum(step.ok for step in result.steps)
        units = sum(step.kind == "unit" for step in result.steps)
        programs = [str(step.output) for step in result.steps if step.kind == "program" and step.ok]
        print(
            f"{target}: {done} of {len(result.steps)} steps built ({units} compilations) with {result.compiler.version}"
        )
        for program in programs:
            print(f"  {program}")
    return result.exit_code


def verify_tree(
    tree: Path, level: str, require: tuple[str, ...], original: Path | None, jobs: int, quiet: bool, verbose: bool
) -> int:
    """Verify and print totals by level, with a line for every check that did not pass; returns the exit code."""
    from translator.harness.build import Options as BuildOptions
    from translator.harness.results import Status
    from translator.harness.verify import verify

    def tell(line: str) -> None:
        if verbose:
            print(line, file=sys.stderr)

    result = verify(
        tree.resolve(), level=level, require=require, original=original, options=BuildOptions(jobs=jobs), progress=tell
    )
    if quiet:
        return result.exit_code
    for check in result.checks:
        if verbose or check.status is not Status.PASSED:
            place = " ".join(word for word in (check.target, check.arch, check.subject, check.part) if word)
            print(f"{check.level}: {check.status}: {place}" + (f": {check.detail}" if check.detail else ""))
            for line in check.more[: None if verbose else 5]:
                print(f"  {line}")
    if note := _first_only(tree.resolve()):
        print(note)
    for name, counts in result.totals().items():
        print(f"{name}: " + ", ".join(f"{number} {status}" for status, number in counts.items() if number))
    return result.exit_code


def write_report(tree: Path, format: str, out: Path | None) -> None:
    """Render a report to a file, or to standard output."""
    titles = catalogue.titles(load_rulebook().rules)
    text = report_as(format, tree.resolve(), titles)
    if out:
        write_atomic(out, text.encode())
    else:
        sys.stdout.write(text)


def cache_report(clear: bool) -> str:
    """One line about the cache folder, after emptying it when asked to."""
    import shutil

    root = cache_root()
    files = [path for path in root.rglob("*") if path.is_file()] if root.is_dir() else []
    size = sum(path.stat().st_size for path in files)
    if clear:
        shutil.rmtree(root, ignore_errors=True)
        return f"{root}: {len(files)} files, {size / 1e6:.1f} MB deleted"
    return f"{root}: {len(files)} files, {size / 1e6:.1f} MB"
