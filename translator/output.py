"""Writes the output tree: translated files, copies of the rest, the emitted header, build files and the manifest."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from translator.edits import unified_diff, write_atomic
from translator.emit import header_files, vocabulary, wrappers_in
from translator.errors import InputError
from translator.inputs import MANIFEST
from translator.manifest import build_manifest, dump
from translator.model import Style
from translator.pipeline import Run
from translator.rtc_device import functions
from translator.rulebook import load_rulebook


def diff(run: Run) -> str:
    """A unified diff of all changed files, in the order of their paths."""
    parts = []
    for item in run.inputs.files:
        source = run.sources.get(item.path)
        if source is not None and run.result.texts[item.path] != source.data:
            parts.append(unified_diff(source, run.result.texts[item.path], item.relative))
    return "".join(parts)


def check_output(out: Path) -> None:
    """Raises InputError unless ``out`` is new, empty, or a folder that an earlier run wrote."""
    if out.exists() and not out.is_dir():
        raise InputError(f"output {out} is a file: choose a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise InputError(f"output folder {out} holds files that crosswarp did not write: choose a new or empty folder")
    parent = out
    while not parent.exists():
        parent = parent.parent
    if not os.access(parent, os.W_OK | os.X_OK):
        raise InputError(f"cannot write to {parent}: permission denied; choose another output folder")


def emitted_headers(run: Run) -> dict[str, str]:
    """The portable header for this run, empty when the sources use nothing of it (HIP style)."""
    prefix = run.prefix
    book = load_rulebook()
    needed = run.style is Style.PORTABLE or bool(run.result.used & vocabulary(book.ops, book.api))
    if not needed:
        return {}
    used = run.result.used
    texts = run.result.texts.values()
    return header_files(used, book.api, prefix, wrappers_in(texts, book.api, prefix), functions(texts, prefix))


def write_tree(run: Run, out: Path, extra: dict[str, str] | None = None) -> list[Path]:
    """Write everything below ``out``; the manifest comes last, so that a tree with one is complete.

    With ``out`` the input root, sources are replaced in place. Files whose bytes are unchanged are not touched. Every
    file is written atomically; InputError names the first that cannot be.
    """
    in_place = Path(os.path.realpath(out)) == run.inputs.root
    written: list[Path] = []
    for item in run.inputs.files:
        target = out / item.relative
        source = run.sources.get(item.path)
        data = run.result.texts[item.path] if source is not None else Path(item.path).read_bytes()
        if (not in_place or source is not None) and _write(target, data, stat.S_IMODE(Path(item.path).stat().st_mode)):
            written.append(target)
    headers = emitted_headers(run) | (extra or {})
    for relative, text in sorted(headers.items()):
        if _write(out / relative, text.encode(), None):
            written.append(out / relative)
    if _write(out / MANIFEST, dump(build_manifest(run, out, sorted(headers))), None):
        written.append(out / MANIFEST)
    return written


def _write(target: Path, data: bytes, mode: int | None) -> bool:
    try:
        if target.is_file() and target.read_bytes() == data:
            return False
    except OSError:
        pass
    write_atomic(target, data, mode)
    return True
