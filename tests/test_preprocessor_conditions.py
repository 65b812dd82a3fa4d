"""What becomes of conditions on the compute capability and on versions: one text, one run, many conditions."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import Translated, translate

from translator.model import Finding, Safety, Severity, Style

# Each condition stands on a line of its own that ends in a mark; the arms follow.
TEXT = """\
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#if 900 <= __CUDA_ARCH__  // ladder 1
__device__ int tier(int *to) { asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(0)); return 3; }
#elif __CUDA_ARCH__ > 799  // ladder 2
__device__ int tier(int *to) { return __reduce_add_sync(0xffffffffu, *to); }
#elif !(__CUDA_ARCH__ < 700) && defined(TENSORS)  // ladder 3
__device__ int tier(int *to) { wmma_load(to); return 1; }
#else
__device__ int tier(int *to) { return 0; }
#endif

#if __CUDA_ARCH__ >= 800 && __CUDA_ARCH__ < 900  // range
__device__ void copy(int *to, int *p) { asm volatile("cp.async.ca.shared.global [%0], [%1], 4;" ::"r"(0), "l"(p)); }
#else
__device__ void copy(int *to, int *p) { *to = *p; }
#endif

#if __CUDA_ARCH__ == 750 || 860 == __CUDA_ARCH__  // chips
constexpr int threads = 1024;
#else
constexpr int threads = 2048;
#endif

template <class T> __device__ T larger(T a, T b) {
#if !defined(__CUDA_ARCH__) || (__CUDA_ARCH__ >= 530)  // half
  return __hgt(a, b) ? a : b;
#else
  return __half2float(a) > __half2float(b) ? a : b;
#endif
}

__device__ __nv_bfloat16 sum(__nv_bfloat16 a, __nv_bfloat16 b) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 800  // context
  return __float2bfloat16(__bfloat162float(a) + __bfloat162float(b));
#else
  return a + b;
#endif
}

__device__ void parts(int *p, int v) {
#if __CUDA_ARCH__ >= 800  // first part
  p[0] = __reduce_max_sync(0xffffffffu, v);
#else
  p[0] = v;
#endif
#if __CUDA_ARCH__ >= 800  // second part
  asm volatile("ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%0}, [%1];" : "=r"(p[1]) : "r"(v));
#else
  p[1] = v;
#endif
}

template <class T> __device__ void split(T *p) {
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ < 800  // opens
  if constexpr (sizeof(T) == sizeof(__nv_bfloat16)) { return; } else {
#endif
  *p = T(1);
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ < 800  // closes
  }
#endif
}

__device__ void early() {
#if __CUDA_ARCH__ >= 900  // hint
  asm volatile("griddepcontrol.wait;");
#endif
}

__global__ void lost(int *lock) {
#if __CUDA_ARCH__ >= 700  // gap
  asm volatile("red.release.gpu.global.add.s32 [%0], 1;" ::"l"(lock));
#endif
}

