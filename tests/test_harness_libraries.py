"""The libraries that a program uses are found from its sources, and every way of building links them and no others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from harness_tree import fake_compiler, need, use, write_tree
from test_api_tables import write_tables

from translator.apimap import ApiMap, load_api
from translator.errors import ConfigError
from translator.harness.build import Options, build
from translator.harness.buildfiles import build_files
from translator.harness.libraries import Usage, usage, words
from translator.harness.project import read_manifest
from translator.paths import data_folder

TREE = {
    "fft.cu": b'#include "deep/plan.h"\n',
    "deep/plan.h": b"#include <gpu/fft.hpp>\n// gpublasSgemm\n",
    "rand.cu": b"#include <gpu/rand_kernel.hpp>\n",
    "both.cu": b"#include <gpu/rand_kernel.hpp>\nvoid f() { gpurandCreateGenerator(0, 0); }\n",
    "driver.cpp": b"#include <gpu/driver.hpp>\ngpuDrvDevice d;\n",
    "module.cpp": b'#include <gpu/driver.hpp>\nvoid f() { gpuDrvModuleLoad(0, ""); }\n',
    "all.cu": b"".join(
        b"#include <gpu/%s.hpp>\n" % name
        for name in b"blas blaslt fft rand sparse solver solver_mg nccl rtc tx".split()
    ),
    "plain.cu": b"#include <gpu/gpu.hpp>\n",
}

CUDA = "cublas cublasLt cufft curand cusparse cusolver cusolverMg nccl nvrtc dl"
HIP = "hipblas hipblaslt hipfft hiprand hipsparse hipsolver rccl hiprtc roctx64"


def used(*sources: str) -> Usage:
    return usage(TREE, sources, "gpu")


def test_a_program_links_what_its_sources_and_their_headers_use() -> None:
    """Includes count at any depth, comments do not; a header of device functions alone calls for no library."""
    assert words(used("fft.cu").links("cuda")) == ["-lcufft"]
    assert words(used("fft.cu").links("hip")) == ["-lhipfft"]
    assert words(used("rand.cu").links("cuda")) == words(used("rand.cu").links("hip")) == []
    assert words(used("both.cu").links("hip")) == ["-lhiprand"]
    assert words(used("plain.cu").links("cuda")) == words(used("plain.cu").links("hip")) == []


def test_the_driver_is_linked_for_calls_and_not_for_its_types() -> None:
    assert words(used("driver.cpp").links("cuda")) == []
    assert words(used("module.cpp").links("cuda")) == ["-lcuda"]
    assert words(used("module.cpp").links("hip")) == []


def test_every_library_of_both_vendors() -> None:
    cuda, hip = (words(used("all.cu").links(target)) for target in ("cuda", "hip"))
    assert set(cuda) == {f"-l{name}" for name in CUDA.split()}
    assert set(hip) == {f"-l{name}" for name in HIP.split()}
    assert words(used("all.cu").links("host")) == []
    assert "cuBLAS" in used("all.cu").hostless and used("plain.cu").hostless == ()


def test_another_prefix_and_plain_hip_are_read_too() -> None:
    text = b"#include <acme/blas.hpp>\nvoid f() { acmefftPlan1d(); }\n"
    assert words(usage({"a.cu": text}, ["a.cu"], "acme").links("hip")) == ["-lhipblas", "-lhipfft"]
    text = b"#include <hipblas/hipblas.h>\nvoid f() { hiprandCreateGenerator(); }\n"
    assert words(usage({"a.cu": text}, ["a.cu"], "gpu").links("hip")) == ["-lhipblas", "-lhiprand"]


def test_every_library_that_has_a_header_of_its_own_on_hip_says_what_to_link() -> None:
    """No library with host functions on both vendors is left without a line; the others are header-only."""
    api = load_api(data_folder("rules") / "api")
    without = {row.library for row in api.values() if row.kind == "function" and row.supported and not row.same}
    without -= {library.name for library in api.libraries.values() if any(lk.target == "hip" for lk in library.links)}
    assert without <= {"complex", "cub", "device", "thrust"}


@pytest.mark.parametrize("line", ["hip hipblas roc::hipblas hipblas sometimes", "hip hipblas roc::hipblas"])
def test_malformed_link_lines_are_refused(tmp_path: Path, line: str) -> None:
    folder = write_tables(tmp_path, "cudaA ~")
    text = (folder / "demo.toml").read_text()
    (folder / "demo.toml").write_text(f"link = '''\n{line}\n'''\n{text}")
    with pytest.raises(ConfigError, match=r"demo\.toml"):
        ApiMap(folder)


MAIN = """#include <gpu/gpu.hpp>
#include <gpu/{wrapper}.hpp>
int main() {{ return {call}(nullptr, 0); }}
"""
LIBRARIES = {"hip": ("hiprand", "hiprandCreateGenerator"), "cuda": ("curand", "curandCreateGenerator")}


def program(root: Path, target: str) -> Path:
    """A tree whose program calls a library that is nothing but that function, in ``root/lib``."""
    library, function = LIBRARIES[target]
    header = f'extern "C" int {function}(void*, int);\n#define gpurandCreateGenerator {function}\n'
    files = {"main.cu": MAIN.format(wrapper="rand", call="gpurandCreateGenerator")}
    write_tree(root, files | {"gpu/gpu.hpp": "", "gpu/rand.hpp": header})
    (root / "lib").mkdir()
    source = f"int {function}(void* generator, int type) {{ return type; }}\n"
    command = ["g++", "-shared", "-fPIC", "-x", "c", "-", "-o", f"{root}/lib/lib{library}.so"]
    subprocess.run(command, input=source, text=True, check=True, timeout=60)
    for name, text in build_files(root, read_manifest(root)).items():
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize("target", ["hip", "cuda"])
def test_cmake_links_a_library_by_its_name(tmp_path: Path, target: str) -> None:
    compiler = need(target)
    if not shutil.which("cmake"):
        pytest.skip("no cmake")
    tree = program(tmp_path / "t", target)
    flags = [f"-DCMAKE_LIBRARY_PATH={tree}/lib"]
    if target == "hip":
        flags += ["-DGPU_HIP_AS_CXX=ON", f"-DCMAKE_CXX_COMPILER={compiler.path}", "-DCMAKE_HIP_ARCHITECTURES=gfx90a"]
        flags += [f"-DGPU_HIP_FLAGS={' '.join(compiler.flags)}"]
    else:
        flags += [f"-DCMAKE_CUDA_COMPILER={compiler.path}", "-DCMAKE_CUDA_ARCHITECTURES=80"]
    for command in (["cmake", "--preset", target, *flags], ["cmake", "--build", "--preset", target]):
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert LIBRARIES[target][0].encode() in (tree / f"build/cmake-{target}/main").read_bytes()


def test_cmake_says_which_library_is_not_there(tmp_path: Path) -> None:
    if not shutil.which("cmake"):
        pytest.skip("no cmake")
    compiler, tree = need("hip"), program(tmp_path / "t", "hip")
    lists = (tree / "CMakeLists.txt").read_text()
    (tree / "CMakeLists.txt").write_text(lists.replace("hiprand", "nosuchrand"))
    command = ["cmake", "--preset", "hip", "-DGPU_HIP_AS_CXX=ON", f"-DCMAKE_CXX_COMPILER={compiler.path}"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode != 0 and "nosuchrand" in done.stderr


def test_the_page_and_the_lists_name_each_programs_own_libraries(tmp_path: Path) -> None:
    one = "#include <gpu/fft.hpp>\nint main() {}\n"
    two = "#include <gpu/gpu.hpp>\nint main() {}\n"
    root = write_tree(tmp_path, {"one.cu": one, "two.cu": two})
    files = build_files(root, read_manifest(root))
    page = files["BUILDING.md"].splitlines()
    assert [line for line in page if "-lcufft" in line] == ["nvcc one.cu.o -o one -arch=sm_80 -lcufft"]
    assert [line.split()[3] for line in page if "-lhipfft" in line] == ["one"]
    assert any("`one` uses cuFFT" in line for line in page) and not any("`two` uses" in line for line in page)
    lists = files["CMakeLists.txt"]
    assert "target_link_libraries(one PRIVATE ${GPU_CUFFT_LIBRARY})" in lists and "libraries(two PRIVATE $<" in lists
    assert 'gpu_library(GPU_HIPFFT_LIBRARY "hipfft" "hip::hipfft" hipfft)' in lists
    assert 'message(WARNING "one uses cuFFT' in lists
    assert (
        "gpu_library"
        not in build_files(write_tree(tmp_path / "u", {"two.cu": two}), read_manifest(tmp_path / "u"))["CMakeLists.txt"]
    )


def test_build_links_the_name_that_is_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that older releases hold inside another one is linked by the name that is there."""
    body = 'case "$all" in *libamdhip64.so) echo /usr/lib/libamdhip64.so;; *print-file*) echo libhiprtc.so;; esac\n'
    body += '[ -n "$out" ] && echo o > "$out"; exit 0'
    compiler = fake_compiler(tmp_path, body)
    script = Path(compiler.path)
    script.write_text(script.read_text().replace("while [", 'all="$*"\nwhile [', 1))
    use(monkeypatch, compiler)
    root = write_tree(tmp_path / "t", {"main.cu": "#include <gpu/rtc.hpp>\nint main() {}\n"})
    result = build(root, "hip", ["gfx90a"], options=Options(jobs=1))
    step = result.program("main", "gfx90a")
    assert step and step.command[-1] == "-lamdhip64" and "-lhiprtc" not in step.command


REAL = """#include <hip/hip_runtime.h>
#include <hiprand/hiprand.h>
int main() {
    hiprandGenerator_t generator;
    return hiprandCreateGenerator(&generator, HIPRAND_RNG_PSEUDO_DEFAULT) != HIPRAND_STATUS_SUCCESS;
}
"""


def test_a_program_with_the_real_library_links(tmp_path: Path) -> None:
    need("hip")
    if not any(Path(root, "include/hiprand/hiprand.h").is_file() for root in ("/usr", "/opt/rocm")):
        pytest.skip("no hipRAND")
    result = build(write_tree(tmp_path, {"main.cu": REAL}, style="hip"), "hip", ["gfx90a"])
    step = result.program("main", "gfx90a")
    assert step and step.ok and "-lhiprand" in step.command, result.steps
