"""The commands that build a migrated tree, from its manifest: this tool's own, CMake's, and plain compile lines."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from translator.report.data import Report

# The compiler call of a plain compile line for each target; the tree's root stands on the include path.
_PLAIN = {
    "cuda": "nvcc -x cu -I .",
    "hip": "hipcc -x hip --offload-arch=gfx90a -I .",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A shell command, run in the root of the migrated tree. ``what`` says in a few words what it does."""

    target: str
    what: str
    command: str


def build_commands(report: Report) -> tuple[Command, ...]:
    """All commands that this tree offers, by target."""
    commands: list[Command] = []
    for target in ("cuda", "hip", "host"):
        commands.append(Command(target, "build with crosswarp", f"crosswarp build . --target {target}"))
        if "CMakePresets.json" in report.emitted:
            command = f"cmake --preset {target} && cmake --build --preset {target}"
            commands.append(Command(target, "build with CMake", command))
        commands += _plain(report, target)
    return tuple(commands)


def _plain(report: Report, target: str) -> list[Command]:
    """One compile line for each distinct set of flags, with the CUDA units that use it."""
    if target not in _PLAIN:
        return []
    by_flags: dict[tuple[str, ...], list[str]] = {}
    for file in report.files:
        if file.unit and file.language == "cuda":
            by_flags.setdefault(file.flags, []).append(file.path)
    lines = []
    for flags, paths in by_flags.items():
        command = " ".join([_PLAIN[target], "-c", shlex.join([*flags, *paths])])
        lines.append(Command(target, "compile by hand", command))
    return lines
