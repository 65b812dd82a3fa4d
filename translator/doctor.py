"""What this machine has for each stage, and how to get what is missing: the ``doctor`` command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translator import __version__
from translator.errors import CrosswarpError
from translator.frontend import libclang
from translator.paths import cache_root, data_folder
from translator.toolkit.compilers import survey
from translator.toolkit.headers import find_headers

_QUERY_SECONDS = 15


class State(StrEnum):
    """Whether a thing is there; ``optional`` is missing but only some commands want it."""

    FOUND = "ok"
    OPTIONAL = "none"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor's answer. ``detail`` says what was found, or why not; ``hint`` what to do, if anything."""

    name: str
    state: State
    detail: str
    hint: str = ""


def examine() -> tuple[Check, ...]:
    """Look at everything. Starts compilers and GPU tools for their versions, compiles one small kernel for HIP, and
    changes nothing but the cache."""
    own = f"{__version__} on Python {sys.version.split()[0]}; rules in {data_folder('rules')}"
    return (
        Check("crosswarp", State.FOUND, own),
        _guarded("libclang", _libclang),
        _guarded("CUDA headers", _headers),
        *(_compiler(target) for target in ("cuda", "hip", "host")),
        _guarded("cache", _cache),
        _gpus("NVIDIA GPUs", nvidia_gpus()),
        _gpus("AMD GPUs", amd_gpus()),
    )


def healthy(checks: Sequence[Check]) -> bool:
    """Whether nothing is missing that ``migrate`` needs."""
    return all(check.state is not State.MISSING for check in checks)


def render(checks: Sequence[Check]) -> str:
    """The checks as plain text, hints below the line they belong to."""
    width = max(len(check.name) for check in checks)
    lines: list[str] = []
    for check in checks:
        lines.append(f"{check.name.ljust(width)}  {check.state.ljust(7)}  {check.detail}")
        if check.hint:
            lines.append(" " * (width + 11) + "-> " + check.hint)
    return "\n".join(lines) + "\n"


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    """A check whose failure is part of the answer."""
    try:
        return look()
    except CrosswarpError as error:
        return Check(name, State.MISSING, str(error))


def _libclang() -> Check:
    return Check("libclang", State.FOUND, libclang.version())


def _headers() -> Check:
    found = find_headers()
    major, minor = found.version
    return Check("CUDA headers", State.FOUND, f"CUDA {major}.{minor} in {found.include} (from {found.origin})")


def _compiler(target: str) -> Check:
    name = f"{target} compiler"
    found = survey(target)
    rejected = "; ".join(f"turned down {path}: {reason}" for path, reason in found.rejected)
    if found.chosen is None:
        return Check(name, State.OPTIONAL, rejected or "none found", f"to build for {target}: {found.hint}")
    chosen = found.chosen
    detail = f"{chosen.name} {chosen.version}, {chosen.path} (from {chosen.why})"
    return Check(name, State.FOUND, f"{detail}; {rejected}" if rejected else detail)


def _cache() -> Check:
    root = cache_root()
    nearest = next(folder for folder in (root, *root.parents) if folder.exists())
    if not os.access(nearest, os.W_OK):
        hint = "set CROSSWARP_CACHE to a folder that can be written; without a cache every run parses the CUDA headers"
        return Check("cache", State.OPTIONAL, f"{root} cannot be written", hint)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return Check("cache", State.FOUND, f"{root}, {size / 1e6:.1f} MB")


def _gpus(name: str, found: Sequence[str]) -> Check:
    if not found:
        return Check(name, State.OPTIONAL, "none; 'verify --level device' needs one, nothing else does")
    return Check(name, State.FOUND, "; ".join(found))


def nvidia_gpus() -> tuple[str, ...]:
    """``name, driver version, compute capability`` of each NVIDIA GPU, as nvidia-smi lists them."""
    out = _output("nvidia-smi", "--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader")
    return tuple(line.strip() for line in out.splitlines() if line.strip())


def amd_gpus() -> tuple[str, ...]:
    """Name and architecture of each AMD GPU, as rocm-smi lists them."""
    out = _output("rocm-smi", "--showproductname", "--json")
    try:
        cards = json.loads(out)
    except ValueError:
        return ()
    return tuple(_cards(cards)) if isinstance(cards, dict) else ()


def _cards(cards: dict[str, object]) -> Iterator[str]:
    for name, card in sorted(cards.items()):
        if name.startswith("card") and isinstance(card, dict):
            values = {str(key).lower(): str(value) for key, value in card.items()}
            series = values.get("card series") or values.get("card model") or name
            yield f"{series} {values['gfx version']}" if "gfx version" in values else series


def _output(program: str, *arguments: str) -> str:
    """What a query tool prints; empty when it is not there, fails or hangs."""
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        done = subprocess.run([path, *arguments], capture_output=True, text=True, timeout=_QUERY_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
