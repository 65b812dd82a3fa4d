"""The command line: typer and rich, nothing else. Heavy imports wait until a command needs them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from translator.cli_options import (
    CudaPath,
    Databases,
    Format,
    Ignore,
    Jobs,
    Level,
    NoCache,
    OutputFormat,
    Paths,
    Prefix,
    Quiet,
    ReportFormat,
    Select,
    Style,
    TargetName,
    Tree,
    Verbose,
)
from translator.errors import CrosswarpError

app = typer.Typer(
    name="crosswarp",
    help="One portable source tree from CUDA code, built, run and checked for NVIDIA and AMD GPUs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_clang_arguments: list[str] = []


def _version(value: bool) -> None:
    if value:
        from translator import __version__

        typer.echo(f"crosswarp {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def migrate(
    paths: Paths,
    databases: Databases = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Output folder.", show_default=False)] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Rewrite the sources themselves.")] = False,
    style: Style = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print a unified diff; without -o write nothing.")] = False,
    safe: Annotated[bool, typer.Option("--safe", help="Make exact rewrites only.")] = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    prefix: Prefix = "",
    cuda_path: CudaPath = "",
    output_format: OutputFormat = Format.TEXT,
    select: Select = "",
    ignore: Ignore = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Translate CUDA sources; clang arguments follow after --."""
    from translator import output
    from translator.commands import attention, options, print_run, progress_bar, write_run
    from translator.pipeline import translate_tree

    if sum((out is not None, in_place)) > 1:
        raise typer.BadParameter("give either -o DIR or --in-place, not both")
    if not (out or in_place or diff):
        raise typer.BadParameter("say where the result goes: -o DIR, --in-place, or --diff to see it only")
    if out:
        output.check_output(out)
    chosen = options(
        paths, out, databases, style, prefix, safe, jobs, no_cache, _clang_arguments, select, ignore, cuda_path
    )
    with progress_bar(quiet or output_format is not Format.TEXT) as progress:
        run = translate_tree(chosen, progress)
    if out or in_place:
        write_run(run, out or run.inputs.root)
    if diff:
        typer.echo(output.diff(run), nl=False)
    if not quiet and not (diff and output_format is Format.TEXT):
        print_run(run, output_format, verbose, out or (run.inputs.root if in_place else None))
    raise typer.Exit(1 if any(attention(f) for f in run.result.findings) else 0)


