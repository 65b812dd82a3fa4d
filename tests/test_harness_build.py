"""Builds: errors with their places, crashes and hangs in one line, nothing compiled twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness_tree import calls, fake_compiler, need, use, write_tree

from translator.errors import InputError, ToolError
from translator.frontend.compdb import clang_arguments
from translator.harness import build as build_module
from translator.harness.build import Options, build
from translator.harness.commands import at_least_cpp17, language_flags, target_flags
from translator.harness.project import TranslationUnit

UNIT = '#include "size.h"\nint size() { return SIZE; }\n'
FILES = {"a.cu": UNIT, "size.h": "#define SIZE 1\n"}
OBJECT = 'echo obj > "$out"; [ -n "$dep" ] && printf "%s: %s size.h\\n" "$out" "$src" > "$dep"; exit 0'


def hip(tree: Path, **options: float) -> build_module.BuildResult:
    return build(tree, "hip", ["gfx90a"], options=Options(jobs=1, **options))  # type: ignore[arg-type]


def test_an_error_has_its_place_and_all_output_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, fake_compiler(tmp_path, 'echo "a.cu:2:5: error: no such thing" >&2; echo chatter; exit 1'))
    result = hip(write_tree(tmp_path / "t", FILES))
    (step,) = result.steps
    assert not step.ok and not step.crash and result.exit_code == 1
    assert [str(error) for error in step.errors] == ["a.cu:2: no such thing"]
    assert "chatter" in step.log.read_text() and "no such thing" in step.log.read_text()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("kill -SEGV $$", "SIGSEGV"),
        ('echo "PLEASE submit a bug report to ..." >&2; exit 1', "crashed"),
        ('echo "a.cu:1:1: internal compiler error: in foo" >&2; exit 4', "crashed"),
        ("exit 139", "crashed"),
        ("sleep 60", "did not finish"),
    ],
)
def test_a_crash_or_hang_is_one_line_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    use(monkeypatch, fake_compiler(tmp_path, body))
    result = hip(write_tree(tmp_path / "t", FILES), timeout=1.0)
    (step,) = result.steps
    assert result.exit_code == 2 and said in step.crash and "a.cu" in step.crash and "\n" not in step.crash
    assert str(step.log) in step.crash and step.log.is_file()


def test_a_compiler_that_succeeds_is_not_run_again_until_an_input_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, fake_compiler(tmp_path, OBJECT))
    tree = write_tree(tmp_path / "t", FILES)
    assert hip(tree).ok and calls(tmp_path) == 1
    assert hip(tree).steps[0].reused and calls(tmp_path) == 1
    (tree / "size.h").write_text("#define SIZE 2\n")
    assert not hip(tree).steps[0].reused and calls(tmp_path) == 2
    (tree / "build/hip-gfx90a/obj/a.cu.o").unlink()
    assert hip(tree).ok and calls(tmp_path) == 3
    (tree / "build/hip-gfx90a/stamp/a.cu.stamp").write_text('{"torn')
    assert hip(tree).ok and calls(tmp_path) == 4


def test_other_flags_or_another_compiler_version_compile_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, fake_compiler(tmp_path, OBJECT))
    hip(write_tree(tmp_path / "t", FILES))
    hip(write_tree(tmp_path / "t", FILES, flags=["-DX=1"]))
    assert calls(tmp_path) == 2


def test_a_failed_compilation_leaves_no_object_of_an_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = write_tree(tmp_path / "t", FILES)
    use(monkeypatch, fake_compiler(tmp_path, OBJECT))
    hip(tree)
    use(monkeypatch, fake_compiler(tmp_path, "exit 1", name="worse"))
    step = hip(tree).steps[0]
    assert not step.ok and not step.output.exists() and "exit code 1" in str(step.errors[0])


def test_no_compiler_is_one_line_with_the_way_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(target: str) -> None:
        raise ToolError(f"no compiler for target {target}: install one")

    monkeypatch.setattr(build_module, "find_compiler", none)
    with pytest.raises(ToolError, match="no compiler for target hip"):
        hip(write_tree(tmp_path / "t", FILES))


def test_a_folder_that_is_no_tree_and_one_without_units_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"crosswarp\.json"):
        hip(tmp_path)
    with pytest.raises(InputError, match="no translation unit"):
        hip(write_tree(tmp_path / "t", {"size.h": ""}))
    with pytest.raises(InputError, match="no architectures"):
        build(write_tree(tmp_path / "u", FILES), "host", ["sm_80"])


def test_only_flags_of_the_language_reach_other_compilers() -> None:
    flags = ("-DA=1", "-I", "inc", "-Wall", "-O0", "--cuda-gpu-arch=sm_80", "-isystem", "x", "-std=c++20", "-I.", "-g")
    assert language_flags(flags) == ("-DA=1", "-I", "inc", "-isystem", "x", "-std=c++20")
    assert at_least_cpp17(("-std=c++11", "-DA")) == ("-DA", "-std=c++17")
    assert at_least_cpp17(("-std=gnu++20",)) == ("-std=gnu++20",)


def test_nvccs_options_reach_the_compilers_that_have_them() -> None:
    """They come as the macros that nvcc defines for them, and are options again where the target has one."""
    words = ["--extended-lambda", "-expt-relaxed-constexpr", "-default-stream", "per-thread", "-DA=1"]
    flags = clang_arguments(words, Path("/"))
    assert clang_arguments(["--default-stream=legacy"], Path("/")) == ()
    device, plain = (TranslationUnit("a", language, flags) for language in ("cuda", "c++"))
    options = ("--extended-lambda", "--expt-relaxed-constexpr", "--default-stream=per-thread")
    assert target_flags(device, "cuda") == (*options, "-DA=1")
    assert target_flags(plain, "cuda") == ("-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1", "-DA=1")
    assert target_flags(device, "hip") == ("-fgpu-default-stream=per-thread", "-DA=1")
    assert target_flags(plain, "hip") == ("-DHIP_API_PER_THREAD_DEFAULT_STREAM=1", "-DA=1")
    assert target_flags(device, "host") == ("-DA=1",)


@pytest.mark.parametrize(
    ("words", "cuda", "hip"),
    [
        (
            "-use_fast_math",
            "--use_fast_math",
            "-fgpu-approx-transcendentals -fgpu-flush-denormals-to-zero -ffp-contract=fast "
            "-fno-hip-fp32-correctly-rounded-divide-sqrt",
        ),
        ("--fmad=false", "-fmad=false", "-ffp-contract=off"),
        ("-fmad false -ftz=true", "-fmad=false -ftz=true", "-fgpu-flush-denormals-to-zero -ffp-contract=off"),
        ("-prec-div=false", "-prec-div=false", ""),
        (
            "-prec-div=false --prec-sqrt=false",
            "-prec-div=false -prec-sqrt=false",
            "-fno-hip-fp32-correctly-rounded-divide-sqrt",
        ),
        (
            "--use_fast_math --ftz=false -prec-div=true -fmad=false",
            "--use_fast_math -ftz=false -prec-div=true -fmad=false",
            "-fgpu-approx-transcendentals -ffp-contract=off",
        ),
        ("-O3", "", ""),
    ],
)
def test_arithmetic_options_reach_both_vendors(words: str, cuda: str, hip: str) -> None:
    flags = clang_arguments([*words.split(), "-DA=1"], Path("/"))
    unit = TranslationUnit("a", "cuda", flags)
    assert target_flags(unit, "cuda") == ("-DA=1", *cuda.split())
    assert target_flags(unit, "hip") == ("-DA=1", *hip.split())
    assert target_flags(unit, "host") == target_flags(unit, "") == ("-DA=1",)
    assert target_flags(TranslationUnit("a", "c++", flags), "cuda") == ("-DA=1",)


LAMBDA = """template <class F> __global__ void apply(F f, float* x) { x[threadIdx.x] = f(x[threadIdx.x]); }
void twice(float* x) { apply<<<1, 32>>>([] __device__(float v) { return 2 * v; }, x); }
"""


def test_extended_lambdas_build_for_cuda_where_the_original_had_them(tmp_path: Path) -> None:
    need("cuda")
    files = {"k.cu": LAMBDA}
    tree = write_tree(tmp_path / "t", files, flags=list(clang_arguments(["--extended-lambda"], tmp_path)))
    assert build(tree, "cuda", ["sm_80"]).exit_code == 0
    assert build(write_tree(tmp_path / "u", files), "cuda", ["sm_80"]).exit_code == 1


HIP_MAIN = """#include <hip/hip_runtime.h>
__device__ float twice(float);
__global__ void kernel(float* x) { x[threadIdx.x] = twice(x[threadIdx.x]); }
int main() { kernel<<<1, 32>>>(nullptr); return hipDeviceSynchronize() == hipSuccess ? 0 : 1; }
"""
HIP_TWICE = "#include <hip/hip_runtime.h>\n__device__ float twice(float x) { return 2 * x; }\n"


def test_hip_generates_code_links_device_functions_across_units_and_reports_both_waves(tmp_path: Path) -> None:
    need("hip")
    tree = write_tree(tmp_path / "t", {"main.cu": HIP_MAIN, "lib/twice.cu": HIP_TWICE})
    result = build(tree, "hip")
    assert result.exit_code == 0, result.steps
    assert {step.arch for step in result.steps} == {"gfx90a", "gfx1030"}
    program = result.program("main", "gfx90a")
    assert program and b"gfx90a" in program.output.read_bytes()


def test_hip_errors_of_the_device_back_end_are_found(tmp_path: Path) -> None:
    need("hip")
    text = '#include <hip/hip_runtime.h>\n__global__ void k() { asm volatile("no_such_instruction v0"); }\n'
    result = build(write_tree(tmp_path / "t", {"k.cu": text}), "hip", ["gfx90a"])
    assert result.exit_code == 1 and "invalid instruction" in str(result.steps[0].errors[0])


def test_nvcc_errors_are_placed(tmp_path: Path) -> None:
    need("cuda")
    result = build(
        write_tree(tmp_path / "t", {"k.cu": "\n\n__global__ void k() { undeclared(); }\n"}), "cuda", ["sm_80"]
    )
    error = result.steps[0].errors[0]
    assert (error.path, error.line) == ("k.cu", 3) and "undeclared" in error.text
