"""Where the portable header's include goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import translate

from translator.includes import has_include, include_at_top, include_near

H = "gpu/gpu.hpp"
LINE = b"#include <gpu/gpu.hpp>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"int x;\n", LINE + b"int x;\n"),
        (b"// note\n#include <a>\nint x;\n", b"// note\n" + LINE + b"#include <a>\nint x;\n"),
        (b"#define D 1\n#include <a>\n", b"#define D 1\n" + LINE + b"#include <a>\n"),
        (b"#ifdef USE\n#include <a>\n#endif\n", LINE + b"#ifdef USE\n#include <a>\n#endif\n"),
        (b"#pragma once\nint x;\n", b"#pragma once\n" + LINE + b"int x;\n"),
        (b"#ifndef A_H\n#define A_H\nint x;\n#endif\n", b"#ifndef A_H\n#define A_H\n" + LINE + b"int x;\n#endif\n"),
        (b"/* c */\n/* #include <no> */\nint x;\n", b"/* c */\n/* #include <no> */\n" + LINE + b"int x;\n"),
        (b"\xef\xbb\xbfint x;\n", b"\xef\xbb\xbf" + LINE + b"int x;\n"),
        (b"int x;\r\n", b"#include <gpu/gpu.hpp>\r\nint x;\r\n"),
        (b"", b""),
        (b"// only a comment\n", b"// only a comment\n"),
    ],
)
def test_at_top(before: bytes, after: bytes) -> None:
    assert include_at_top(before, H) == after


def test_near_an_unconditional_use_goes_to_the_includes() -> None:
    text = b"#pragma once\n#include <a>\nvoid f(gpuStream_t s);\n"
    assert include_near(text, H, text.find(b"gpuStream_t")) == text.replace(b"#include <a>", LINE + b"#include <a>")


def test_near_a_conditional_use_stays_inside_the_conditional() -> None:
    text = b"#ifndef A_H\n#define A_H\n#include <a>\n#ifdef USE_GPU\nvoid f(gpuStream_t s);\n#endif\n#endif\n"
    expected = text.replace(b"#ifdef USE_GPU\n", b"#ifdef USE_GPU\n" + LINE)
    assert include_near(text, H, text.find(b"gpuStream_t")) == expected


def test_near_a_use_in_an_else_branch() -> None:
    text = b"#include <a>\n#ifdef CPU\nint x;\n#else\ngpuStream_t s;\n#endif\n"
    expected = text.replace(b"#else\n", b"#else\n" + LINE)
    assert include_near(text, H, text.find(b"gpuStream_t")) == expected


def test_has_include_ignores_other_headers() -> None:
    assert has_include(b'# include "gpu/gpu.hpp"\n', H)
    assert not has_include(b"#include <gpu/gpu.hpp.bak>\n// #include <gpu/gpu.hpp>\n", H)


def test_types_declared_above_the_includes_come_after_the_header(tmp_path: Path) -> None:
    own = "struct CUstream_st; typedef CUstream_st* mine;\n"
    text = own + "#include <cuda_runtime.h>\nint f(mine s) { return cudaStreamQuery(s); }\n"
    done = translate(tmp_path, text)
    assert done.text.startswith("#include <gpu/gpu.hpp>\nstruct gpuDrvStream_st;")


def test_near_a_use_in_a_function_is_not_put_into_it() -> None:
    text = b'extern "C" {\nint f();\n}\n#include <a>\nint g() {\n#ifdef FAST\n  return gpu::h();\n#endif\n}\n'
    assert include_near(text, H, text.find(b"gpu::h")) == text.replace(b"#include <a>", LINE + b"#include <a>")
    text = b'extern "C" {\n#ifdef FAST\nvoid f(gpuStream_t);\n#endif\n}\n'
    expected = text.replace(b"#ifdef FAST\n", b"#ifdef FAST\n" + LINE)
    assert include_near(text, H, text.find(b"gpuStream_t")) == expected