@app.command()
def check(
    paths: Paths,
    fix: Annotated[bool, typer.Option("--fix", help="Make the rewrites in place.")] = False,
    databases: Databases = None,
    style: Style = None,
    safe: Annotated[bool, typer.Option("--safe", help="With --fix, make exact rewrites only.")] = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    prefix: Prefix = "",
    cuda_path: CudaPath = "",
    output_format: OutputFormat = Format.TEXT,
    select: Select = "",
    ignore: Ignore = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Report what is not portable; writes nothing without --fix. The pre-commit hook."""
    from translator.commands import options, print_run, progress_bar, unportable, write_fixes
    from translator.pipeline import translate_tree

    chosen = options(
        paths, None, databases, style, prefix, safe, jobs, no_cache, _clang_arguments, select, ignore, cuda_path
    )
    with progress_bar(quiet or output_format is not Format.TEXT) as progress:
        run = translate_tree(chosen, progress)
    if fix:
        write_fixes(run)
    if not quiet:
        print_run(run, output_format, True, run.inputs.root if fix else None)
    raise typer.Exit(1 if any(unportable(f, run) for f in run.result.findings) else 0)


@app.command()
def build(
    tree: Tree,
    target: Annotated[TargetName, typer.Option("--target", help="cuda, hip or host.")],
    arch: Annotated[list[str] | None, typer.Option("--arch", help="GPU architecture; may be repeated.")] = None,
    jobs: Jobs = 0,
    lower_only: Annotated[
        bool, typer.Option("--lower-only", help="Host target: write the lowered copy of the sources and stop.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build a migrated tree: every unit for every architecture, then every program."""
    from translator.commands import build_tree

    raise typer.Exit(build_tree(tree, target, tuple(arch or ()), jobs, lower_only, quiet, verbose))


@app.command()
def verify(
    tree: Tree,
    level: Annotated[Level, typer.Option("--level", help="ptx, host or device.")] = Level.HOST,
    record: Annotated[
        Path | None, typer.Option("--record", help="Write evidence to this file.", show_default=False)
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="Compare with evidence.", show_default=False)
    ] = None,
    require: Annotated[str, typer.Option("--require", help="Vendors that must be there: nvidia,amd.")] = "",
    original: Annotated[
        Path | None, typer.Option("--original", help="Folder of the originals.", show_default=False)
    ] = None,
    jobs: Jobs = 0,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Prove what can be proved here: compiles, PTX identical to the original, agrees on the host target."""
    from translator.commands import verify_tree

    if record or against:
        _fail("--record and --against need a GPU run, which this version does not make; use --level ptx or host")
    vendors = tuple(v.strip() for v in require.split(",") if v.strip())
    raise typer.Exit(verify_tree(tree, level, vendors, original, jobs, quiet, verbose))


@app.command()
def report(
    tree: Tree,
    format: Annotated[ReportFormat, typer.Option("--format", help="md, json, csv or sarif.")] = ReportFormat.MD,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if absent.")] = None,
) -> None:
    """What was changed, what was verified, what is left to review and to do."""
    from translator.commands import write_report

    write_report(tree, format, out)


@app.command()
def explain(id: Annotated[str, typer.Argument(help="A finding's id, such as CW101.")]) -> None:
    """Explain a finding: what it is about, what is done, and examples."""
    from translator.catalogue import explain as text
    from translator.rulebook import load_rulebook

    typer.echo(text(id.upper(), load_rulebook().rules), nl=False)


@app.command()
def rules(
    coverage: Annotated[
        bool, typer.Option("--coverage", help="The CUDA names that are known and what becomes of them, by library.")
    ] = False,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """List all rules."""
    from translator.catalogue import table
    from translator.coverage import render
    from translator.rulebook import load_rulebook

    if output_format is not Format.TEXT and not (coverage and output_format is Format.JSON):
        _fail("rules prints text, and with --coverage also json: choose one of them with --output-format")
    if coverage:
        typer.echo(render(output_format is Format.JSON), nl=False)
    else:
        typer.echo(table(load_rulebook().rules), nl=False)


@app.command()
def doctor() -> None:
    """Say which compilers, headers and GPUs are here and what is missing."""
    from translator.doctor import examine, healthy, render

    checks = examine()
    typer.echo(render(checks), nl=False)
    raise typer.Exit(0 if healthy(checks) else 2)


@app.command()
def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Delete everything in it.")] = False,
) -> None:
    """Where the cache is and how large; --clear empties it."""
    from translator.commands import cache_report

    typer.echo(cache_report(clear))


def _fail(message: str) -> NoReturn:
    typer.echo(f"crosswarp: error: {message}", err=True)
    raise SystemExit(2)


def main(arguments: list[str] | None = None) -> None:
    """Entry point. Exit codes: 0 clean, 1 findings or differences, 2 usage, configuration or internal error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if "--" in words:
        at = words.index("--")
        _clang_arguments[:] = words[at + 1 :]
        words = words[:at]
    try:
        app(words, prog_name="crosswarp")
    except CrosswarpError as error:
        _fail(" ".join(str(error).split("\n")))
    except KeyboardInterrupt:
        typer.echo("crosswarp: interrupted; no file was left half-written", err=True)
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(1) from None
    except Exception as error:
        _internal(error)


def _internal(error: Exception) -> NoReturn:
    """An error that is this tool's fault: one line, with the details in a file that a report can quote."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="crosswarp-", suffix=".log", delete=False) as log:
        log.write("".join(traceback.format_exception(error)))
    _fail(f"internal error ({type(error).__name__}: {error}); details for a bug report are in {log.name}")


__all__: list[Any] = ["app", "main"]
