"""What runs a built program: the host target now, a kind of device for each further module of this folder."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program. ``error`` is one line that says why it does not count, empty when it ended well;
    ``outputs`` maps file names to the files that it left in its working folder; ``seconds`` is wall time."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    error: str = ""
    outputs: dict[str, Path] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the program ended by itself with exit code 0."""
        return not self.error


def fresh_folder(folder: Path) -> Path:
    """An empty folder at that place; what was there is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def address_space() -> int:
    """The limit of a program's address space in bytes: 16 GiB or twice the memory, whichever is more. Fibers reserve
    far more than they touch; what the limit catches is a program that never stops allocating."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        memory = 0
    return max(16 << 30, 2 * memory)
