"""Arithmetic on ``CUdeviceptr``: the text, the values where it is a pointer, and what is left alone or refused."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from snippets import Translated, translate

from translator.model import Safety, Style
from translator.output import write_tree

HEAD = "#include <cuda.h>\n#include <cstdint>\n#include <cstdio>\n#include <utility>\n#include <vector>\n"
CODE = """
#define OFF(p, n) ((p) + (n) * sizeof(float))
struct Buffer { CUdeviceptr base; size_t size; };
typedef CUdeviceptr Address;
class Pool {
 public:
  explicit Pool(CUdeviceptr p) : base_(p), next_(p) {}
  CUdeviceptr take(size_t n) { CUdeviceptr p = (next_ + 255) & ~(CUdeviceptr)255; next_ = p + n; return p; }
  size_t used() const { return next_ - base_; }
 private:
  CUdeviceptr base_, next_;
};
template <class T> CUdeviceptr at(CUdeviceptr p, size_t i) { return p + i * sizeof(T); }
uint64_t number(CUdeviceptr d) { return d; }
void show(const char* what, unsigned long long value) { std::printf("%s %llx\\n", what, value); }
int main() {
  CUdeviceptr d = (CUdeviceptr)0x1010, e = static_cast<CUdeviceptr>(0x2000u);
  int n = -4; size_t k = 3;
  show("minus", number(d + n));
  show("macro", number(OFF(d, k)));
  show("template", number(at<double>(d, k)));
  show("mask", d & 0xff);
  show("distance", (e - d) / 16);
  show("below", (d - e) / 16);
  show("less", d - e < k);
  d += 64; d++; --d; d -= k; d |= 1; d += e - e;
  show("updates", d);
  Pool pool(d); show("pool", pool.take(5)); show("used", pool.used());
  auto q = d + 4; show("auto", q); show("auto moved", number(q + 4));
  auto gap = e - d; show("gap", gap % 7);
  std::vector<CUdeviceptr> v(2, d); v[1] = v[0] + 8; v.push_back(v.at(1) + 8); show("vector", number(v[2]));
  std::pair<CUdeviceptr, size_t> both{d, 4}; show("pair", number(both.first + both.second));
  Buffer b{d + 4, 8}; Buffer* p = &b; p->base += p->size; show("field", p->base >> 1);
  size_t list[] = {d, d + 1}; show("list", list[0] + list[1]);
  CUdeviceptr c = k ? d + 4 : 0; show("choice", c);
  uintptr_t u = (uintptr_t)(d + 4); u += d; show("cast", u);
  show("compared", (d == e) + 2 * (d + 4 > e) + 4 * (d != 0) + 8 * (d == u) + 16 * !d);
  Address z = d; z = z + 4; z -= 2; show("own name", z);
  auto moved = [&](size_t i) { return d + i; }; show("lambda", moved(2));
  for (CUdeviceptr x : v) u += x % 16;
  show("loop", u);
  std::printf("%llx\\n", d);
  const float* host = reinterpret_cast<const float*>(d); show("const", number(reinterpret_cast<CUdeviceptr>(host)));
  double real = d; show("real", (unsigned long long)real);
}
"""


def device_arithmetic() -> list[str]:
    """What the program prints, computed here."""
    mask = (1 << 64) - 1
    d, e, k = 0x1010, 0x2000, 3
    lines = [("minus", d - 4), ("macro", d + 12), ("template", d + 24), ("mask", d & 0xFF), ("distance", (e - d) // 16)]
    lines += [("below", ((d - e) & mask) // 16), ("less", 0)]
    d = ((d + 64 - k) | 1) + 0
    lines += [("updates", d)]
    taken = (d + 255) & ~255
    lines += [("pool", taken), ("used", taken + 5 - d), ("auto", d + 4), ("auto moved", d + 8), ("gap", (e - d) % 7)]
    lines += [("vector", d + 16), ("pair", d + 4), ("field", (d + 12) >> 1), ("list", 2 * d + 1), ("choice", d + 4)]
    u = d + 4 + d
    lines += [("cast", u), ("compared", 4), ("own name", d + 2), ("lambda", d + 2)]
    u += sum(x % 16 for x in (d, d + 8, d + 16))
    return [f"{what} {value:x}" for what, value in [*lines, ("loop", u)]] + [f"{d:x}", f"const {d:x}", f"real {d:x}"]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Translated, Path]:
    folder = tmp_path_factory.mktemp("addresses")
    translated = translate(folder, HEAD + CODE, name="a.cpp")
    write_tree(translated.run, folder / "out")
    return translated, folder / "out"


def run(command: list[str], folder: Path) -> str:
    """The output of a program that is built first."""
    built = subprocess.run([*command, "-o", "a"], cwd=folder, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stderr[-3000:]
    return subprocess.run(["./a"], cwd=folder, capture_output=True, text=True, timeout=60, check=True).stdout


def test_values_on_amd(done: tuple[Translated, Path]) -> None:
    """Where device pointers are pointers the numbers are what they are in CUDA."""
    if not shutil.which("clang++-19") or not Path("/usr/include/hip/hip_version.h").exists():
        pytest.skip("needs clang++-19 and HIP's headers (libamdhip64-dev)")
    command = ["clang++-19", "-x", "hip", "--offload-host-only", "-nogpulib", "-D__HIP_PLATFORM_AMD__", "-std=c++17"]
    assert run([*command, "-w", "-I", ".", "a.cpp", "-lamdhip64"], done[1]).splitlines() == device_arithmetic()


def test_values_on_cuda(done: tuple[Translated, Path]) -> None:
    """On CUDA nothing changes."""
    if not shutil.which("nvcc"):
        pytest.skip("needs nvcc")
    assert (
        run(["nvcc", "-w", "-std=c++17", "-x", "cu", "-I", ".", "a.cpp"], done[1]).splitlines() == device_arithmetic()
    )


def test_nothing_is_left(done: tuple[Translated, Path]) -> None:
    """All of it is exact, and what both vendors take alike is as it was."""
    mine = [finding for finding in done[0].findings if finding.id == "CW537"]
    assert len(mine) > 40 and all(finding.safety is Safety.EXACT and finding.edits for finding in mine)
    for kept in ("(CUdeviceptr)0x1010", "d != 0", "!d)", "d == e"):
        assert kept.replace("CUdeviceptr", "gpuDrvDeviceptr") in done[0].text


@pytest.mark.parametrize(
    "code",
    [
        "#define ALIGN(p, a) (((p) + (a) - 1) & ~((a) - 1))\nCUdeviceptr f(CUdeviceptr d) { return ALIGN(d, 256); }\n",
        "CUdeviceptr f(CUdeviceptr d) { return d++; }\n",
        "CUdeviceptr* next();\nvoid f() { *next() += 4; }\n",
    ],
)
def test_what_cannot_be_rewritten_is_said(code: str, tmp_path: Path) -> None:
    found = translate(tmp_path, HEAD + code, name="a.cpp")
    (mine,) = [finding for finding in found.findings if finding.id == "CW537"]
    assert mine.safety is Safety.MANUAL and "gpu::device_address(d)" in mine.message


def test_other_integers_are_left_alone(tmp_path: Path) -> None:
    """Values of the same type that no one calls a device pointer."""
    code = "CUdeviceptr base;\nunsigned long long f(unsigned long long n) { n += 4; return (n + 255) & ~255ull; }\n"
    assert "CW537" not in translate(tmp_path, HEAD + code, name="a.cpp").ids()


def test_c_files_and_hip_style(tmp_path: Path) -> None:
    """C files have casts that both vendors' compilers read; HIP's spelling has HIP's types."""
    code = "#include <cuda.h>\nCUdeviceptr f(CUdeviceptr d, int n) { return d + n; }\n"
    moved = "(gpuDrvDeviceptr)((unsigned long long)(d) + n)"
    assert moved in translate(tmp_path, code, name="a.c").text
    more = code + "CUdeviceptr g(CUdeviceptr d) { return d & ~3ull; }\n"
    text = translate(tmp_path, more, Style.HIP, name="b.cpp").text
    assert "return (char*)(d) + n;" in text and "(hipDeviceptr_t)((unsigned long long)(d) & ~3ull)" in text
