"""Compare what a program computes on the host target with what its reference program computes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from translator.errors import InputError
from translator.harness.build import PLAIN_MESSAGES, BuildResult, Options, build_folder
from translator.harness.compare import Comparison, compare, load
from translator.harness.executors.base import Run
from translator.harness.executors.host import HostExecutor
from translator.harness.messages import read_errors
from translator.harness.process import run
from translator.harness.project import Program, Project
from translator.harness.results import Check, Level, Status
from translator.toolkit.compilers import Compiler

REFERENCE_FLAGS = ("-std=c++17", "-O2", "-ffp-contract=off", "-pthread")
"""How reference programs are compiled: optimised, with every product and sum rounded by itself."""


class _NoExpectation(Exception):
    """The reference program could not be built or run."""


def describe(result: Comparison) -> str:
    """The figures of a comparison in one line."""
    figures = f"max abs error {result.max_abs:.3g}, max rel error {result.max_rel:.3g}"
    limits = f"rtol {result.rtol:g}, atol {result.atol:g}"
    if result.passed:
        return f"{result.total} values of {result.dtype}; {figures} ({limits})"
    if result.first is None:
        return result.reason
    place = f"first at {list(result.first)}: {result.got} instead of {result.expected}"
    return f"{result.reason}: {result.wrong} of {result.total}; {place}; {figures} ({limits})"


def _expectation(project: Project, program: Program, compiler: Compiler, options: Options) -> Run:
    """Build and run the reference, from the originals where they are at hand, else from the tree."""
    root = next((r for r in (project.source, project.root) if all((r / f).is_file() for f in program.reference)), None)
    if root is None:
        names = ", ".join(program.reference)
        raise _NoExpectation(f"its reference {names} is neither in the tree nor beside the originals")
    folder = build_folder(project.root, "host", "") / "reference"
    binary = folder / program.name
    folder.mkdir(parents=True, exist_ok=True)
    command = [*compiler.command, *REFERENCE_FLAGS, "-I.", f"-I{program.folder}", *program.reference, "-o", str(binary)]
    outcome = run(command, cwd=root, timeout=options.timeout, env=PLAIN_MESSAGES)
    if outcome.code != 0:
        errors = read_errors(outcome.stderr, 1)
        raise _NoExpectation(
            f"its reference does not compile: {errors[0] if errors else outcome.stderr.strip()[-200:]}"
        )
    done = HostExecutor(project.prefix).run(binary, program.args, folder / "run" / program.name, program.timeout)
    if not done.ok:
        raise _NoExpectation(f"its reference fails: {done.error}")
    return done


def _output_checks(program: Program, got: Run, expected: Run, base: Check) -> Iterator[Check]:
    for name, tolerance in program.outputs:
        where = replace(base, part=name)
        try:
            arrays = [
                load(outputs.get(f"{name}.npy", Path(f"{name}.npy"))) for outputs in (got.outputs, expected.outputs)
            ]
        except InputError as error:
            yield replace(where, status=Status.FAILED, detail=str(error))
            continue
        result = compare(name, arrays[0], arrays[1], tolerance)
        yield replace(where, status=Status.PASSED if result.passed else Status.FAILED, detail=describe(result))


def _program_checks(project: Project, program: Program, result: BuildResult, options: Options) -> Iterator[Check]:
    base = Check(level=Level.HOST, status=Status.SKIPPED, target="host", subject=program.name)
    step = result.program(program.name)
    if step is None or not step.ok:
        yield replace(base, detail="it does not build for the host target")
        return
    scratch = build_folder(project.root, "host", "") / "run" / program.name
    got = HostExecutor(project.prefix).run(step.output, program.args, scratch, program.timeout)
    if not got.ok:
        yield replace(base, status=Status.FAILED, detail=got.error, more=tuple(got.stderr.splitlines()[:20]))
    elif not program.reference:
        yield replace(base, detail="it ran, but no program.toml names a reference program to compare with")
    elif not program.outputs:
        yield replace(base, detail="it ran, but its program.toml names no outputs to compare")
    else:
        try:
            expected = _expectation(project, program, result.compiler, options)
        except _NoExpectation as error:
            yield replace(base, status=Status.FAILED, detail=str(error))
        else:
            yield from _output_checks(program, got, expected, base)


def host_checks(
    project: Project, result: BuildResult, options: Options, progress: Callable[[str], None]
) -> list[Check]:
    """Run every program on the host target, one after another (each uses all cores), and compare its outputs."""
    checks: list[Check] = []
    for program in project.programs:
        progress(f"host: running {program.name}")
        checks += _program_checks(project, program, result, options)
    if not project.programs:
        detail = "no program to run: no unit defines main and there is no program.toml"
        checks.append(Check(level=Level.HOST, status=Status.SKIPPED, target="host", subject="", detail=detail))
    return checks
