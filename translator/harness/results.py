"""What a verification found: one check for each thing that was looked at, and the file that holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from translator import __version__
from translator.edits import write_atomic

VERSION = 1


class Level(StrEnum):
    """What a check is about, weakest first. No level follows from another."""

    COMPILES = "compiles"
    IDENTICAL = "identical"
    HOST = "agrees on host"
    DEVICE = "agrees on device"


class Status(StrEnum):
    """How a check ended; ``skipped`` is not a pass."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. ``subject`` is a unit's path or a program's name; ``part`` the kernel (demangled) or the output
    array, empty for the whole, ``link`` for the link of a program; ``detail`` one line: the reason, or the figures of a
    comparison; ``more`` further lines (compiler errors, a PTX diff)."""

    level: Level
    status: Status
    target: str
    subject: str
    arch: str = ""
    part: str = ""
    detail: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks in a fixed order, the compilers by target, and whether a compiler itself failed."""

    checks: tuple[Check, ...]
    compilers: Mapping[str, str]
    crashed: bool = False

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 1 when something did, 2 when a compiler crashed or hung."""
        if self.crashed:
            return 2
        return 1 if any(check.status is Status.FAILED for check in self.checks) else 0

    def totals(self) -> dict[str, dict[str, int]]:
        """Number of checks by level and status; levels that were not looked at are left out."""
        out: dict[str, dict[str, int]] = {}
        for level in Level:
            here = [check.status for check in self.checks if check.level is level]
            if here:
                out[str(level)] = {str(status): here.count(status) for status in Status}
        return out

    def as_dict(self) -> dict[str, Any]:
        """The content of ``verify.json``: no times and no absolute paths of the tree, so that runs can be compared."""
        checks = [{**asdict(check), "more": list(check.more)} for check in self.checks]
        return {
            "version": VERSION,
            "tool": __version__,
            "compilers": dict(sorted(self.compilers.items())),
            "totals": self.totals(),
            "checks": checks,
        }

    def write(self, path: Path) -> None:
        """Write ``verify.json``. Raises InputError when it cannot be written."""
        write_atomic(path, (json.dumps(self.as_dict(), indent=1, ensure_ascii=False) + "\n").encode())
