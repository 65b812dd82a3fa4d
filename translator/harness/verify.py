"""Verify a migrated tree level by level. Nothing is rounded up: what was not looked at is skipped, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from translator.errors import ConfigError, InputError, ToolError
from translator.harness.agree import host_checks
from translator.harness.build import BuildResult, Options, Step, build
from translator.harness.commands import architectures
from translator.harness.project import Project, read_project
from translator.harness.ptxdiff import Verdict
from translator.harness.ptxproof import UnitProof, prove
from translator.harness.results import Check, Level, Status, Verification
from translator.toolkit.compilers import Compiler, find_compiler

LEVELS = ("ptx", "host", "device")
_REQUIRABLE = ("nvidia", "amd", "cuda", "hip", "host")  # device vendors, and targets whose compiler must be there
_NO_DEVICE = "running programs on a GPU is not part of this version"
Progress = Callable[[str], None]


class _Verifier:
    """One verification: collects checks as it goes."""

    def __init__(self, project: Project, archs: Sequence[str], options: Options, progress: Progress) -> None:
        self.project = project
        self.archs = archs
        self.options = options
        self.progress = progress
        self.compilers: dict[str, str] = {}
        self.crashed = False

    def _archs(self, target: str) -> tuple[str, ...]:
        """The asked architectures that are the target's, else its defaults."""
        known = {"cuda": "sm_", "hip": "gfx"}.get(target, "")
        mine = tuple(arch for arch in self.archs if known and arch.startswith(known))
        return mine or architectures(target)

    def _compiler(self, target: str) -> Compiler | str:
        """The target's compiler, or why there is none to be had for this tree."""
        if self.project.style == "hip" and target != "hip":
            return "the tree is plain HIP, which only the hip target compiles"
        try:
            compiler = find_compiler(target)
        except ToolError as error:
            return str(error)
        self.compilers[target] = f"{compiler.name} {compiler.version}"
        return compiler

    def compiles(self, target: str) -> tuple[list[Check], BuildResult | None]:
        """Whether every unit compiles and every program links, for each architecture."""
        compiler = self._compiler(target)
        if isinstance(compiler, str):
            return [
                Check(level=Level.COMPILES, status=Status.SKIPPED, target=target, subject="", detail=compiler)
            ], None
        archs = () if target == "host" else self._archs(target)
        result = build(self.project.root, target, archs, options=self.options, progress=self.progress)
        self.crashed = self.crashed or result.exit_code == 2
        return [_compile_check(target, step, self.project.root) for step in result.steps], result

    def identical(self) -> list[Check]:
        """Whether every kernel's PTX is that of the original, for each CUDA architecture."""
        compiler = self._compiler("cuda")
        skipped = Check(level=Level.IDENTICAL, status=Status.SKIPPED, target="cuda", subject="")
        if isinstance(compiler, str):
            return [replace(skipped, detail=compiler)]
        if not self.project.source.is_dir():
            return [replace(skipped, detail=f"the originals are not at {self.project.source}")]
        self.progress("cuda: comparing PTX with the original")
        proofs = prove(compiler, self.project, self._archs("cuda"), self.options)
        self.crashed = self.crashed or any(proof.crash for proof in proofs)
        return [check for proof in proofs for check in _proof_checks(proof)]

    def host(self) -> list[Check]:
        """Whether programs built for the host target write what their references write."""
        compiled, result = self.compiles("host")
        if result is None:
            return [*compiled, replace(compiled[0], level=Level.HOST)]
        return [*compiled, *host_checks(self.project, result, self.options, self.progress)]


def _compile_check(target: str, step: Step, root: Path) -> Check:
    status = Status.PASSED if step.ok else Status.FAILED
    errors = tuple(str(message) for message in step.errors)
    detail = step.crash.replace(f"{root}/", "") or (errors[0] if errors else "")
    if step.ok and step.linked_device_code:
        detail = "as relocatable device code only: without it the compiler found device symbols undefined"
    return Check(
        level=Level.COMPILES,
        status=status,
        target=target,
        subject=step.subject,
        arch=step.arch,
        part="link" if step.kind == "program" else "",
        detail=detail,
        more=errors[1:],
    )


def _proof_checks(proof: UnitProof) -> Iterator[Check]:
    base = Check(level=Level.IDENTICAL, status=Status.FAILED, target="cuda", subject=proof.unit, arch=proof.arch)
    if proof.comparison is None:
        status = Status.SKIPPED if proof.original_fails else Status.FAILED
        yield replace(base, status=status, detail=proof.problem)
        return
    for kernel in (*proof.comparison.kernels, *proof.comparison.others):
        status = Status.PASSED if kernel.verdict is Verdict.IDENTICAL else Status.FAILED
        yield replace(base, status=status, part=kernel.shown, detail=str(kernel.verdict), more=kernel.diff)


def _required(names: Sequence[str]) -> set[str]:
    """The targets and device vendors of which nothing may be skipped."""
    for name in names:
        if name not in _REQUIRABLE:
            raise ConfigError(f"--require {name}: not known; give any of {', '.join(_REQUIRABLE)}")
    return set(names)


def verify(
    tree: Path,
    *,
    level: str = "host",
    require: Sequence[str] = (),
    original: Path | None = None,
    archs: Sequence[str] = (),
    options: Options | None = None,
    progress: Progress = lambda line: None,
) -> Verification:
    """Verify ``tree`` up to a level: ``ptx`` (compiles, identical), ``host`` (and agrees on host) or ``device``. The
    result is also written to ``build/verify.json`` in the tree. ``original`` is the folder of the originals where it is
    not the one that the manifest names.

    A skipped check of a target or vendor in ``require`` counts as failed. Raises InputError or ConfigError for a tree
    that cannot be built at all.
    """
    if level not in LEVELS:
        raise ConfigError(f"--level {level}: not known; give one of {', '.join(LEVELS)}")
    required = _required(require)
    project = read_project(tree)
    if original is not None:
        if not original.is_dir():
            raise InputError(f"{original}: no such folder; give the folder that was migrated")
        project = replace(project, source=original.resolve())
    work = _Verifier(project, archs, options or Options(), progress)
    checks = [*work.compiles("cuda")[0], *work.compiles("hip")[0], *work.identical()]
    if level != "ptx":
        checks += work.host()
    if level == "device":
        device = Check(level=Level.DEVICE, status=Status.SKIPPED, target="nvidia", subject="", detail=_NO_DEVICE)
        checks += [device, replace(device, target="amd")]
    checks = [_enforce(check, required) for check in checks]
    result = Verification(tuple(checks), work.compilers, work.crashed)
    result.write(project.root / "build" / "verify.json")
    return result


def _enforce(check: Check, required: set[str]) -> Check:
    if check.status is Status.SKIPPED and check.target in required:
        return replace(check, status=Status.FAILED, detail=f"required, but skipped: {check.detail}")
    return check
