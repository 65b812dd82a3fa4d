"""The lexer, and compilation databases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.errors import InputError
from translator.frontend import clang_arguments, compile_database
from translator.frontend.tokens import STRING, blank_comments_and_strings, identifiers, lex


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (b"a // b\nc /* d\ne */ f", ["a", "c", "f"]),
        (b"a // b \\\nc\nd", ["a", "d"]),
        (b'x = "y \\" z"; w = \'"\'; v', ["x", "w", "v"]),
        (b'R"(a " b)" c R"x(d )" e)x" f', ["c", "f"]),
        (b"1'000'000 a 0x1p-3f b 1e+5 c", ["a", "b", "c"]),
        (b"#if 0\ndon't stop\n#endif\nafter", ["don", "t", "stop", "after"]),
        (b"ab\\\ncd e", ["abcd", "e"]),
    ],
)
def test_identifiers(source: bytes, names: list[str]) -> None:
    assert [name for name, _, _ in identifiers(source)] == names


def test_blanked_text_keeps_offsets_and_lines() -> None:
    source = b'a /* b\r\n c */ "d" e\n'
    blank = blank_comments_and_strings(source)
    assert len(blank) == len(source) and blank.count(b"\n") == 2 and b"b" not in blank and blank.index(b"e") == 18


def test_header_names_and_launch_marks() -> None:
    out = lex(b"#include <a/b.h> // c\nk<<<1, 2>>>(x);")
    assert [t.text for t in out.tokens][:3] == ["<a/b.h>", "k", "<<<"]
    assert not [t for t in out.tokens if t.kind == STRING]


def test_nvcc_command_line(tmp_path: Path) -> None:
    (tmp_path / "inc").mkdir()
    (tmp_path / "more.rsp").write_text("-DFROM_FILE -Iinc")
    words = [
        "-gencode",
        "arch=compute_80,code=sm_80",
        "-Xcompiler",
        "-fPIC,-DHOST=1",
        "--expt-relaxed-constexpr",
        "-DA=1",
    ]
    words += [
        "--options-file",
        "more.rsp",
        "-ccbin",
        "g++",
        "-std=c++17",
        "-isystem=inc",
        "-c",
        "x.cu",
        "-o",
        "x.o",
        "-UB",
    ]
    inc = str(tmp_path / "inc")
    relaxed = "-D__CUDACC_RELAXED_CONSTEXPR__=1"
    expected = ("-DHOST=1", relaxed, "-DA=1", "-DFROM_FILE", f"-I{inc}", "-std=c++17", "-isystem", inc, "-UB")
    assert clang_arguments(words, tmp_path) == expected


def test_database_is_searched_upwards(tmp_path: Path) -> None:
    entry = {"directory": str(tmp_path), "command": "nvcc -DX -c a.cu", "file": "a.cu"}
    (tmp_path / "compile_commands.json").write_text(json.dumps([entry]))
    below = tmp_path / "src" / "deep"
    below.mkdir(parents=True)
    database = compile_database(below)
    assert database is not None and database[(tmp_path / "a.cu").resolve()] == (("-DX",),)
    (tmp_path / "compile_commands.json").write_text("{")
    with pytest.raises(InputError, match="not a compilation database"):
        compile_database(tmp_path)
