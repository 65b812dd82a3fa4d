"""Loads the rules and tables from the ``rules/`` folder: the translator names no rule."""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from translator.apimap import ApiMap, load_api
from translator.errors import ConfigError
from translator.facts import Fact
from translator.ops import OpTable, load_ops
from translator.paths import data_folder
from translator.rule_api import Rule


@dataclass(frozen=True)
class Rulebook:
    """All rules with the op vocabulary and the API tables."""

    rules: tuple[Rule, ...]
    ops: OpTable
    api: ApiMap

    _index: dict[type[Fact], tuple[tuple[Rule, ...], dict[str, tuple[Rule, ...]]]] = field(
        default_factory=dict, repr=False
    )

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that some rule asks for."""
        return frozenset().union(*(rule.names for rule in self.rules))

    @cached_property
    def device(self) -> frozenset[str]:
        """The tables' names that matter wherever they stand in device code: all but those that need no change."""
        rows = self.api.values()
        said = {r.name for r in rows if not r.same or r.conditions() or r.flags or r.cuda_changed}
        return frozenset(said | {member for member, _ in self.api.fields})

    def matching(self, kind: type[Fact]) -> tuple[tuple[Rule, ...], dict[str, tuple[Rule, ...]]]:
        """The rules for facts of one type: those for any name, and those by name."""
        if kind in self._index:
            return self._index[kind]
        anywhere: list[Rule] = []
        by_name: dict[str, list[Rule]] = {}
        for rule in self.rules:
            if kind not in rule.on:
                continue
            if not rule.names:
                anywhere.append(rule)
            for name in rule.names:
                by_name.setdefault(name, []).append(rule)
        result = tuple(anywhere), {name: tuple(rules) for name, rules in by_name.items()}
        self._index[kind] = result
        return result

    def rule(self, id: str) -> Rule | None:
        """The rule with that id, or None."""
        return next((rule for rule in self.rules if rule.id == id), None)


@cache
def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Load every rule under ``folder`` (the installed one by default).

    Raises ConfigError when a module fails to import, an id is malformed or used twice, or a rule has no docstring or
    example.
    """
    folder = folder or data_folder("rules")
    rules: list[Rule] = []
    for path in sorted(folder.glob("*/*.py")):
        rules += _rules_of(path, folder)
    seen: dict[str, str] = {}
    for rule in rules:
        if not re.fullmatch(r"CW\d{3}", rule.id):
            raise ConfigError(f"rule {rule.name}: id {rule.id!r} is not CW and three digits")
        if rule.id in seen:
            raise ConfigError(f"rules {seen[rule.id]} and {rule.name} share the id {rule.id}")
        if not rule.doc.strip() or not rule.examples:
            raise ConfigError(f"rule {rule.id} {rule.name} lacks a docstring or an example")
        seen[rule.id] = rule.name
    api = load_api(folder / "api")
    return Rulebook(tuple(sorted(rules, key=lambda r: r.id)), load_ops(folder / "ops"), api)


def _rules_of(path: Path, folder: Path) -> list[Rule]:
    name = "crosswarp_rules." + ".".join(path.relative_to(folder).with_suffix("").parts)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ConfigError(f"{path}: cannot be loaded as a rule module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(f"{path}: {type(error).__name__}: {error}") from error
    return [value for value in vars(module).values() if isinstance(value, Rule)]
