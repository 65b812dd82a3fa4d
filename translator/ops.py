"""The op vocabulary: device operations (and host helpers) in namespace ``gpu``, as data in ``rules/ops/*.toml``.

An op has a name, typed parameters, a doc line and the source of the fact. Its lowerings stand in the target folders
(``templates/<target>/*.hpp``, a block headed ``//@ gpu::NAME``), one for each target; ``hip`` is the one-expression
spelling for ``--style hip``, with parameters in braces.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translator.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Parameter:
    """One typed parameter; ``default`` is the C++ text of its default, empty if none."""

    type: str
    name: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Op:
    """One entry of the vocabulary."""

    name: str
    parameters: tuple[Parameter, ...]
    result: str
    doc: str
    source: str
    family: str
    hip_expression: str = ""

    def expand(self, expression: str, arguments: Sequence[str]) -> str | None:
        """The expression with the arguments (C++ texts) in place, None when their number does not fit."""
        if len(arguments) > len(self.parameters):
            return None
        values: dict[str, str] = {}
        for index, parameter in enumerate(self.parameters):
            if index < len(arguments):
                values[parameter.name] = arguments[index]
            elif parameter.default:
                values[parameter.name] = parameter.default
            else:
                return None
        return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], expression)


class OpTable(dict[str, Op]):
    """All ops by name."""


def _parameter(text: str) -> Parameter:
    head, _, default = text.partition("=")
    kind, name = re.fullmatch(r"(.*?)(\w+)\s*", head.strip(), re.S).groups()  # type: ignore[union-attr]
    return Parameter(kind.strip(), name, default.strip())


@cache
def load_ops(folder: Path) -> OpTable:
    """Read ``folder/*.toml``. Raises ConfigError for a malformed table or a name defined twice."""
    table = OpTable()
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
            for name, entry in entries.items():
                if name in table:
                    raise ConfigError(f"{path}: op {name} is defined twice")
                parameters = tuple(_parameter(p) for p in entry["params"])
                table[name] = Op(
                    name, parameters, entry["result"], entry["doc"], entry["source"], path.stem, entry.get("hip", "")
                )
        except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
            raise ConfigError(f"{path}: malformed op table ({error})") from error
    return table
