"""A program with inline PTX, migrated: the same PTX on CUDA, the right results on the host, machine code for AMD."""

from __future__ import annotations

from pathlib import Path

from memory_math import compiler, run

from translator.harness.hostcopy import write_host_copy
from translator.harness.ptx import normal_form, parse
from translator.output import write_tree
from translator.pipeline import Options, translate_tree

PROGRAM = r"""
#include <cstdio>
#include <cuda_runtime.h>

#define BFE(to, from, at, count) asm("bfe.u32 %0, %1, %2, %3;" : "=r"(to) : "r"(from), "r"(at), "r"(count))

template <class T> __device__ __forceinline__ T load(const T *p) {
  T value;
  asm volatile("ld.global.nc.u32 %0, [%1];" : "=r"(value) : "l"(p));
  return value;
}

__device__ __forceinline__ void product(unsigned *out, unsigned a, unsigned b) {
  asm("{\n\t"
      ".reg .pred big;\n\t"  // above 1000
      "mul.lo.u32 %0, %2, %3;\n\t"
      "mul.hi.u32 %1, %2, %3;\n\t"
      "setp.gt.u32 big, %0, 1000;\n\t"
      "@big add.u32 %1, %1, 7;\n\t"
      "}"
      : "=r"(out[0]), "=r"(out[1])
      : "r"(a), "r"(b));
}

__global__ void work(const unsigned *in, unsigned *out) {
  __shared__ unsigned tile[64];
  const unsigned i = threadIdx.x, place = (unsigned)__cvta_generic_to_shared(&tile[i]);
  unsigned lane, other, field, words[2];
  asm volatile("mov.u32 %0, %%laneid;" : "=r"(lane));
  asm volatile("st.shared.u32 [%0], %1;" :: "r"(place), "r"(load(in + i)) : "memory");
  asm volatile("bar.sync 0;" ::: "memory");
  if (lane < 32) asm("shfl.sync.bfly.b32 %0, %1, 1, 0x1f, -1;" : "=r"(other) : "r"(tile[63 - i])); else other = 0;
  BFE(field, other, 4, 8);
  product(words, field, 100);
  float x = 0.5f;
  asm("fma.rn.f32 %0, %1, %1, %2;" : "=f"(x) : "f"(x), "f"(1.0f));
  asm("red.global.add.u32 [%0], %1;" :: "l"(out + 192), "r"((unsigned)(x * 4)) : "memory");
  out[3 * i] = other;
  out[3 * i + 1] = words[0];
  out[3 * i + 2] = words[1];
}

int main() {
  unsigned in[64], out[193] = {0}, *d, *e;
  for (unsigned i = 0; i < 64; ++i) in[i] = i * 37;
  cudaMalloc(&d, sizeof in);
  cudaMalloc(&e, sizeof out);
  cudaMemcpy(d, in, sizeof in, cudaMemcpyHostToDevice);
  cudaMemcpy(e, out, sizeof out, cudaMemcpyHostToDevice);
  work<<<1, 64>>>(d, e);
  cudaMemcpy(out, e, sizeof out, cudaMemcpyDeviceToHost);
  int wrong = out[192] != 64 * 5;
  for (unsigned i = 0; i < 64; ++i) {
    const unsigned other = (63 - (i ^ 1)) * 37, low = (other >> 4 & 255) * 100;
    wrong += out[3 * i] != other || out[3 * i + 1] != low || out[3 * i + 2] != (low > 1000 ? 7u : 0u);
  }
  std::printf("wrong: %d\n", wrong);
}
"""


def migrated(folder: Path, text: str) -> Path:
    source, out = folder / "in", folder / "out"
    source.mkdir()
    (source / "program.cu").write_text(text, encoding="utf-8")
    write_tree(translate_tree(Options((source,))), out)
    return out


def test_results_on_the_host(tmp_path: Path) -> None:
    out, host = migrated(tmp_path, PROGRAM), compiler("host")
    copy = write_host_copy(out)
    flags = ["-x", "c++", "-std=c++17", "-O2", "-DGPU_TARGET_HOST", "-pthread"]
    run(*host.command, *host.flags, *flags, "-I", copy, "-o", tmp_path / "program", copy / "program.cu", cwd=copy)
    assert run(tmp_path / "program", cwd=tmp_path) == "wrong: 0\n"


def test_ptx_is_the_same(tmp_path: Path) -> None:
    out, nvcc = migrated(tmp_path, PROGRAM), compiler("cuda")
    modules = []
    for folder in (tmp_path / "in", out):
        command = [*nvcc.command, *nvcc.flags, "-std=c++17", "-arch=sm_80", "-I", folder, "-ptx", "-o", "program.ptx"]
        run(*command, folder / "program.cu", cwd=folder)
        modules.append(parse((folder / "program.ptx").read_text(encoding="utf-8")))
    assert modules[0].kernels()
    for kernel in modules[0].kernels():
        assert normal_form(modules[0], kernel) == normal_form(modules[1], kernel)


def test_amd_compiles_it(tmp_path: Path) -> None:
    out, hip = migrated(tmp_path, PROGRAM), compiler("hip")
    for arch in ("gfx90a", "gfx1030"):
        flags = ["-x", "hip", f"--offload-arch={arch}", "--cuda-device-only", "-O2", "-S", "-o", f"{arch}.s"]
        run(*hip.command, *hip.flags, *flags, "-I", out, out / "program.cu", cwd=out)
        text = (out / f"{arch}.s").read_text(encoding="utf-8")
        assert "ds_bpermute" not in text  # the shuffle by 1 is not one of any lane
        assert "global_load_dword" in text and "flat_load" not in text
