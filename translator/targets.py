"""The targets: what ``templates/<target>/`` says of a vendor, and its block library.

A new GPU is a line in ``target.toml``; a new vendor is a folder.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from translator.errors import ConfigError
from translator.paths import data_folder

_MARK = re.compile(r"^//@ +(.*?)(?: +needs: *(.*?))? *$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a target's header. ``keys`` are the names that call for it, ``needs`` the keys it rests on."""

    keys: tuple[str, ...]
    needs: tuple[str, ...]
    text: str
    place: str


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
    body: list[str] = []
    start = 0

    def close() -> None:
        if keys:
            blocks.append(Block(keys, needs, "\n".join(body).strip("\n"), f"{path.parent.name}/{path.name}:{start}"))

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark = _MARK.match(line)
        if mark:
            close()
            keys, needs = tuple(mark[1].split()), tuple((mark[2] or "").replace(",", " ").split())
            body, start = [], number
        else:
            body.append(line)
    close()
    return blocks


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
    for path in sorted(folder.glob("*.hpp")):
        for block in read_blocks(path):
            for need in block.needs:
                if need not in by_key:
                    raise ConfigError(f"{block.place}: needs {need}, which no earlier block provides")
            for key in block.keys:
                if key in by_key and key != "always":
                    raise ConfigError(f"{block.place}: {key} already has a block at {blocks[by_key[key]].place}")
                by_key[key] = len(blocks)
            blocks.append(block)
    return Target(name, folder, data, tuple(blocks), by_key)


def target_names(templates: Path | None = None) -> tuple[str, ...]:
    """The names of all targets, sorted."""
    folder = templates or data_folder("templates")
    return tuple(sorted(path.parent.name for path in folder.glob("*/target.toml")))
