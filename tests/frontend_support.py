"""Parses snippets for the tests of the front end."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from translator.apimap import load_api
from translator.facts import Fact, Name, Unit
from translator.frontend import FrontendConfig, parse_unit
from translator.paths import data_folder

F = TypeVar("F", bound=Fact)


def config(folder: Path, cache: Path | None = None) -> FrontendConfig:
    """Settings with the real API tables and ``folder`` as the user's."""
    return FrontendConfig(None, cache, load_api(data_folder("rules") / "api"), (str(folder),))


def parse(folder: Path, source: str | bytes, *flags: str, name: str = "unit.cu", cache: Path | None = None) -> Unit:
    """Write ``source`` to a file in ``folder`` and parse it."""
    path = folder / name
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return parse_unit(path, flags, config(folder, cache))


def facts(unit: Unit, kind: type[F], name: str = "") -> list[F]:
    """The facts of a type, with a name if one is given."""
    return [f for f in unit.facts if isinstance(f, kind) and name in ("", getattr(f, "name", ""))]


def one(unit: Unit, name: str) -> Name:
    """The only use of a name."""
    (found,) = facts(unit, Name, name)
    return found


def written(fact: Fact) -> bytes:
    """The bytes that a fact's span covers."""
    return Path(fact.span.path).read_bytes()[fact.span.start : fact.span.end]
