"""Small output trees for the tests of the harness, and compilers made of shell scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from translator.harness import build as build_module
from translator.toolkit.compilers import Compiler, survey

LANGUAGES = {".cu": "cuda", ".cpp": "c++", ".c": "c++", ".h": "header", ".cuh": "header"}


def write_tree(root: Path, files: dict[str, str], **manifest: Any) -> Path:
    """Write files and a manifest that lists them; ``flags`` are those of every unit."""
    flags = manifest.pop("flags", [])
    rows = []
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if path.suffix in LANGUAGES:
            unit = path.suffix in (".cu", ".cpp", ".c")
            rows.append(
                {"path": name, "language": LANGUAGES[path.suffix], "unit": unit, "flags": flags if unit else []}
            )
    content = {"version": 1, "style": "portable", "prefix": "gpu", "source": "../source", "files": rows, "emitted": []}
    (root / "crosswarp.json").write_text(json.dumps(content | manifest))
    return root


def fake_compiler(folder: Path, body: str, target: str = "hip", name: str = "fakecc") -> Compiler:
    """A compiler that is a shell script; ``$out`` is the file after ``-o``, ``$src`` the one after ``-c``."""
    path = folder / name
    parse = 'while [ $# -gt 0 ]; do case "$1" in -o) out="$2";; -c) src="$2";; -MF) dep="$2";; esac; shift; done\n'
    path.write_text(f"#!/bin/sh\necho called >> '{folder}/calls'\n{parse}{body}\n")
    path.chmod(0o755)
    return Compiler(target, name, (str(path),), "1.0", "a test")


def calls(folder: Path) -> int:
    """How often the fake compiler of ``folder`` was run."""
    path = folder / "calls"
    return len(path.read_text().splitlines()) if path.exists() else 0


def use(monkeypatch: pytest.MonkeyPatch, compiler: Compiler) -> None:
    """Let builds use this compiler."""
    monkeypatch.setattr(build_module, "find_compiler", lambda target: compiler)


def need(target: str) -> Compiler:
    """The real compiler of a target; the test is skipped, by name, where there is none."""
    chosen = survey(target).chosen
    if chosen is None:
        pytest.skip(f"no compiler for target {target}")
    return chosen
