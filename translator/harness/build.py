"""Build a migrated tree for one target: every unit for every architecture, then every program."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from translator.errors import InputError, ToolError
from translator.harness import stamps
from translator.harness.commands import architectures, compile_command, link_command, object_name
from translator.harness.libraries import read_texts, usage
from translator.harness.libraries import words as library_words
from translator.harness.messages import NEEDS_LINKED_DEVICE_CODE, Message, crash_text, read_errors
from translator.harness.process import Outcome, end_all, run
from translator.harness.project import Program, Project, TranslationUnit, read_project
from translator.toolkit.compilers import Compiler, find_compiler

PLAIN_MESSAGES = {"LC_ALL": "C"}  # messages in English and ASCII, as their readers expect
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One compilation or link. ``subject`` is the unit's path or the program's name; ``output`` the object or program;
    ``errors`` the first errors; ``crash`` one line when the compiler itself failed; ``log`` holds all it printed.
    ``reused`` is true when nothing it depends on had changed."""

    kind: str  # "unit" or "program"
    subject: str
    arch: str
    ok: bool
    command: tuple[str, ...]
    output: Path
    log: Path
    errors: tuple[Message, ...] = ()
    crash: str = ""
    warnings: int = 0
    reused: bool = False
    linked_device_code: bool = False


