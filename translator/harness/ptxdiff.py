"""Compare two PTX modules kernel by kernel in their normal form."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translator.harness.ptx import Module, normal_form, reached

DIFF_LINES = 40


class Verdict(StrEnum):
    """What became of one kernel or other definition."""

    IDENTICAL = "identical"
    DIFFERENT = "different"
    MISSING = "missing"  # the original has it, the translation has not
    EXTRA = "extra"  # the other way round


@dataclass(frozen=True, slots=True)
class KernelComparison:
    """One kernel. ``name`` is mangled, as in the original; ``shown`` demangled; ``diff`` the first differing lines."""

    name: str
    shown: str
    verdict: Verdict
    diff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleComparison:
    """Two modules. ``others`` are device functions and variables that no kernel reaches and that do not agree (a
    variable that only the host copies to, or an exported function)."""

    kernels: tuple[KernelComparison, ...]
    others: tuple[KernelComparison, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether nothing differs at all."""
        return not self.others and all(kernel.verdict is Verdict.IDENTICAL for kernel in self.kernels)


def demangle(names: Sequence[str]) -> dict[str, str]:
    """Readable names by mangled name; a name stays as it is when no demangler is installed."""
    shown = {name: name for name in names}
    tool = next((path for name in ("cu++filt", "c++filt", "llvm-cxxfilt") if (path := shutil.which(name))), None)
    if tool is None or not names:
        return shown
    try:
        done = subprocess.run(
            [tool], input="\n".join(names) + "\n", capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return shown
    lines = done.stdout.splitlines()
    return dict(zip(names, lines, strict=True)) if len(lines) == len(names) else shown


def _lines(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    diff = list(difflib.unified_diff(old, new, "original", "translation", lineterm="", n=2))
    if len(diff) > DIFF_LINES:
        diff = [*diff[:DIFF_LINES], f"... {len(diff) - DIFF_LINES} more lines"]
    return tuple(diff)


def _exported(module: Module) -> list[str]:
    """Definitions other than kernels that no kernel of the module reaches."""
    used = frozenset[str]().union(*(reached(module, name) for name in module.kernels()))
    return [d.name for d in module.definitions.values() if not d.entry and d.has_body and d.name not in used]


def _pair(old: Module, new: Module, prefix: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Pairs of kernel names: equal ones, then those whose demangled names agree once ``prefix::`` is left out."""
    names = {name: module.spelled[name] for module in (new, old) for name in module.kernels()}
    readable = demangle(sorted(set(names.values())))
    shown = {name: readable[spelled] for name, spelled in names.items()}
    pairs = [(name, name) for name in old.kernels() if name in new.definitions]
    taken = {name for name, _ in pairs}
    plain = re.compile(rf"\b{prefix}::")
    rest: dict[str, list[str]] = {}
    for name in new.kernels():
        if name not in taken:
            rest.setdefault(plain.sub("", shown[name]), []).append(name)
    for name in old.kernels():
        if name not in taken and len(found := rest.get(plain.sub("", shown[name]), [])) == 1:
            pairs.append((name, found.pop()))
    return pairs, shown


def _judge(old: Module, new: Module, pairs: Iterable[tuple[str, str]], shown: dict[str, str]) -> list[KernelComparison]:
    out = []
    for before, after in pairs:
        a, b = normal_form(old, before), normal_form(new, after)
        verdict = Verdict.IDENTICAL if a == b else Verdict.DIFFERENT
        out.append(KernelComparison(before, shown.get(before, before), verdict, () if a == b else _lines(a, b)))
    return out


def compare_modules(old: Module, new: Module, prefix: str = "gpu") -> ModuleComparison:
    """Compare the original's module with the translation's; kernels in the original's order, extra ones last."""
    pairs, shown = _pair(old, new, prefix)
    done = {k.name: k for k in _judge(old, new, pairs, shown)}
    kernels = [done.get(n) or KernelComparison(n, shown[n], Verdict.MISSING) for n in old.kernels()]
    matched = {after for _, after in pairs}
    kernels += [KernelComparison(n, shown[n], Verdict.EXTRA) for n in new.kernels() if n not in matched]
    mine, theirs = _exported(old), _exported(new)
    both = [(n, n) for n in mine if n in new.definitions and new.definitions[n].has_body]
    others = [k for k in _judge(old, new, both, {}) if k.verdict is not Verdict.IDENTICAL]
    others += [KernelComparison(n, n, Verdict.MISSING) for n in mine if n not in dict(both)]
    others += [KernelComparison(n, n, Verdict.EXTRA) for n in theirs if n not in old.definitions]
    return ModuleComparison(tuple(kernels), tuple(others))
