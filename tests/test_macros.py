"""One edit at a macro's definition when all its expansions agree, none and a finding when they do not."""

from __future__ import annotations

from pathlib import Path

from snippets import translate

from translator.model import Finding, Safety
from translator.pipeline import Options, Run, translate_tree

RUNTIME = "#include <cuda_runtime.h>\n"


def conflicts(findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if f.id == "CW002"]


def tree(folder: Path, **files: str) -> Run:
    for name, text in files.items():
        path = folder / name.replace("_", ".", 1)
        path.write_text(text)
    return translate_tree(Options((folder,), cache=False, jobs=1))


def test_expansions_that_agree_give_one_exact_edit(tmp_path: Path) -> None:
    text = "#define DROP(p) cudaFree(p)\n#define TWICE(p) DROP(p), DROP(p)\n"
    done = translate(tmp_path, f"{RUNTIME}{text}int f(float *p) {{ return TWICE(p); }}\nint g(int *p) {{ DROP(p); }}\n")
    assert "#define DROP(p) gpuFree(p)\n#define TWICE(p) DROP(p), DROP(p)\n" in done.text
    found = [f for f in done.findings if f.symbol == "cudaFree"]
    assert [f.safety for f in found] == [Safety.EXACT] and not conflicts(done.findings)


def test_a_name_that_an_expansion_takes_from_the_project(tmp_path: Path) -> None:
    body = "#define DROP(p) cudaFree(p)\n"
    own = "namespace mock { inline int cudaFree(void *) { return 0; }\ninline int f(void *p) { return DROP(p); } }\n"
    use = "inline int g(void *p) { return DROP(p); }\n"
    for text in (own + use, use + own):
        done = translate(tmp_path, RUNTIME + body + text)
        assert body in done.text
        (conflict,) = conflicts(done.findings)
        assert conflict.safety is Safety.MANUAL and conflict.span.start == len(RUNTIME) + 16
        assert "cudaFree becomes gpuFree (line" in conflict.message
        assert "the project's own name (line" in conflict.message


def test_a_local_variable_of_the_same_name(tmp_path: Path) -> None:
    done = translate(
        tmp_path,
        RUNTIME + "#define OK cudaSuccess\nint f(int x) { return x == OK; }\n"
        "int g(int x) { int cudaSuccess = 3; return x == OK; }\n",
    )
    assert "#define OK cudaSuccess" in done.text and "line 4" in conflicts(done.findings)[0].message


def test_types_of_a_call_in_a_body(tmp_path: Path) -> None:
    body = "#define LESS(a, b) min(a, b)\n"
    same = "__global__ void k(int *p, unsigned u) { *p = LESS(*p, 3); }\n"
    mixed = "__global__ void m(int *p, unsigned u) { *p = LESS(*p, u); }\n"
    assert "#define LESS(a, b) min(a, b)" in translate(tmp_path, body + same).text
    assert "#define LESS(a, b) gpu::min(a, b)" in translate(tmp_path, body + mixed).text
    done = translate(tmp_path, body + same + mixed)
    assert "#define LESS(a, b) min(a, b)" in done.text
    (conflict,) = conflicts(done.findings)
    assert "nothing to change (line 2)" in conflict.message and "unsigned on CUDA" in conflict.message


def test_definitions_in_branches_and_anew(tmp_path: Path) -> None:
    done = translate(
        tmp_path,
        RUNTIME + "#ifdef PINNED\n#define DROP cudaFreeHost\n#else\n#define DROP cudaFree\n#endif\n"
        "int f(void *p) { return DROP(p); }\n#undef DROP\n#define DROP(p) cudaFreeAsync(p, 0)\n"
        "int g(void *p) { return DROP(p); }\n",
    )
    safety = {f.symbol: f.safety for f in done.findings if f.id == "CW501"}
    assert safety == {"cudaFreeHost": Safety.REVIEW, "cudaFree": Safety.EXACT, "cudaFreeAsync": Safety.EXACT}
    assert "#define DROP(p) gpuFreeAsync(p, 0)" in done.text and not conflicts(done.findings)


