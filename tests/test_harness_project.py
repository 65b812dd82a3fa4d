"""Trees are read as they are, and damaged ones are refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness_tree import write_tree

from translator.errors import ConfigError, CrosswarpError, InputError
from translator.harness.project import has_main, read_project

MAIN = "int main() { return 0; }\n"
TOML = """[program]
name = "sum"
sources = ["main.cu", "sum.cu"]
reference = ["reference.cpp"]
args = ["7"]
timeout = 5
[outputs.total]
rtol = 1e-3
[outputs.count]
"""


def test_a_program_file_gives_sources_reference_and_tolerances(tmp_path: Path) -> None:
    files = {"p/main.cu": MAIN, "p/sum.cu": "", "p/reference.cpp": MAIN, "p/program.toml": TOML}
    project = read_project(write_tree(tmp_path, files, flags=["-DA"]))
    (program,) = project.programs
    assert (program.name, program.sources, program.reference) == (
        "sum",
        ("p/main.cu", "p/sum.cu"),
        ("p/reference.cpp",),
    )
    assert (program.args, program.timeout, program.folder) == (("7",), 5.0, "p")
    assert [(name, t.rtol, t.atol) for name, t in program.outputs] == [("count", None, None), ("total", 1e-3, None)]
    assert [unit.path for unit in project.units] == ["p/main.cu", "p/sum.cu"]  # the reference is no unit
    assert project.unit("p/sum.cu").flags == ("-DA",)
    assert project.source == tmp_path.parent.resolve() / "source"


def test_without_a_program_file_every_main_is_a_program_with_the_rest(tmp_path: Path) -> None:
    project = read_project(write_tree(tmp_path, {"a.cu": MAIN, "d/b.cu": MAIN, "lib.cu": "void f() {}\n"}))
    assert [(p.name, p.sources) for p in project.programs] == [
        ("a", ("a.cu", "lib.cu")),
        ("d-b", ("d/b.cu", "lib.cu")),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int main(int argc, char** argv) {}", True),
        ("auto main() -> int { return 0; }", True),
        ("// int main()\n/* int main() */ void f();", False),
        ('const char* s = "int main()";', False),
        ("int mainly() {}", False),
    ],
)
def test_main_is_told_from_comments_and_strings(tmp_path: Path, text: str, expected: bool) -> None:
    path = tmp_path / "x.cu"
    path.write_text(text)
    assert has_main(path) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "program"),
        ("[program]\nname = 'x'\n", "sources"),
        ("[program]\nname = 'x'\nsources = ['gone.cu']\n", "gone.cu is not in the tree"),
        ("[program\n", "program.toml"),
        ("[program]\nname = 'x'\nsources = ['a.cu']\ntimeout = 'long'\n", "long"),
    ],
)
def test_a_wrong_program_file_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        read_project(write_tree(tmp_path, {"a.cu": "", "program.toml": text}))
    assert "program.toml" in str(caught.value) and "\n" not in str(caught.value)


def test_two_programs_of_one_name_are_refused(tmp_path: Path) -> None:
    toml = "[program]\nname = 'x'\nsources = ['a.cu']\n"
    files = {"p/a.cu": "", "p/program.toml": toml, "q/a.cu": "", "q/program.toml": toml}
    with pytest.raises(ConfigError, match="two programs are named 'x'"):
        read_project(write_tree(tmp_path, files))


@pytest.mark.parametrize("content", ["", "[]", '{"files": 1}', "\x00\xff", '{"version": 1}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "crosswarp.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match=r"crosswarp\.json"):
        read_project(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CrosswarpError, match="no such folder"):
        read_project(tmp_path / "absent")
