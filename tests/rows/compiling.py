"""Compiles many one-line checks in one translation unit and tells which lines fail."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from translator.apimap import ApiMap
from translator.apirows import Wrapper
from translator.emit import header_files, names_in
from translator.targets import load_target, target_names

Key = tuple[str, str]  # what is checked, and the CUDA name

_MESSAGE = re.compile(r"^(.*?):(\d+):(?:\d+:)? (?:fatal )?(error|note): (.*)", re.M)


def used(lines: Iterable[str]) -> set[str]:
    """The words of lines, and the names of the emitted header among them that have a namespace."""
    text = "\n".join(lines)
    return {*re.findall(r"\w+", text), *names_in(text.encode())}


def emit(folder: Path, names: set[str], api: ApiMap, wrappers: Sequence[Wrapper]) -> None:
    """Write the emitted header for the used portable names."""
    for path, text in header_files(names, api, wrappers=wrappers).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def failing(
    lines: Mapping[Key, str],
    folder: Path,
    compile_: Callable[[Path], str],
    emit_for: Callable[[Iterable[Key]], Sequence[str]],
) -> dict[Key, str]:
    """The checks whose line does not compile, with the compiler's first message. ``emit_for`` writes the emitted header
    for the checks and gives the lines that come first. Where a block of the emitted header does not compile, the checks
    that use it fail with its message, and the rest is compiled without it."""
    failed: dict[Key, str] = {}
    while True:
        keys = [key for key in lines if key not in failed]
        source = folder / "rows.cu"
        prologue = emit_for(keys)
        source.write_text("\n".join([*prologue, *(lines[key] for key in keys), ""]), encoding="utf-8")
        found: dict[Key, str] = {}
        blocks: dict[str, str] = {}
        for places, message in _errors(compile_(source)):
            own = [line for path, line in places if path.name == source.name and line > len(prologue)]
            if own:
                found.setdefault(keys[own[0] - len(prologue) - 1], message)
            else:
                for name in _block_at(*places[0], message):
                    blocks.setdefault(name, f"{places[0][0].name}: {message}")
        if not blocks:
            return failed | found
        hit = {key: blocks.keys() & used([lines[key]]) for key in keys}
        if not any(hit.values()):
            raise AssertionError(f"no check uses the block at fault: {blocks}")
        failed.update({key: blocks[sorted(names)[0]] for key, names in hit.items() if names})


def _errors(messages: str) -> Iterator[tuple[list[tuple[Path, int]], str]]:
    """Each error with its place and those of the notes after it, which tell who asked for code in a header."""
    places: list[tuple[Path, int]] = []
    message = ""
    for match in _MESSAGE.finditer(messages):
        if match[3] == "error":
            if places:
                yield places, message
            places, message = [], match[4]
        if match[3] == "error" or places:
            places.append((Path(match[1]), int(match[2])))
    if places:
        yield places, message


def _block_at(path: Path, line: int, message: str) -> Iterable[str]:
    """The portable names that call for the block at a line of the emitted header. Raises AssertionError when the line
    is in none."""
    if path.stem in target_names() and path.exists():
        text, target = path.read_text(encoding="utf-8"), load_target(path.stem)
        for index, block in enumerate(target.blocks):
            start = text[: text.find(block.text)].count("\n") + 1 if block.text in text else line + 1
            if start <= line <= start + block.text.count("\n") and "always" not in block.keys:
                needing = {index}
                for later, other in enumerate(target.blocks):
                    if any(target.by_key[need] in needing for need in other.needs):
                        needing.add(later)
                return [key for number in needing for key in target.blocks[number].keys]
    raise AssertionError(f"{path}:{line}: {message}")


def run(command: Sequence[str], source: Path) -> str:
    """A compiler's messages for a source."""
    return subprocess.run([*command, str(source)], capture_output=True, text=True, check=False).stderr
