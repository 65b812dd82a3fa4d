"""Checks the rows of one header set and says of each that fails why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rows import compiling, lines
from rows.compiling import Key
from rows.declarations import Signature
from rows.sets import HeaderSet
from translator.apimap import ApiMap
from translator.apirows import ApiRow, Wrapper
from translator.targets import provided

Signatures = Mapping[str, Mapping[str, Sequence[Signature]]]  # CUDA version, then function
# What clang says of a type that the headers lack.
_UNKNOWN = re.compile(r"unknown type name|undeclared identifier|no (?:type|member) named|no type or")


@dataclass
class Result:
    """What was found for one library: how many rows, and by name the reason of those that do not compile (see
    record.py). ``early`` names those that compile although the tables say otherwise, ``calls`` has the number of
    functions called with the types of a CUDA version. ``differ`` names those that do not fit these types, ``types``
    those for which this set lacks a type, ``narrow`` those that convert an argument to a smaller one."""

    rows: int = 0
    names: dict[str, str] = field(default_factory=dict)
    early: list[str] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=dict)
    differ: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, list[str]] = field(default_factory=dict)
    narrow: dict[str, list[str]] = field(default_factory=dict)


def check_all(
    api: ApiMap, checked: HeaderSet, signatures: Signatures, folder: Path, tags: Mapping[str, str]
) -> dict[str, Result]:
    """The checks of all passes of a set."""
    results: dict[str, Result] = {}
    for number, one in enumerate(checked.passes()):
        for library, found in check(api, one, signatures, folder / str(number), tags).items():
            result = results.setdefault(library, Result())
            result.rows += found.rows
            result.early += found.early
            for name in ("names", "calls", "differ", "types", "narrow"):
                getattr(result, name).update(getattr(found, name))
    return results


def predicted(row: ApiRow, checked: HeaderSet) -> str:
    """Why the tables say that the set lacks the row's name: ``newer``, ``absent``, ``gone``; empty if it has it."""
    version = checked.version_of(row)
    if checked.vendor == "hip":
        if row.needs_hip(version):
            return "newer"
        if row.hip_absent and _order(version) <= _order(row.hip_absent):
            return "absent"
        return "gone" if row.hip_removed and _order(version) >= _order(row.hip_removed) else ""
    if row.cuda_removed and _order(version) >= _order(row.cuda_removed):
        return "gone"
    return "newer" if row.cuda_since and _order(row.cuda_since) > _order(version) else ""


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def check(
    api: ApiMap, checked: HeaderSet, signatures: Signatures, folder: Path, tags: Mapping[str, str]
) -> dict[str, Result]:
    """Compile the checks of all rows of a set. ``tags`` says which types CUDA's headers declare with ``struct``,
    ``enum`` or ``union``."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {row.name: row for row in checked.rows(api)}
    missing, wrappers = _wrappers(api, checked, rows.values())
    checks: dict[Key, str] = {}
    for row in rows.values():
        if row.name not in missing:
            _add(checks, row, api, signatures, tags.get(row.name, ""))
    prologue = [line for wrapper in wrappers for line in (f"#include <gpu/{wrapper.name}.hpp>",)]

    def emit_for(keys: Iterable[Key]) -> list[str]:
        used = compiling.used(checks[key] for key in keys)
        compiling.emit(folder, used, api, wrappers)
        return ["#include <gpu/gpu.hpp>", *prologue, *lines.PROLOGUE.split("\n")]

    command = checked.command(folder)
    failed = compiling.failing(checks, folder, lambda source: compiling.run(command, source), emit_for)
    results = {library: Result() for library in sorted({row.library for row in rows.values()})}
    for row in rows.values():
        result = results[row.library]
        result.rows += 1
        expected = predicted(row, checked)
        if row.name in missing or ("name", row.name) in failed:
            absent = "absent" if row.hip_absent and checked.vendor == "hip" else "other"
            result.names[row.name] = expected or ("header" if row.name in missing else absent)
        elif ("tag", row.name) in failed:
            result.names[row.name] = "tag"
        elif expected and row.portable() not in provided(checked.vendor):
            result.early.append(row.name)
        if row.name not in missing and row.name not in result.names:
            _calls(result, row, signatures, failed, checks, checked)
    return results


def _wrappers(api: ApiMap, checked: HeaderSet, rows: Iterable[ApiRow]) -> tuple[set[str], list[Wrapper]]:
    """The rows whose header the set lacks, and the wrappers of the others."""
    missing, found = set(), set()
    for row in rows:
        header = api.header(row.header) or api.header(api.libraries[row.library].header)
        assert header is not None, row
        if header.wrapper not in ("", "gpu", "same"):
            wrapper = api.wrappers[header.wrapper]
            vendors = getattr(wrapper, checked.vendor).split(",")
            if all(name.endswith("?") or checked.has(name) for name in vendors if name):
                found.add(wrapper)
            else:
                missing.add(row.name)
    return missing, sorted(found)


def _add(checks: dict[Key, str], row: ApiRow, api: ApiMap, signatures: Signatures, tag: str) -> None:
    number = len(checks)
    checks["name", row.name] = lines.name_line(row, number)
    if tag and "tagless" not in row.flags:
        checks["tag", row.name] = lines.tag_line(row, tag, number)
    for version, declared in signatures.items():
        found = declared.get(row.name) if row.kind == "function" else None
        if found:
            checks[f"call {version}", row.name] = lines.call_line(row, found, api)
            checks[f"exact {version}", row.name] = lines.exact_line(row, found, api, len(checks))
            checks[f"narrow {version}", row.name] = lines.narrow_line(row, found, api)


def _calls(
    result: Result,
    row: ApiRow,
    signatures: Signatures,
    failed: Mapping[Key, str],
    checks: Mapping[Key, str],
    checked: HeaderSet,
) -> None:
    for version in signatures:
        call = (f"call {version}", row.name)
        if call not in checks:
            continue
        result.calls[version] = result.calls.get(version, 0) + 1
        if call in failed:
            kind = result.types if _UNKNOWN.search(failed[call]) else result.differ
            kind.setdefault(row.name, []).append(version)
        elif (f"exact {version}", row.name) in failed and (f"narrow {version}", row.name) in failed:
            result.narrow.setdefault(row.name, []).append(version)
