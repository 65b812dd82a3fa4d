"""One-way imports between the stages, one reader of cursors, rules that import one module, files of readable length."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "translator"
LONGEST = 300  # lines of a Python file

# A stage may import those of its own line and of lines below it. A stage is a module of translator/, or a folder.
LAYERS = (
    {"__main__", "cli", "cli_options"},
    {"commands", "catalogue", "coverage", "doctor", "output"},
    {"manifest", "pipeline"},
    {
        "branches",
        "closed",
        "compose",
        "config",
        "edits",
        "emit",
        "engine",
        "expansions",
        "frontend",
        "harness",
        "includes",
        "inputs",
        "leftovers",
        "locate",
        "report",
        "rtc",
        "rtc_device",
        "rtc_sites",
        "units",
        "views",
        "work",
    },
    {
        "addresses",
        "apimap",
        "apirows",
        "around",
        "choice",
        "evidence",
        "facts",
        "guards",
        "meaning",
        "ops",
        "ptxasm",
        "rule_api",
        "rulebook",
        "targets",
        "toolkit",
        "unit_index",
    },
    {"model", "errors", "paths", "__init__"},
)
# A lexer that stands on nothing: every stage may use it.
LEXER = "translator.frontend.tokens"
STAGES_APART = ({"frontend", "engine", "emit", "harness", "report"},)  # of one line, and strangers to each other


def _stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Names of imported modules, and whether the import stands inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield module, id(node) not in top
            yield from ((f"{module}.{alias.name}", id(node) not in top) for alias in node.names)


def _imported_stages(path: Path) -> set[str]:
    own = [name for name, _ in _imports(path) if name.startswith("translator.") and not name.startswith(LEXER)]
    names = {name.split(".")[1] for name in own}
    return {name for name in names if (PACKAGE / f"{name}.py").is_file() or (PACKAGE / name).is_dir()}


PYTHON = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
RULES = sorted((ROOT / "rules").glob("*/*.py"))


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    stage = _stage(path)
    rank = next((number for number, layer in enumerate(LAYERS) if stage in layer), None)
    assert rank is not None, f"say in LAYERS where {stage} stands"
    allowed = set().union(*LAYERS[rank:])
    for other in _imported_stages(path):
        assert other in allowed, f"{path.name} imports {other}, which stands above it"
        for group in STAGES_APART:
            assert other == stage or not {stage, other} <= group, f"{path.name}: {stage} imports {other}"


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_rules_import_the_rule_interface_only(path: Path) -> None:
    for name, _ in _imports(path):
        if name.split(".")[0] in ("translator", "rules", "clang"):
            assert name == "translator.rule_api" or name.startswith("translator.rule_api.")


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_cursors_stay_in_the_front_end(path: Path) -> None:
    names = {name for name, _ in _imports(path)}
    if _stage(path) != "frontend":
        assert not any(name.split(".")[0] == "clang" for name in names)
        assert "translator.frontend.extract" not in names


def test_the_translator_names_no_rule() -> None:
    modules = {path.stem for path in RULES}
    for path in PYTHON:
        for name, _ in _imports(path):
            assert not name.startswith(("rules.", "crosswarp_rules.")), f"{path} imports {name}"
    assert modules, "there are rules to speak of"


@pytest.mark.parametrize("path", [*PYTHON, *RULES], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
