"""Compile the original and the translation to PTX under the same conditions and compare them.

``__FILE__`` and ``__LINE__`` reach the PTX through ``assert``. They are not normalised away. Instead both trees are
compiled from their roots under the same relative paths, and where the translation has more lines (an added include),
the original is compiled from a copy with blank lines at the same places.
"""

from __future__ import annotations

import difflib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from translator.harness import stamps
from translator.harness.build import PLAIN_MESSAGES, Options, build_folder
from translator.harness.commands import ptx_command
from translator.harness.messages import crash_text, read_errors
from translator.harness.process import end_all, run
from translator.harness.project import Project, TranslationUnit
from translator.harness.ptx import Module, parse
from translator.harness.ptxdiff import ModuleComparison, compare_modules
from translator.toolkit.compilers import Compiler


@dataclass(frozen=True, slots=True)
class UnitProof:
    """The comparison of one unit for one architecture. ``problem`` says why there is none (a compile error, one line);
    ``original_fails`` is true when the original itself does not compile, which is not the translation's fault."""

    unit: str
    arch: str
    comparison: ModuleComparison | None
    problem: str = ""
    original_fails: bool = False
    crash: bool = False


def padded(original: bytes, translation: bytes) -> bytes:
    """The original with blank lines where the translation has added lines, so that the lines below have equal numbers.

    Where lines cannot be added without a change of meaning (after a backslash) the text stays as it is.
    """
    old, new = original.split(b"\n"), translation.split(b"\n")
    if len(new) <= len(old):
        return original
    out: list[bytes] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        out += old[old_start:old_end]
        more = (new_end - new_start) - (old_end - old_start)
        if more > 0 and not (out and out[-1].rstrip(b"\r").endswith(b"\\")):
            out += [b""] * more
    return b"\n".join(out)


def original_tree(project: Project) -> Path:
    """The root from which the originals are compiled: the source folder itself, or a copy made of links to its files
    in which those with too few lines are padded."""
    changed: dict[str, bytes] = {}
    for name in project.files:
        before, after = project.source / name, project.root / name
        if before.is_file() and after.is_file():
            old, new = before.read_bytes(), after.read_bytes()
            if old != new and (text := padded(old, new)) != old:
                changed[name] = text
    if not changed:
        return project.source
    mirror = project.root / "build" / "ptx" / "original"
    shutil.rmtree(mirror, ignore_errors=True)
    for folder, folders, files in os.walk(project.source):
        here = Path(folder)
        folders[:] = sorted(f for f in folders if f not in (".git", "build") and (here / f).resolve() != project.root)
        target = mirror / here.relative_to(project.source)
        target.mkdir(parents=True, exist_ok=True)
        for name in files:
            relative = (here / name).relative_to(project.source).as_posix()
            if relative in changed:
                (target / name).write_bytes(changed[relative])
            else:
                (target / name).symlink_to(here / name)
    return mirror


def _ptx(
    compiler: Compiler, unit: TranslationUnit, arch: str, cwd: Path, output: Path, prefix: str, options: Options
) -> str:
    """Compile to ``output`` unless it is current; one line on failure, prefixed ``!`` for a crash."""
    output.parent.mkdir(parents=True, exist_ok=True)
    log, depfile, stamp = (output.with_name(output.name + ending) for ending in (".log", ".d", ".stamp"))
    line = ptx_command(compiler, unit, arch, str(output), (f"-D{prefix.upper()}_TARGET_CUDA=1",))
    command = [*line, "-MMD", "-MF", str(depfile)]
    if stamps.is_current(stamp, (output,), command, compiler.version, cwd):
        return ""
    stamp.unlink(missing_ok=True)
    outcome = run(command, cwd=cwd, timeout=options.timeout, env=PLAIN_MESSAGES)
    log.write_text(f"$ {' '.join(command)}\n{outcome.stdout}{outcome.stderr}", encoding="utf-8")
    if crash := crash_text(outcome, unit.path, log):
        return "!" + crash
    if outcome.code != 0:
        errors = read_errors(outcome.stderr + "\n" + outcome.stdout, 1)
        return str(errors[0]) if errors else f"exit code {outcome.code}; see {log}"
    if depfile.is_file():
        stamps.record(stamp, command, compiler.version, cwd, stamps.read_dependencies(depfile))
    return ""


def _parse(path: Path) -> Module:
    return parse(path.read_text(encoding="utf-8", errors="replace"))


def prove_unit(
    compiler: Compiler, unit: TranslationUnit, arch: str, project: Project, originals: Path, options: Options
) -> UnitProof:
    """Compile one unit of both trees and compare the kernels."""
    folder = build_folder(project.root, "cuda", arch) / "ptx"
    paths = {
        "original": folder / "original" / f"{unit.path}.ptx",
        "translation": folder / "translation" / f"{unit.path}.ptx",
    }
    for which, cwd in (("original", originals), ("translation", project.root)):
        if which == "original" and not (cwd / unit.path).is_file():
            return UnitProof(unit.path, arch, None, f"the original is not at {cwd / unit.path}", original_fails=True)
        problem = _ptx(compiler, unit, arch, cwd, paths[which], project.prefix, options)
        if problem:
            crash = problem.startswith("!")
            return UnitProof(
                unit.path, arch, None, f"{which}: {problem.lstrip('!')}", which == "original" and not crash, crash
            )
    try:
        comparison = compare_modules(_parse(paths["original"]), _parse(paths["translation"]), project.prefix)
    except ValueError as error:
        return UnitProof(unit.path, arch, None, str(error))
    return UnitProof(unit.path, arch, comparison)


def prove(compiler: Compiler, project: Project, archs: tuple[str, ...], options: Options) -> tuple[UnitProof, ...]:
    """Compare all CUDA units for all architectures, in the order of architectures and paths."""
    originals = original_tree(project)
    tasks = [(unit, arch) for arch in archs for unit in project.units if unit.language == "cuda"]
    with ThreadPoolExecutor(options.workers) as pool:
        try:
            return tuple(
                pool.map(lambda task: prove_unit(compiler, task[0], task[1], project, originals, options), tasks)
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()
            raise
