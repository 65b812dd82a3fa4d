"""Facts of the units of an output tree, for those stages that do not know the front end."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from translator.facts import Unit
from translator.frontend import FrontendConfig, parse_unit
from translator.paths import cache_root
from translator.rulebook import load_rulebook


def portable_facts(root: Path, main: str, flags: tuple[str, ...], emitted: tuple[str, ...]) -> Unit:
    """The facts of one CUDA unit of the tree at ``root``, as a CUDA compiler sees it.

    ``main`` and the paths in ``flags`` are relative to the root. Facts in files outside the tree and in the ``emitted``
    header are left out. Raises InputError or ToolError as the front end does.
    """
    root = Path(os.path.realpath(root))
    config = FrontendConfig(cuda_path=None, cache_dir=cache_root(), api=load_rulebook().api, roots=(str(root),))
    unit = parse_unit(root / main, (*_below(root, flags), f"-I{root}"), config)
    ours = {str(root / path) for path in emitted}
    inside = f"{root}/"
    kept = tuple(f for f in unit.facts if f.span.path.startswith(inside) and f.span.path not in ours)
    return replace(unit, facts=kept, files=tuple(f for f in unit.files if f.startswith(inside) and f not in ours))


def _below(root: Path, flags: tuple[str, ...]) -> tuple[str, ...]:
    """Flags with relative include folders made absolute."""
    out: list[str] = []
    path_follows = False
    for flag in flags:
        if path_follows:
            out.append(str(root / flag))
        elif flag.startswith("-I") and len(flag) > 2:
            out.append(f"-I{root / flag[2:]}")
        else:
            out.append(flag)
        path_follows = flag in ("-I", "-isystem", "-iquote", "-include")
    return tuple(out)
