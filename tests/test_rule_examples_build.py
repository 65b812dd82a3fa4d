"""The translated examples of all rules compile for both vendors, each in a namespace of its own."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from translator.errors import ToolError
from translator.harness.commands import compile_command
from translator.harness.project import TranslationUnit
from translator.output import write_tree
from translator.pipeline import Options, translate_tree
from translator.rulebook import load_rulebook
from translator.toolkit.compilers import find_compiler

_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(<[^>]+>).*$", re.M)
_DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.M)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated tree with a file for every example that can build, and ``all.cu`` that holds them together."""
    source, out = tmp_path_factory.mktemp("examples"), tmp_path_factory.mktemp("out")
    for rule in load_rulebook().rules:
        for number, example in enumerate(rule.examples, 1):
            if example.builds:
                (source / f"{rule.id}_{number}.cu").write_text(example.before, encoding="utf-8")
    write_tree(translate_tree(Options((source,))), out)
    includes: dict[str, None] = {"<gpu/gpu.hpp>": None}
    bodies = []
    for path in sorted(out.glob("CW*.cu")):
        text = path.read_text(encoding="utf-8")
        includes |= dict.fromkeys(_INCLUDE.findall(text))
        undefine = "".join(f"#undef {name}\n" for name in sorted(set(_DEFINE.findall(text))))
        body = _INCLUDE.sub("", text)
        bodies.append(f'namespace {path.stem} {{\n#line 1 "{path.name}"\n{body}\n}}\n{undefine}')
    (out / "all.cu").write_text("".join(f"#include {name}\n" for name in includes) + "".join(bodies), encoding="utf-8")
    assert len(bodies) > 60
    return out


@pytest.mark.parametrize(("target", "arch"), [("cuda", "sm_90"), ("hip", "gfx90a"), ("hip", "gfx1030")])
def test_all_examples_compile(target: str, arch: str, tree: Path) -> None:
    try:
        compiler = find_compiler(target)
    except ToolError as error:
        pytest.skip(f"no compiler: {error}")
    unit = TranslationUnit("all.cu", "cuda", ("-std=c++17",))
    command = compile_command(compiler, unit, arch, str(tree / f"{arch}.o"), "gpu")
    ran = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=600)
    errors = [line for line in ran.stderr.splitlines() if "error" in line]
    assert ran.returncode == 0, "\n".join(errors[:40]) or ran.stderr[-2000:]