#if __CUDA_ARCH__ < 750  // empty kernel
__global__ void gemm(int *c) {}
#else
__global__ void gemm(int *c) { asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {}, {}, {}, {};"); }
#endif

#if __CUDA_ARCH__ >= 800  // flag
#define FAST 1
#else
#define FAST 0
#endif

#if __CUDA_ARCH__ >= LIMIT  // limit
__device__ int limit() { return 1; }
#endif

__global__ void __launch_bounds__(256,
#if __CUDA_ARCH__ >= 700  // argument
  4
#else
  2
#endif
) bounded(int *to) { *to = 1; }

#if (__CUDA_ARCH__ >= 600 || __CUDA_ARCH__ < 300)  // both ways
__device__ int both() { return 1; }
#endif

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 700  // overload
__device__ void atomicAdd(__half *to, __half v) { *to = __hadd(*to, v); }
#endif

#if __CUDA_ARCH__ >= 350  // old
__device__ int old(const int *p) { return 7; }
#endif

#if defined(__HIP_DEVICE_COMPILE__) || __CUDA_ARCH__ >= 600  // decided
__device__ int theirs() { return 1; }
#endif
"""

REWRITTEN = {
    "ladder 1": "900 <= GPU_CUDA_ARCH_BULK_COPIES",
    "ladder 2": "GPU_CUDA_ARCH_WARP_REDUCE > 799",
    "ladder 3": "!(GPU_CUDA_ARCH_TENSOR_CORES < 700) && defined(TENSORS)",
    "range": "GPU_CUDA_ARCH_ASYNC_COPIES >= 800 && GPU_CUDA_ARCH_ASYNC_COPIES < 900",
    "chips": "GPU_CUDA_ARCH == 750 || 860 == GPU_CUDA_ARCH",
    "half": "!GPU_DEVICE_CODE || (GPU_CUDA_ARCH_HALF >= 530)",
    "context": "GPU_DEVICE_CODE && GPU_CUDA_ARCH_BF16 < 800",
    "first part": "GPU_CUDA_ARCH_TENSOR_CORES >= 800",
    "second part": "GPU_CUDA_ARCH_TENSOR_CORES >= 800",
    "opens": "!GPU_DEVICE_CODE || GPU_CUDA_ARCH_BF16 < 800",
    "closes": "!GPU_DEVICE_CODE || GPU_CUDA_ARCH_BF16 < 800",
    "hint": "GPU_CUDA_ARCH_DEPENDENT_LAUNCH >= 900",
    "argument": "GPU_CUDA_ARCH >= 700",
    "overload": "GPU_DEVICE_CODE && GPU_CUDA_ARCH_ATOMIC_ADD_HALF < 700",
    "old": "GPU_CUDA_ARCH_BASELINE >= 350",
}
REFUSED = {
    "gap": "does nothing",
    "empty kernel": "does nothing",
    "flag": "does not show",
    "limit": "part of an expression",
    "both ways": "old and new",
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Translated:
    return translate(tmp_path_factory.mktemp("conditions"), TEXT)


def _condition(text: str, mark: str) -> str:
    line = next(line for line in text.splitlines() if line.endswith(f"  // {mark}"))
    return line.split(maxsplit=1)[1].removesuffix(f"  // {mark}")


def _finding(done: Translated, mark: str) -> Finding:
    at = TEXT.index(f"// {mark}\n")
    start = TEXT.rindex("#", 0, at)
    return next(f for f in done.findings if f.id == "CW704" and start <= f.span.start < at)


@pytest.mark.parametrize("mark", REWRITTEN)
def test_each_asks_for_what_its_text_uses(done: Translated, mark: str) -> None:
    assert _condition(done.text, mark) == REWRITTEN[mark]
    assert _finding(done, mark).edits


@pytest.mark.parametrize("mark", REFUSED)
def test_what_cannot_be_told_is_refused_with_the_reason(done: Translated, mark: str) -> None:
    assert _condition(done.text, mark) == _condition(TEXT, mark)
    found = _finding(done, mark)
    assert found.safety is Safety.MANUAL and found.severity is Severity.WARNING
    assert REFUSED[mark] in found.message


def test_a_condition_that_names_hip_is_its_authors(done: Translated) -> None:
    assert _condition(done.text, "decided") == _condition(TEXT, "decided")
    assert not any(f.id in ("CW702", "CW704") and f.span.start > TEXT.index("// old\n") for f in done.findings)


def test_the_message_says_which_arm_amd_takes(done: Translated) -> None:
    assert _finding(done, "ladder 1").message == (
        "AMD GPUs lack bulk copies and memory barriers in shared memory: AMD does not take this arm"
    )
    assert _finding(done, "ladder 2").message.endswith("count as 8.0 in it: AMD takes this arm")
    assert _finding(done, "overload").message == "AMD GPUs lack an atomicAdd on half precision: AMD takes this arm"
    assert _finding(done, "context").message.endswith("AMD does not take this arm")


def _assembly(done: Translated) -> dict[str, tuple[Safety, Severity]]:
    return {f.symbol: (f.safety, f.severity) for f in done.findings if f.id == "CW601"}


def test_what_amd_does_not_read_needs_no_work(done: Translated, tmp_path: Path) -> None:
    nothing, work = (Safety.EXACT, Severity.INFO), (Safety.MANUAL, Severity.ERROR)
    assert _assembly(done)["mbarrier.arrive.shared::cta.b64"] == nothing
    text = """\
__device__ void f(int *p) {
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 800
  asm volatile("wgmma.fence.sync.aligned;");
#elif defined(MINE) || __CUDA_ARCH__ >= 700
  asm volatile("setmaxnreg.inc.sync.aligned.u32 40;");
#endif
#if defined(MINE) && !(__CUDA_ARCH__ < 700)
  asm volatile("mbarrier.inval.b64 [%0];" ::"l"(p));
#else
  __threadfence();
#endif
  asm volatile("tcgen05.wait::ld.sync.aligned;");
}
"""
    first = translate(tmp_path, text)
    stops = ("wgmma.fence.sync.aligned", "setmaxnreg.inc.sync.aligned.u32", "tcgen05.wait::ld.sync.aligned")
    assert _assembly(first) == dict.fromkeys(stops, work) | {"mbarrier.inval.b64": nothing}
    assert first.text.count("GPU_NO_PTX(") == len(stops)
    again = translate(tmp_path, first.text)
    assert again.text == first.text
    assert _assembly(again) == {"mbarrier.inval.b64": nothing}


def test_hip_style_spells_the_arm_out(tmp_path: Path) -> None:
    text = translate(tmp_path, TEXT, Style.HIP).text
    assert _condition(text, "ladder 2") == "(__CUDA_ARCH__ > 799 || defined(__HIP_DEVICE_COMPILE__))"
    assert _condition(text, "ladder 1") == "900 <= __CUDA_ARCH__"
    device = "(defined(__CUDA_ARCH__) || defined(__HIP_DEVICE_COMPILE__))"
    assert _condition(text, "context") == f"{device} && (__CUDA_ARCH__ < 800 && !defined(__HIP_DEVICE_COMPILE__))"
    assert _condition(text, "hint") == "__CUDA_ARCH__ >= 900"
