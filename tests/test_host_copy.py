"""The copy for the host build: what it lowers, that lines stay, and that it compiles and runs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from test_host_runtime import compiler, start, write_header

from translator.edits import apply
from translator.errors import InputError
from translator.facts import Argument, Asm, Function, Launch, Space, Subscript, Unit, Variable
from translator.harness.hostcopy import host_edits, write_host_copy
from translator.model import SourceFile, Span

PROGRAM = """\
#include "tile.cuh"
#include <cstdio>

extern __shared__ __align__(16) unsigned char raw[];

template <typename T>
__global__ void scale(const T *in, T *out, int n, T factor = T(2)) {
  extern __shared__ float2 pairs[];
  __shared__ T tile[kTile], other
      [4];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) tile[threadIdx.x] = in[i];
  if (threadIdx.x < 4) other[threadIdx.x] = T(threadIdx.x);
  pairs[threadIdx.x].y = 3.0f;
  __syncthreads();
  const float *last = reinterpret_cast<const float *>(raw) + 2 * threadIdx.x + 1;
  T *end = &tile[kTile];
  if (i < n) out[i] = *(end - kTile + threadIdx.x) * factor + *last + other[threadIdx.x % 4];
}

__global__ void overrun(int *out) { out[0] = reach(threadIdx.x); }

int main(int argc, char **) {
  double in[48], out[48];
  for (int i = 0; i < 48; ++i) in[i] = i;
  if (argc > 1) overrun<<<1, 33>>>(reinterpret_cast<int *>(out));
  scale<<<dim3(2), kTile,
      kTile * sizeof(float2)>>>(in, out, 48, 2.0);
  auto chosen = &scale<double>;
  chosen<<<1, kTile, kTile * sizeof(float2), nullptr>>>(in, out, 3, 10);
  scale<double><<<1, 1, 16>>>(in, out, 1, 0.5f);
  std::printf("%g %g %g %g\\n", out[0], out[1], out[3], out[47]);
}
"""
HEADER = """\
#pragma once
#include <gpu/gpu.hpp>
constexpr int kTile = 32;
__device__ inline int reach(int i) {
  __shared__ int small[32];
  small[i] = i;
  return small[0];
}
"""
STUB = "#pragma once\n#if !defined(GPU_TARGET_HOST)\n#include <cuda_runtime.h>\n#endif\n"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output tree whose emitted header is CUDA's for the front end."""
    root = tmp_path_factory.mktemp("tree")
    for name, text in {"main.cu": PROGRAM, "tile.cuh": HEADER, "gpu/gpu.hpp": STUB}.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    files = [
        {"path": "main.cu", "language": "cuda", "unit": True, "flags": []},
        {"path": "tile.cuh", "language": "header"},
    ]
    manifest = {
        "version": 1,
        "prefix": "gpu",
        "style": "portable",
        "source": ".",
        "files": files,
        "emitted": ["gpu/gpu.hpp"],
    }
    (root / "crosswarp.json").write_text(json.dumps(manifest), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def copied(tree: Path) -> Path:
    return write_host_copy(tree)


@pytest.mark.parametrize("kind", ["gcc", "clang"])
def test_lowered_program_runs(copied: Path, kind: str, tmp_path: Path) -> None:
    write_header(tmp_path)
    program = tmp_path / "program"
    command = [
        compiler(kind),
        "-std=c++17",
        "-O1",
        "-pthread",
        f"-I{tmp_path}",
        "-x",
        "c++",
        "main.cu",
        "-o",
        str(program),
    ]
    done = subprocess.run(command, cwd=copied, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[:4000]
    done = start(program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 14 12 100\n", "")
    done = start(program, "x")
    place = "in kernel overrun, block (0,0,0), thread (32,0,0), tile.cuh:6: index 32 of shared array 'small'"
    assert done.stderr.startswith(f"gpu host: shared-memory index out of bounds {place}"), done.stderr


def test_lines_stay_where_they_are(copied: Path) -> None:
    for name, text in (("main.cu", PROGRAM), ("tile.cuh", HEADER)):
        lines = (copied / name).read_text(encoding="utf-8").splitlines()
        assert lines[0] == f'#line 1 "{name}"'
        assert len(lines) == len(text.splitlines()) + 1
        for before, after in zip(text.splitlines(), lines[1:], strict=True):
            assert (
                before == after
                or "gpu::host" in after
                or "__shared__" in before
                or before.strip() == "[4];"
                or ">>>" in before
            )


def test_second_copy_changes_nothing(tree: Path, copied: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copied.rglob("*")}
    (copied.with_name(f"{copied.name}.stamp")).unlink()
    write_host_copy(tree)
    assert {path: path.stat().st_mtime_ns for path in copied.rglob("*") if path.is_file()} == {
        path: time for path, time in before.items() if path.is_file()
    }


def test_no_tree_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="crosswarp"):
        write_host_copy(tmp_path)


def lowered(text: str, *facts: object) -> str:
    """The text after the edits for the facts, which hold offsets into ``f.cu``."""
    source = SourceFile("f.cu", text.encode())
    unit = Unit(main="f.cu", files=("f.cu",), facts=facts)  # type: ignore[arg-type]
    return apply(source.data, host_edits(unit, {"f.cu": source})).decode()


def at(text: str, part: str, start: int = 0) -> Span:
    begin = text.index(part, start)
    return Span("f.cu", begin, begin + len(part))


def test_inline_ptx_is_refused_at_its_place() -> None:
    text = '__global__ void k() { asm volatile("bar.sync 1;"); }'
    asm = Asm(span=at(text, 'asm volatile("bar.sync 1;")'), template="bar.sync 1;", outputs=(), inputs=(), clobbers=())
    body = at(text, text[text.index("{") :])
    kernel = Function(span=at(text, text), name="k", name_span=at(text, "k"), kernel=True, device=True, body=body)
    after = lowered(text, asm, kernel)
    assert '_Pragma("GCC error' in after and after.index("_Pragma") < after.index("asm volatile")
    host = Function(span=at(text, text), name="k", name_span=at(text, "k"), body=body)
    assert lowered(text, asm, host) == text


def test_index_of_a_local_array_and_a_constant_in_bounds_stay() -> None:
    text = "a[i] + s[3] + p[i]"

    def access(base: str, index: str, kind: str, value: int | None = None) -> Subscript:
        whole = at(text, f"{base}[{index}]")
        base_span = Span("f.cu", whole.start, whole.start + 1)
        inner = Span("f.cu", whole.start + 2, whole.end - 1)
        argument = Argument(span=inner, text=index, value=value)
        return Subscript(span=whole, base=base, base_span=base_span, index=argument, base_type=kind)

    shared = Variable(span=at(text, "s"), name="s", name_span=at(text, "s"), space=Space.SHARED, type="int[4]")
    after = lowered(text, access("a", "i", "int[8]"), access("s", "3", "int[4]", 3), access("p", "i", "int *"))
    assert after == "a[i] + s[3] + ::gpu::host::at(p, (i))"
    assert "at(s, (3))" in lowered(text, access("s", "3", "int[2]", 3), shared)


def test_colon_before_a_launch_does_not_run_into_the_scope() -> None:
    text = "case 1:k<<<1, 2>>>();"
    launch = Launch(
        span=at(text, "k<<<1, 2>>>()"),
        kernel="k",
        kernel_span=at(text, "k"),
        configuration=(),
        configuration_span=at(text, "<<<1, 2>>>"),
        arguments=(),
        arguments_span=at(text, "()"),
    )
    assert lowered(text, launch) == 'case 1: ::gpu::host::launch("k", &k, ::gpu::host::Configuration(1, 2))();'
