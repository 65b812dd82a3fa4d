"""Device code in string literals: read as device code, edited inside the literal, reported where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import Translated, translate

from translator.frontend.strings import literal_groups, read_literal
from translator.frontend.tokens import lex
from translator.model import Safety, Style
from translator.output import emitted_headers, write_tree
from translator.pipeline import Options, translate_tree

CREATE = (
    '#include <nvrtc.h>\n#include <string>\nvoid make(nvrtcProgram *p) {{ nvrtcCreateProgram(p, {}, "k", 0, 0, 0); }}\n'
)
RAW = 'static const char *text = R"cu(\n__global__ void k(float *x) { x[0] = __shfl_xor_sync(~0u, x[0], 1); }\n)cu";\n'
JOINED = (
    'const std::string text =\n  "extern \\"C\\" __global__ void k(float *x) {\\n"\n'
    '  "  x[0] = __shfl_xor_sync(~0u, x[0], 1);\\t// \\"one\\"\\n}\\n";\n'
)


def said(done: Translated, id: str) -> list[str]:
    return [f.message for f in done.findings if f.id == id]


@pytest.mark.parametrize("literal", [RAW, JOINED])
def test_portable_text_stays_where_it_is_not_known_to_be_compiled(literal: str, tmp_path: Path) -> None:
    done = translate(tmp_path, "#include <string>\n" + literal)
    assert literal in done.text
    (finding,) = [f for f in done.findings if f.id == "CW530"]
    assert finding.safety is Safety.MANUAL and "for AMD write '__shfl_xor(x[0], 1, 32)'" in finding.message
    written = ("#include <string>\n" + literal).encode()[finding.span.start : finding.span.end]
    assert written == b"__shfl_xor_sync", "the finding stands at the name inside the literal"
    assert "no nvrtcCreateProgram of this unit takes text" in finding.message
    assert not said(done, "CW531") and not said(done, "CW001")


@pytest.mark.parametrize(("literal", "prefix"), [(RAW, "gpu"), (JOINED, "acme")])
def test_portable_operations_are_written_with_the_include(literal: str, prefix: str, tmp_path: Path) -> None:
    text = "#include <string>\n" + literal + CREATE.format("std::string(text).c_str()")
    source = tmp_path / "in" / "main.cu"
    source.parent.mkdir()
    source.write_text(text)
    run = translate_tree(Options((source,), prefix=prefix, jobs=1))
    line = f"#include <{prefix}/rtc_device.hpp>"
    wanted = literal.replace("__shfl_xor_sync", f"{prefix}::shfl_xor").replace('"extern', f'"{line}\\nextern')
    made = run.result.texts[str(source)].decode()
    assert wanted.replace('R"cu(\n', f'R"cu(\n{line}\n') in made
    assert f"{prefix}rtcCreateProgram(p, std::string(text).c_str()" in made
    (finding,) = [f for f in run.result.findings if f.id == "CW530"]
    assert finding.safety is Safety.REVIEW and f"goes only to {prefix}rtcCreateProgram" in finding.message
    headers = emitted_headers(run)
    assert headers[f"{prefix}/rtc.hpp"].count("auto shfl_xor(") == 3, "one text for each vendor, CUDA's with two forms"
    assert f"{prefix}rtcCreateProgram nvrtc" not in headers[f"{prefix}/cuda.hpp"], "the wrapper is no alias"
    out = tmp_path / "out"
    write_tree(run, out)
    again = translate_tree(Options((out,), prefix=prefix, jobs=1))
    assert again.result.texts[str(out / "main.cu")].decode() == made
    assert emitted_headers(again) == headers
    assert not [f for f in again.result.findings if f.id in ("CW001", "CW530")]


DIRECT = 'R"(__global__ void k(int *x) { *x = __shfl_xor_sync(~0u, *x, 1); })"'
LOCAL = f"void local(nvrtcProgram *p) {{{{ const char *t = {DIRECT}; nvrtcCreateProgram(p, t, 0, 0, 0, 0); {{}} }}}}\n"
PLACES = {
    "direct": (f"void a(nvrtcProgram *p) {{ nvrtcCreateProgram(p, {DIRECT}, 0, 0, 0, 0); }}\n", ""),
    "local": (LOCAL.replace("{{", "{").replace("}}", "}").replace("{}", "int u;") + "int t = 1;\n", ""),
    "macro": (
        f'#define T {DIRECT[1:].replace("(__", "__", 1).replace(")" + chr(34), chr(34))}\n'
        "void a(nvrtcProgram *p) { nvrtcCreateProgram(p, T, 0, 0, 0, 0); }\n",
        "",
    ),
    "checked": (
        f"#define CHECK(x) if (x) throw 1\nstatic constexpr char t[] = {DIRECT};\n"
        "void a(nvrtcProgram *p) { CHECK(nvrtcCreateProgram(p, t, 0, 0, 0, 0)); }\n",
        "",
    ),
    "length": (
        f"static const char t[] = {DIRECT};\nunsigned long n = sizeof(t);\n"
        "void a(nvrtcProgram *p) { nvrtcCreateProgram(p, t, 0, 0, 0, 0); }\n",
        "t is used otherwise than as the text of nvrtcCreateProgram, in line 3",
    ),
    "header": (
        f"static const char *t = {DIRECT};\n"
        "void a(nvrtcProgram *p) { nvrtcCreateProgram(p, 0, 0, 1, &t, 0); }\n",
        "t is used otherwise",
    ),
    "name": (
        f"static const char *t = {DIRECT};\n"
        "void a(nvrtcProgram *p) { nvrtcCreateProgram(p, t, t, 0, 0, 0); }\n",
        "t is used otherwise",
    ),
    "joined": (
        f"#include <string>\nvoid a(nvrtcProgram *p) {{ std::string t = std::string({DIRECT}) + \"int n;\";\n"
        "  nvrtcCreateProgram(p, t.c_str(), 0, 0, 0, 0); }\n",
        "the text is no constant",
    ),
    "assigned": (
        f"const char *t;\nvoid a(nvrtcProgram *p) {{ t = {DIRECT}; nvrtcCreateProgram(p, t, 0, 0, 0, 0); }}\n",
        "the text is no constant",
    ),
    "parameter": (
        f"void a(nvrtcProgram *p, const char *t = {DIRECT}) {{ nvrtcCreateProgram(p, t, 0, 0, 0, 0); }}\n",
        "the text is no constant",
    ),
    "array": (
        f"const char *t[] = {{{DIRECT}}};\nvoid a(nvrtcProgram *p) {{ nvrtcCreateProgram(p, t[0], 0, 0, 0, 0); }}\n",
        "the text is no constant",
    ),
    "other": (
        f"struct C {{ void nvrtcCreateProgram(void *, const char *, int); }};\n"
        f"void a(C c) {{ c.nvrtcCreateProgram(0, {DIRECT}, 0); }}\n",
        "nvrtcCreateProgram is a function of this project",
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_where_the_text_goes_decides(place: str, tmp_path: Path) -> None:
    text, why = PLACES[place]
    done = translate(tmp_path, "#include <nvrtc.h>\n" + text)
    (finding,) = [f for f in done.findings if f.id == "CW530"]
    assert (finding.safety is Safety.MANUAL) == bool(why), finding.message
    assert ("gpu::shfl_xor" in done.text) == ("rtc_device.hpp" in done.text) == (not why)
    assert f"(not rewritten: {why}" in finding.message or not why


def test_c_files_stay(tmp_path: Path) -> None:
    text = (
        '#include <nvrtc.h>\nvoid a(nvrtcProgram *p) { nvrtcCreateProgram(p, "' + DIRECT[3:-2] + '", 0, 0, 0, 0); }\n'
    )
    done = translate(tmp_path, text, name="main.c")
    assert "__shfl_xor_sync" in done.text and any("and this is C" in message for message in said(done, "CW530"))


def test_operations_that_need_host_headers_are_named(tmp_path: Path) -> None:
    literal = (
        'R"(#include <cuda_fp16.h>\n__global__ void k(__half *x, int *i) {\n'
        '  x[0] = __hmax(x[1], x[2]);\n  i[0] = __dp4a(i[1], i[2], i[3]);\n})"'
    ).replace("\\n", "\n")
    text = f"#include <nvrtc.h>\nvoid a(nvrtcProgram *p) {{ nvrtcCreateProgram(p, {literal}, 0, 0, 0, 0); }}\n"
    done = translate(tmp_path, text)
    assert "__hmax(x[1]" in done.text and "gpu::dp4a(i[1]" in done.text
    assert [f.safety for f in done.findings if "gpu::hmax" in f.message] == [Safety.MANUAL]
    assert any("for AMD write '<hip/hip_fp16.h>'" in message for message in said(done, "CW530"))


@pytest.mark.parametrize("literal", [RAW, JOINED])
def test_plain_hip_is_written_into_the_literal(literal: str, tmp_path: Path) -> None:
    text = "#include <string>\n" + literal + CREATE.format("std::string(text).c_str()")
    done = translate(tmp_path, text, Style.HIP)
    assert literal.replace("__shfl_xor_sync(~0u, x[0], 1)", "__shfl_xor(x[0], 1, 32)") in done.text
    assert [f.safety for f in done.findings if f.id == "CW530"] == [Safety.REVIEW]
    again = translate(tmp_path, done.text, Style.HIP, name="again.cu")
    assert again.text == done.text


def test_quotes_are_escaped_where_the_literal_needs_it(tmp_path: Path) -> None:
    body = '#include \\"cuda_fp16.h\\"\\n__global__ void k(int *x) { *x = 1; }\\n'
    done = translate(tmp_path, f'const char *text = "{body}";\n', Style.HIP)
    assert '"#include <hip/hip_fp16.h>\\n__global__' in done.text


def test_what_cannot_be_said_without_the_header(tmp_path: Path) -> None:
    literal = (
        'const char *t = R"(__global__ void k(unsigned *x) { *x = __ballot_sync(~0u, 1); asm("bar.sync 0;"); })";\n'
    )
    for style in Style:
        done = translate(tmp_path, literal, style)
        assert literal in done.text
        assert any("gpu::ballot of the emitted header" in message for message in said(done, "CW530"))
        assert any("inline PTX bar.sync" in message for message in said(done, "CW530"))


@pytest.mark.parametrize(
    ("before", "argument", "read"),
    [
        ("", '"__global__ void k() {}"', True),
        ("const char text[] = R\"(void f() {})\";\n", "text", True),
        ("static std::string text(\"a\" \"b\");\n", "text.c_str()", True),
        ("#define TEXT \"__device__ int x;\"\n", "TEXT", True),
        ("std::string text = \"a\";\nvoid more() { text += \"b\"; }\n", "text.data()", False),
        ("std::string load(const char *);\n", "load(\"k.cu\").c_str()", False),
        ("const std::string text = \"a\" + std::to_string(3);\n", "text.c_str()", False),
        ("const char *text = \"a\";\nvoid other() { text = nullptr; }\n", "text", False),
    ],
)  # fmt: skip
def test_texts_that_are_made_at_run_time(before: str, argument: str, read: bool, tmp_path: Path) -> None:
    done = translate(tmp_path, "#include <string>\n" + before + CREATE.format(argument))
    assert bool(said(done, "CW531")) != read, said(done, "CW531")


def test_prose_about_kernels_is_no_program(tmp_path: Path) -> None:
    done = translate(tmp_path, 'const char *help = "call __shfl_xor_sync() from a __global__ function (see manual)";\n')
    assert not said(done, "CW530") and not said(done, "CW001")


OPTIONS = {
    "--gpu-architecture=compute_80": "--offload-arch",
    "-arch=sm_70": "--offload-arch",
    "-default-device": "__device__",
    "--use_fast_math": "-fgpu-flush-denormals-to-zero",
    "--fmad=false": "-ffp-contract=off",
    "-rdc=true": "-fgpu-rdc",
    "--maxrregcount=32": "__launch_bounds__",
    "--std=c++17": "",
    "-DN=3": "",
}


def test_options(tmp_path: Path) -> None:
    words = ", ".join(f'"{word}"' for word in OPTIONS)
    body = f"void f(nvrtcProgram p) {{ const char *o[] = {{{words}}}; nvrtcCompileProgram(p, 9, o); }}\n"
    done = translate(tmp_path, f"#include <nvrtc.h>\n{body}")
    answers = dict(message.split(" is an option of NVRTC; hipRTC has ") for message in said(done, "CW532"))
    assert answers.keys() == {word for word, answer in OPTIONS.items() if answer}
    assert all(OPTIONS[word] in answer for word, answer in answers.items())


def test_places_of_the_bytes_of_a_literal() -> None:
    data = b'x = "a\\n\\x41\\"" /* and */ "\\\\\\\n\xc3\xa9" u8R"q(\\n)q" L"wide" + "next";'
    first, second = literal_groups(lex(data))
    assert b"".join(literal.text for literal in first) == b'a\nA"\\\xc3\xa9\\n'
    written = [data[start:end] for start, end in first[0].places]
    assert written == [b"a", b"\\n", b"\\x41", b'\\"']
    assert [data[start:end] for start, end in first[1].places] == [b"\\\\", b"\xc3", b"\xa9"]
    assert first[2].raw == b"q" and first[2].spelled('"\\') == '"\\' and first[2].spelled(')q"') is None
    assert first[0].spelled('say "\\n"\n') == 'say \\"\\\\n\\"\\n'
    assert second[0].text == b"next" and read_literal(b'L"w"', 0, 4) is None