def test_parameters_that_are_named_as_the_api_is(tmp_path: Path) -> None:
    body = "#define CALL(cudaFree, x) cudaFree(x)\n"
    done = translate(
        tmp_path, RUNTIME + body + "int own(int); int f(void *p) { return CALL(own, 1) + CALL(cudaFree, p); }\n"
    )
    assert body in done.text and "CALL(own, 1) + CALL(gpuFree, p)" in done.text


def test_lists_that_macros_expand_differently(tmp_path: Path) -> None:
    done = translate(
        tmp_path,
        RUNTIME + "#define ERRORS(X) X(cudaErrorInvalidValue) X(cudaErrorNotReady)\n#define VALUE(e) e,\n"
        "#define NAME(e) #e,\nint values[] = {ERRORS(VALUE)};\nconst char *names[] = {ERRORS(NAME)};\n",
    )
    assert "X(gpuErrorInvalidValue) X(gpuErrorNotReady)" in done.text and not conflicts(done.findings)


def test_a_macro_of_the_command_line_is_reported(tmp_path: Path) -> None:
    text = RUNTIME + "int f(void *p) { return DROP(p); }\n"
    done = translate(tmp_path, text, arguments=("-DDROP=cudaFree",))
    assert "return DROP(p)" in done.text
    assert any(f.safety is Safety.MANUAL and f.symbol == "cudaFree" for f in done.findings)


def test_a_header_read_twice_with_other_meanings(tmp_path: Path) -> None:
    run = tree(
        tmp_path,
        list_inc="ENTRY(cudaFree)\n",
        a_cu=RUNTIME + '#define ENTRY(x) inline int a(void *p) { return x(p); }\n#include "list.inc"\n#undef ENTRY\n'
        "namespace n { inline int cudaFree(void *) { return 0; }\n"
        '#define ENTRY(x) inline int b(void *p) { return x(p); }\n#include "list.inc"\n}\n',
    )
    assert run.result.texts[str(tmp_path / "list.inc")] == b"ENTRY(cudaFree)\n" and conflicts(run.result.findings)


def test_units_that_expand_a_header_differently(tmp_path: Path) -> None:
    body = "#pragma once\n#define DROP(p) cudaFree(p)\n"
    run = tree(
        tmp_path,
        m_h=body,
        a_cu=f'{RUNTIME}#include "m.h"\nint f(void *p) {{ return DROP(p); }}\n',
        b_cu='namespace n { int cudaFree(void *) { return 0; }\n#include "m.h"\nint f(void *p) { return DROP(p); } }\n',
        c_cu='#include "m.h"\nint c(void *p) { return cudaFree(p); }\n',
    )
    assert run.result.texts[str(tmp_path / "m.h")].endswith(b"#define DROP(p) cudaFree(p)\n")
    (conflict,) = conflicts(run.result.findings)
    assert "in a.cu" in conflict.message and "in b.cu" in conflict.message
    (tmp_path / "b.cu").unlink()
    run = tree(tmp_path)
    assert b"DROP(p) gpuFree(p)" in run.result.texts[str(tmp_path / "m.h")]
    assert {f.safety for f in run.result.findings if f.id == "CW501"} == {Safety.EXACT}


def test_code_that_a_macro_makes_a_string_of(tmp_path: Path) -> None:
    macros = "#define TEXT(...) #__VA_ARGS__\n#define SHOW(x) TEXT(x)\n#define CHECK(x) ((x), #x)\n"
    code = "const char *text = SHOW(__device__ int f(int x) { return __shfl_xor_sync(~0u, x, 1); });\n"
    done = translate(tmp_path, RUNTIME + macros + code + "const char *s = CHECK(cudaFree(0));\n")
    assert code in done.text and "CHECK(gpuFree(0))" in done.text
    found = [f for f in done.findings if f.symbol == "__shfl_xor_sync"]
    assert [f.safety for f in found] == [Safety.MANUAL] and "made by a macro" in found[0].message
