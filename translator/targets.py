"""The targets: what ``templates/<target>/`` says of a vendor, and its block library.

A new GPU is a line in ``target.toml``; a new vendor is a folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from translator.errors import ConfigError
from translator.paths import data_folder

_MARK = re.compile(r"^//@ +(.*?)(?: +wrapper: *(\w+))?(?: +needs: *(.*?))? *$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a target's header. ``keys`` are the names that call for it, ``needs`` the keys it rests on. With a
    ``wrapper`` it stands in that library's header (``<gpu/blas.hpp>``) instead, after the vendor's own."""

    keys: tuple[str, ...]
    needs: tuple[str, ...]
    text: str
    place: str
    wrapper: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One folder of ``templates/`` with a ``target.toml``."""

    name: str
    folder: Path
    data: dict[str, Any]
    blocks: tuple[Block, ...]
    by_key: dict[str, int] = field(repr=False)

    def architectures(self) -> dict[str, Any]:
        """Architecture name to its row (wave size, capabilities)."""
        rows: dict[str, Any] = self.data.get("architectures", {})
        return rows


def read_blocks(path: Path) -> list[Block]:
    """Cut one block file at its ``//@`` lines. Text before the first mark is a note for readers of the file."""
    blocks: list[Block] = []
    keys: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    wrapper = ""
    body: list[str] = []
    start = 0

    def close() -> None:
        if keys:
            place = f"{path.parent.name}/{path.name}:{start}"
            blocks.append(Block(keys, needs, "\n".join(body).strip("\n"), place, wrapper))

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark = _MARK.match(line)
        if mark:
            close()
            keys, needs = tuple(mark[1].split()), tuple((mark[3] or "").replace(",", " ").split())
            wrapper = mark[2] or ""
            body, start = [], number
        else:
            body.append(line)
    close()
    return blocks


@dataclass(frozen=True, slots=True)
class Capability:
    """What code asks of a GPU by comparing ``__CUDA_ARCH__``; ``templates/portable/capabilities.toml`` explains the
    columns. ``words``, ``shared``, ``beside`` and ``ptx`` are patterns, None where there is none."""

    name: str
    since: int
    what: str
    words: re.Pattern[str] | None
    shared: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    ptx: re.Pattern[str] | None
    exact: bool
    spare: bool
    rest: bool


@cache
def capabilities(templates: Path | None = None) -> tuple[Capability, ...]:
    """The capabilities that conditions can ask for, in the order in which they speak."""
    path = (templates or data_folder("templates")) / "portable" / "capabilities.toml"
    rows: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    def pattern(row: dict[str, Any], key: str, flags: int = 0) -> re.Pattern[str] | None:
        return re.compile(row[key], flags) if key in row else None

    return tuple(
        Capability(
            name,
            row["since"],
            row["what"],
            pattern(row, "words", re.IGNORECASE),
            pattern(row, "shared"),
            pattern(row, "with"),
            pattern(row, "ptx"),
            bool(row.get("exact")),
            bool(row.get("spare")),
            bool(row.get("rest")),
        )
        for name, row in rows.items()
    )


def answer(target: str, capability: str) -> str:
    """Where a target has a capability: a preprocessor expression, ``0``, or ``architectures`` where its GPUs differ."""
    return str(load_target(target).data.get("capabilities", {}).get(capability, "0"))


def _capability_blocks(name: str, data: dict[str, Any], templates: Path | None) -> list[Block]:
    """The macros ``GPU_CUDA_ARCH_<NAME>``, one block each. ``*`` in the target's table is what all of them are."""
    table = data.get("capabilities", {})
    known = capabilities(templates)
    for row in table:
        if row != "*" and row not in {c.name for c in known}:
            raise ConfigError(f"{name}/target.toml: {row} is not in portable/capabilities.toml")
    blocks = []
    for capability in known:
        macro = f"GPU_CUDA_ARCH_{capability.name}"
        value = str(table.get(capability.name, "0"))
        text = (
            f"// To be compared with the compute capability, times ten, where device code asks for {capability.what}."
        )
        if value == "architectures":
            rows = data.get("architectures", {})
            having = [arch for arch, row in rows.items() if capability.name.lower() in row.get("capabilities", ())]
            value = " || ".join(f"defined(__{arch}__)" for arch in having) or "0"
        if "*" in table or value in ("0", "1"):
            number = table.get("*", capability.since if value == "1" else 0)
            text += f"\n#define {macro} {number}"
        else:
            text += f"\n#if {value}\n#define {macro} {capability.since}\n#else\n#define {macro} 0\n#endif"
        needs = ("GPU_CUDA_ARCH",) if "*" in table else ()
        blocks.append(Block((macro,), needs, text, f"{name}/target.toml"))
    return blocks


def _spell(text: str, words: Mapping[str, str]) -> str:
    """The text of a shared block with the target's ``[words]`` in place of its marks: ``/*site*/`` is a parameter with
    the place of the call, ``/*site_required*/`` one without default, ``/*at*/`` such an argument."""
    for mark, word in words.items():
        text = text.replace(f"(/*{mark}*/", "(" + word.removeprefix(", ")).replace(f"/*{mark}*/", word)
    return text


@cache
def load_target(name: str, templates: Path | None = None) -> Target:
    """Read one target. Raises ConfigError for an unknown target, a malformed ``target.toml``, a key with two blocks or
    a need that no earlier block meets."""
    folder = (templates or data_folder("templates")) / name
    try:
        data = tomllib.loads((folder / "target.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"no target {name!r}; known: {', '.join(target_names(templates))}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{folder / 'target.toml'}: {error}") from error
    blocks: list[Block] = []
    by_key: dict[str, int] = {}
    shared = [folder.parent / "portable" / file for file in data.get("shared", ())]
    for path in sorted((*folder.glob("*.hpp"), *shared), key=lambda path: path.name):
        for block in read_blocks(path):
            block = replace(block, text=_spell(block.text, data.get("words", {})))
            for need in block.needs:
                if need not in by_key:
                    raise ConfigError(f"{block.place}: needs {need}, which no earlier block provides")
                if blocks[by_key[need]].wrapper not in ("", block.wrapper):
                    raise ConfigError(f"{block.place}: needs {need}, which stands in another header")
            for key in block.keys:
                if key in by_key and key != "always":
                    raise ConfigError(f"{block.place}: {key} already has a block at {blocks[by_key[key]].place}")
                by_key[key] = len(blocks)
            blocks.append(block)
    for block in _capability_blocks(name, data, templates):
        by_key[block.keys[0]] = len(blocks)
        blocks.append(block)
    return Target(name, folder, data, tuple(blocks), by_key)


@cache
def provided(name: str) -> frozenset[str]:
    """The CUDA names that a target's blocks define, also those that answer only together with another key."""
    return frozenset(key.partition("+")[0] for key in load_target(name).by_key)


def target_names(templates: Path | None = None) -> tuple[str, ...]:
    """The names of all targets, sorted."""
    folder = templates or data_folder("templates")
    return tuple(sorted(path.parent.name for path in folder.glob("*/target.toml")))