@dataclass(frozen=True, slots=True)
class BuildResult:
    """All steps of a build in a fixed order: by architecture, units before programs, by name."""

    target: str
    compiler: Compiler
    steps: tuple[Step, ...]

    @property
    def ok(self) -> bool:
        """Whether everything was built."""
        return all(step.ok for step in self.steps)

    @property
    def exit_code(self) -> int:
        """0 when all is built, 1 when something does not compile or link, 2 when a compiler crashed or hung."""
        if any(step.crash for step in self.steps):
            return 2
        return 0 if self.ok else 1

    def program(self, name: str, arch: str = "") -> Step | None:
        """The link step of a program, None when its units did not all compile or there is no such program."""
        return next((s for s in self.steps if s.kind == "program" and (s.subject, s.arch) == (name, arch)), None)


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``timeout`` is in seconds for one compilation."""

    jobs: int = 0
    timeout: float = 900.0
    relocatable: bool = False

    @property
    def workers(self) -> int:
        """Number of compilers at a time."""
        return self.jobs if self.jobs > 0 else (os.cpu_count() or 1)


def build_folder(root: Path, target: str, arch: str) -> Path:
    """``build/<target>-<arch>`` below the tree, ``build/<target>`` for a target without architectures."""
    return root / "build" / (f"{target}-{arch}" if arch else target)


def _finish(step: Step, outcome: Outcome, what: str) -> Step:
    text = f"$ {' '.join(outcome.command)}\n{outcome.stdout}{outcome.stderr}"
    step.log.parent.mkdir(parents=True, exist_ok=True)
    step.log.write_text(text, encoding="utf-8")
    crash = crash_text(outcome, what, step.log)
    errors = () if outcome.code == 0 else read_errors(outcome.stderr + "\n" + outcome.stdout)
    if outcome.code != 0 and not errors and not crash:
        lines = (outcome.stderr or outcome.stdout).strip().splitlines()
        errors = (Message("", 0, lines[-1] if lines else f"exit code {outcome.code} without a message"),)
    warnings = outcome.stderr.count(" warning")
    return replace(step, ok=outcome.code == 0 and not crash, errors=errors, crash=crash, warnings=warnings)


def _start(command: Sequence[str], cwd: Path, timeout: float) -> Outcome:
    try:
        return run(command, cwd=cwd, timeout=timeout, env=PLAIN_MESSAGES)
    except OSError as error:
        raise ToolError(f"{command[0]}: cannot be started ({error})") from error


def _compile(
    compiler: Compiler, unit: TranslationUnit, arch: str, project: Project, cwd: Path, options: Options
) -> Step:
    folder = build_folder(project.root, compiler.target, arch)
    output = folder / "obj" / object_name(unit.path)
    log, stamp, depfile = (folder / kind / f"{unit.path}.{kind}" for kind in ("log", "stamp", "d"))
    for path in (output, log, depfile):
        path.parent.mkdir(parents=True, exist_ok=True)
    line = compile_command(compiler, unit, arch, str(output), project.prefix, relocatable=options.relocatable)
    command = [*line, "-MMD", "-MF", str(depfile)]
    device = options.relocatable
    step = Step("unit", unit.path, arch, True, tuple(line), output, log, reused=True, linked_device_code=device)
    if stamps.is_current(stamp, (output, log), command, compiler.version, cwd):
        return step
    stamp.unlink(missing_ok=True)
    output.unlink(missing_ok=True)
    done = _finish(replace(step, reused=False), _start(command, cwd, options.timeout), unit.path)
    if done.ok and depfile.is_file():
        stamps.record(stamp, command, compiler.version, cwd, stamps.read_dependencies(depfile))
    return done


def _link(
    compiler: Compiler,
    program: Program,
    arch: str,
    units: dict[str, Step],
    project: Project,
    options: Options,
    words: Sequence[str],
) -> Step:
    folder = build_folder(project.root, compiler.target, arch)
    output, log, stamp = (
        folder / program.name,
        folder / "log" / f"{program.name}.link.log",
        folder / "stamp" / program.name,
    )
    objects = [str(units[path].output) for path in program.sources]
    command = link_command(compiler, objects, arch, str(output), relocatable=options.relocatable, libraries=words)
    step = Step("program", program.name, arch, True, tuple(command), output, log, reused=True)
    if all(units[path].reused for path in program.sources) and stamps.is_current(
        stamp, (output, log), command, compiler.version, project.root
    ):
        return step
    output.unlink(missing_ok=True)
    done = _finish(replace(step, reused=False), _start(command, project.root, options.timeout), program.name)
    if done.ok:
        stamps.record(stamp, command, compiler.version, project.root, objects)
    return done


def _library_name(compiler: Compiler, names: tuple[str, ...]) -> str:
    """The name of a library that goes by several: the first whose file is on this machine, else the first."""
    for name in names if len(names) > 1 else ():
        file = f"lib{name}.so"
        done = _start([*compiler.command, f"-print-file-name={file}"], Path.cwd(), 60.0)
        if done.stdout.strip() not in ("", file) or Path(compiler.root or "/opt/rocm", "lib", file).is_file():
            return name
    return names[0]


def _build_arch(
    compiler: Compiler, arch: str, project: Project, cwd: Path, options: Options, tell: Progress
) -> list[Step]:
    def compile_one(unit: TranslationUnit) -> Step:
        step = _compile(compiler, unit, arch, project, cwd, options)
        tell(f"{compiler.target} {arch} {unit.path}: {'compiled' if step.ok else 'FAILED'}".replace("  ", " "))
        return step

    with ThreadPoolExecutor(options.workers) as pool:
        try:
            done = list(pool.map(compile_one, project.units))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()
            raise
    texts = (str(message) for step in done for message in step.errors)
    if not options.relocatable and any(NEEDS_LINKED_DEVICE_CODE.search(text) for text in texts):
        tell(f"{compiler.target} {arch}: device code calls across units; compiling again, relocatable")
        return _build_arch(compiler, arch, project, cwd, replace(options, relocatable=True), tell)
    units = {step.subject: step for step in done}
    sources = read_texts(project.root, project.files)
    for program in project.programs:
        if all(units[path].ok for path in program.sources):
            links = usage(sources, program.sources, project.prefix).links(compiler.target)
            words = library_words(links, lambda names: _library_name(compiler, names))
            done.append(_link(compiler, program, arch, units, project, options, words))
    return done


def build(
    tree: Path,
    target: str,
    archs: Sequence[str] = (),
    *,
    options: Options | None = None,
    progress: Progress = lambda line: None,
) -> BuildResult:
    """Build the tree for ``target`` and the given architectures (the target's defaults when none is given).

    Raises InputError for a folder that is not a migrated tree or has nothing to compile, ToolError when there is no
    compiler. Compile errors are in the result.
    """
    project = read_project(tree)
    if not project.units:
        raise InputError(f"{tree}: no translation unit to build; migrate at least one .cu file")
    compiler = find_compiler(target)
    if archs and target == "host":
        raise InputError(f"the host target has no architectures; leave out --arch {archs[0]}")
    cwd = project.root
    if target == "host":
        from translator.harness.hostcopy import write_host_copy  # the front end, which GPU builds do without

        cwd = write_host_copy(project.root, build_folder(project.root, "host", "") / "src")
    steps: list[Step] = []
    for arch in archs or architectures(target):
        steps += _build_arch(compiler, arch, project, cwd, options or Options(), progress)
    return BuildResult(target, compiler, tuple(steps))
