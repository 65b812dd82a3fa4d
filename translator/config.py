"""Settings from ``crosswarp.toml`` or ``[tool.crosswarp]`` in ``pyproject.toml``, searched upwards from the input."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from translator.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Config:
    """What a project may fix once; the command line overrides each.

    ``select``/``ignore`` are id prefixes; ``exclude`` are glob patterns of files that are copied unread; ``arguments``
    are clang arguments, like those after ``--``.
    """

    style: str = "portable"
    prefix: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    cuda_path: str = ""
    safe: bool = False


def load_config(start: Path) -> Config:
    """The nearest configuration at or above ``start``; defaults when there is none.

    Raises ConfigError for unreadable TOML, an unknown key or a value of the wrong type.
    """
    start = start if start.is_dir() else start.parent
    for folder in (start, *start.parents):
        own = folder / "crosswarp.toml"
        if own.is_file():
            return _config(_read(own), own)
        project = folder / "pyproject.toml"
        if project.is_file():
            table = _read(project).get("tool", {}).get("crosswarp")
            if table is not None:
                return _config(table, project)
    return Config()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error


def _config(table: dict[str, Any], path: Path) -> Config:
    known = {f.name: f for f in fields(Config)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise ConfigError(f"{path}: unknown setting {key!r}; known: {', '.join(sorted(known))}")
        default = getattr(Config(), name)
        if isinstance(default, tuple):
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                raise ConfigError(f"{path}: {key} must be a list of strings")
            value = tuple(value)
        elif not isinstance(value, type(default)):
            raise ConfigError(f"{path}: {key} must be a {type(default).__name__}")
        values[name] = value
    if values.get("style", "portable") not in ("portable", "hip"):
        raise ConfigError(f"{path}: style must be 'portable' or 'hip'")
    return Config(**values)
