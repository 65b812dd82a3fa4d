"""The AMD lowering of the warp operations, run as machine code on an emulator and compared with CUDA's semantics.

One block of 64 threads is one 64-lane wave on gfx942, two logical warps that may diverge, and two waves on gfx1100.
DPP moves are kept apart from arithmetic, since the emulator knows them only as moves.
"""

from __future__ import annotations

from pathlib import Path

import amd_emulator
import numpy as np
import pytest
import warp_model as model
import warp_support

THREADS = 64
OPERANDS = 34
KINDS = ("idx", "up", "down", "xor")
TYPES = {
    "i8": ("signed char", np.int8),
    "u16": ("unsigned short", np.uint16),
    "i32": ("int", np.int32),
    "f32": ("float", np.float32),
    "f16": ("_Float16", np.float16),
    "i64": ("long long", np.int64),
    "f64": ("double", np.float64),
}
CONSTANTS = ("i32_1", "i32_2", "i32_4", "i32_8", "i32_16", "i32_32", "f64_32")  # type and width
FLAGS = ("-O2", "-mllvm", "-amdgpu-dpp-combine=0")
ARCHITECTURES = ("gfx942", "gfx1100")

HEAD = f"#define THREAD static_cast<int>({warp_support.THREAD})\n"
RUNTIME = """
extern "C" __global__ void runtime_NAME(TYPE* out, const TYPE* in, const int* operand, const int* width,
                                        const int* active, int cases) {
  const int t = THREAD;
  if (active[t] == 0) return;
  for (int c = 0; c < cases; ++c) {
    const int a = operand[c * 64 + t], w = width[c];
    TYPE* o = out + c * 256 + t;
    o[0] = gpu::shfl(~0u, in[t], a, w);
    o[64] = gpu::shfl_up(~0u, in[t], a, w);
    o[128] = gpu::shfl_down(~0u, in[t], a, w);
    o[192] = gpu::shfl_xor(~0u, in[t], a, w);
  }
}
"""
CONSTANT_HEAD = """
template <int Operand, int Width, class T>
__device__ void constant(T* out, T v) {
  T* o = out + Operand * 256;
  o[0] = gpu::shfl(~0u, v, Operand, Width);
  o[64] = gpu::shfl_up(~0u, v, Operand, Width);
  o[128] = gpu::shfl_down(~0u, v, Operand, Width);
  o[192] = gpu::shfl_xor(~0u, v, Operand, Width);
}
"""
CONSTANT = """
extern "C" __global__ void constant_NAME(TYPE* out, const TYPE* in, const int* active) {
  const int t = THREAD;
  if (active[t] == 0) return;
  const TYPE v = in[t];
  CASES
}
"""
GROUPS = """
extern "C" __global__ void groups(unsigned* out, const unsigned* mask, const int* value, const int* active) {
  const int t = THREAD;
  if (active[t] == 0) return;
  const unsigned m = mask[t], u = value[t];
  const int v = value[t];
  unsigned* o = out + t;
  o[0] = gpu::ballot(m, v);
  o[64] = gpu::any(m, v);
  o[128] = gpu::all(m, v);
  o[192] = gpu::reduce_add(m, v);
  o[256] = gpu::reduce_min(m, v);
  o[320] = gpu::reduce_max(m, v);
  o[384] = gpu::reduce_add(m, u);
  o[448] = gpu::reduce_min(m, u);
  o[512] = gpu::reduce_max(m, u);
  o[576] = gpu::reduce_and(m, u);
  o[640] = gpu::reduce_or(m, u);
  o[704] = gpu::reduce_xor(m, u);
  o[768] = gpu::active_mask();
}
"""
GROUP_OPS = ("ballot", "any", "all", "add", "min", "max", "add", "min", "max", "and", "or", "xor")
UNSIGNED = (6, 7, 8, 9, 10, 11)
MATCH = """
extern "C" __global__ void match_NAME(unsigned* out, const unsigned* mask, const TYPE* value, const int* active) {
  const int t = THREAD;
  if (active[t] == 0) return;
  int pred = 7;
  out[t] = gpu::match_any(mask[t], value[t]);
  out[64 + t] = gpu::match_all(mask[t], value[t], &pred);
  out[128 + t] = pred;
}
"""
BRANCHES = """
extern "C" __global__ void branches(unsigned* out, const unsigned* mask, const int* value, const int* group) {
  const int t = THREAD, g = group[t];
  const unsigned m = mask[t];
  if (g == 0) {
    out[t] = gpu::reduce_max(m, value[t]);
  } else if (g == 1) {
    out[t] = gpu::match_any(m, value[t]);
  } else if (g == 2) {
    out[t] = gpu::ballot(m, value[t] & 1);
  }
}
extern "C" __global__ void halves(int* out, const int* value) {
  const int t = THREAD;
  int v = value[t];
  if ((t & 32) != 0) {
    for (int o = 16; o > 0; o >>= 1) v += gpu::shfl_xor(~0u, v, o);
    out[t] = v;
  } else {
    for (int o = 1; o < 32; o <<= 1) {
      const int below = gpu::shfl_up(~0u, v, o);
      if ((t & 31) >= o) v += below;
    }
    out[t] = v + gpu::shfl(~0u, v, 31);
  }
}
"""
LANES = """
extern "C" __global__ void lanes(unsigned* out, const unsigned* in) {
  __shared__ unsigned s[64];
  const int t = THREAD;
  out[t] = gpu::lane_id();
  out[64 + t] = gpu::lanemask_eq();
  out[128 + t] = gpu::lanemask_lt();
  out[192 + t] = gpu::lanemask_le();
  out[256 + t] = gpu::lanemask_gt();
  out[320 + t] = gpu::lanemask_ge();
  s[t] = in[t];
  gpu::sync_warp();
  out[384 + t] = s[t ^ 31];
}
"""


def _source() -> str:
    parts = [HEAD, CONSTANT_HEAD, GROUPS, BRANCHES, LANES]
    parts += [RUNTIME.replace("NAME", name).replace("TYPE", text) for name, (text, _) in TYPES.items()]
    for name in CONSTANTS:
        cases = " ".join(f"constant<{operand}, {name[4:]}>(out + t, v);" for operand in range(OPERANDS))
        parts.append(CONSTANT.replace("NAME", name).replace("TYPE", TYPES[name[:3]][0]).replace("CASES", cases))
    for name in ("i32", "f32", "i64", "f64"):
        parts.append(MATCH.replace("NAME", name).replace("TYPE", TYPES[name][0]))
    return "".join(parts)


@pytest.fixture(scope="module", params=ARCHITECTURES)
def code(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code object of all kernels for one architecture."""
    amd_emulator.require()
    return warp_support.build_hip(tmp_path_factory.mktemp("warp"), _source(), request.param, FLAGS, "co")


def _values(kind: type[np.generic], seed: int, distinct: bool = True) -> np.ndarray:
    random = np.random.default_rng(seed)
    if distinct:
        return (random.permutation(120)[:THREADS] - 60).astype(kind)
    return random.integers(-2, 3, THREADS).astype(kind)


def _groups(name: str) -> np.ndarray:
    """Which threads make a call together: numbers are groups within each warp, -1 takes no part."""
    t = np.arange(THREADS)
    random = np.random.default_rng(len(name))
    return {
        "all": np.zeros(THREADS, int),
        "low half": np.where(t < 32, 0, -1),
        "high half": np.where(t < 32, -1, 0),
        "one lane each": np.where(t % 32 == 5, 0, -1),
        "some": random.integers(-1, 1, THREADS),
        "three groups": random.integers(-1, 3, THREADS),
        "low full, high some": np.where(t < 32, 0, random.integers(-1, 2, THREADS)),
        "pairs": t // 2,
    }[name]


GROUPINGS = ("all", "low half", "high half", "one lane each", "some", "three groups", "low full, high some", "pairs")


def _check_shuffles(
    out: np.ndarray, value: np.ndarray, operand: np.ndarray, width: np.ndarray, active: np.ndarray
) -> int:
    """Compare ``out[case, kind, thread]`` where CUDA defines it: caller and source take part."""
    compared = 0
    for case in range(len(width)):
        for index, kind in enumerate(KINDS):
            for thread in np.flatnonzero(active):
                source = model.shuffle_source(kind, int(thread), int(operand[case, thread]), int(width[case]))
                if active[source]:
                    got = out[case, index, thread]
                    assert got == value[source], f"{kind} width {width[case]} by {operand[case, thread]} in {thread}"
                    compared += 1
    return compared


@pytest.mark.parametrize("name", TYPES)
def test_runtime_shuffles(code: Path, name: str) -> None:
    kind = TYPES[name][1]
    random = np.random.default_rng(7)
    width = np.repeat(np.array([1, 2, 4, 8, 16, 32], np.int32), 3)
    operand = random.integers(0, 40, (len(width), THREADS)).astype(np.int32)
    operand[::3] = operand[::3, :1]
    value = _values(kind, 1)
    active = [(_groups(grouping) >= 0).astype(np.int32) for grouping in ("all", "some", "high half")]
    outs = [np.zeros((len(width), 4, THREADS), kind) for _ in active]
    calls = [[out, value, operand, width, mask, np.int32(len(width))] for out, mask in zip(outs, active, strict=True)]
    amd_emulator.run(code, f"runtime_{name}", THREADS, calls)
    for out, mask in zip(outs, active, strict=True):
        assert _check_shuffles(out, value, operand, width, mask) > 300


@pytest.mark.parametrize("name", CONSTANTS)
def test_constant_shuffles(code: Path, name: str) -> None:
    kind, width = TYPES[name[:3]][1], int(name[4:])
    operand = np.repeat(np.arange(OPERANDS, dtype=np.int32)[:, None], THREADS, axis=1)
    value = _values(kind, 2)
    active = [(_groups(grouping) >= 0).astype(np.int32) for grouping in ("all", "some", "low half")]
    outs = [np.zeros((OPERANDS, 4, THREADS), kind) for _ in active]
    calls = [[out, value, mask] for out, mask in zip(outs, active, strict=True)]
    amd_emulator.run(code, f"constant_{name}", THREADS, calls)
    for out, mask in zip(outs, active, strict=True):
        assert _check_shuffles(out, value, operand, np.full(OPERANDS, width), mask) > 1000


def test_votes_and_reductions(code: Path) -> None:
    values = (_values(np.int32, 3), _values(np.int32, 4, False))
    cases = [(_groups(grouping), value) for grouping in GROUPINGS for value in values]
    outs = [np.zeros((13, THREADS), np.uint32) for _ in cases]
    calls = [[o, model.masks(g), v, (g >= 0).astype(np.int32)] for o, (g, v) in zip(outs, cases, strict=True)]
    amd_emulator.run(code, "groups", THREADS, calls)
    for out, (groups, value) in zip(outs, cases, strict=True):
        for index, op in enumerate(GROUP_OPS):
            expected = model.per_group(op, value.view(np.uint32) if index in UNSIGNED else value, groups)
            np.testing.assert_array_equal(out[index], expected, f"{op} ({index})")
        np.testing.assert_array_equal(out[12], model.masks(np.where(groups >= 0, 0, -1)))


@pytest.mark.parametrize("name", ["i32", "f32", "i64", "f64"])
def test_match(code: Path, name: str) -> None:
    kind, t = TYPES[name][1], np.arange(THREADS)
    values = [_values(kind, 5, False), _values(kind, 6), np.where(t < 32, 3, t % 2).astype(kind)]
    if name == "i64":
        values.append(_values(kind, 5, False) << 40)
    if name[0] == "f":
        values.append(np.where(t % 3 == 0, -0.0, 0.0).astype(kind))
    cases = [(_groups(grouping), value) for grouping in GROUPINGS for value in values]
    outs = [np.zeros((3, THREADS), np.uint32) for _ in cases]
    calls = [[o, model.masks(g), v, (g >= 0).astype(np.int32)] for o, (g, v) in zip(outs, cases, strict=True)]
    amd_emulator.run(code, f"match_{name}", THREADS, calls)
    for out, (groups, value) in zip(outs, cases, strict=True):
        np.testing.assert_array_equal(out[0], model.per_group("match_any", value, groups))
        expected = model.per_group("match_all", value, groups)
        np.testing.assert_array_equal(out[1], expected)
        np.testing.assert_array_equal(out[2], expected != 0)


def test_different_operations_in_different_branches(code: Path) -> None:
    value = _values(np.int32, 8, False)
    cases = [_groups(grouping) for grouping in ("three groups", "low full, high some")]
    outs = [np.zeros(THREADS, np.uint32) for _ in cases]
    calls = [[o, model.masks(g), value, g.astype(np.int32)] for o, g in zip(outs, cases, strict=True)]
    amd_emulator.run(code, "branches", THREADS, calls)
    for out, groups in zip(outs, cases, strict=True):
        expected = np.zeros(THREADS, np.uint32)
        for group, (op, operand) in enumerate((("max", value), ("match_any", value), ("ballot", value & 1))):
            expected[groups == group] = model.per_group(op, operand, groups)[groups == group]
        np.testing.assert_array_equal(out, expected)


def test_halves_in_different_branches(code: Path) -> None:
    value = _values(np.int32, 9)
    out = np.zeros(THREADS, np.int32)
    amd_emulator.run(code, "halves", THREADS, [[out, value]])
    scan = np.cumsum(value[:32])
    np.testing.assert_array_equal(out, np.concatenate([scan + scan[31], np.full(32, value[32:].sum())]))


def test_lanes(code: Path) -> None:
    value = np.arange(THREADS, dtype=np.uint32) * 3
    out = np.zeros((7, THREADS), np.uint32)
    amd_emulator.run(code, "lanes", THREADS, [[out, value]])
    lane = np.arange(THREADS, dtype=np.uint64) % 32
    bit, full = np.uint64(1) << lane, np.uint64(0xFFFFFFFF)
    below, upto = bit - 1, (bit << 1) - 1
    expected = [lane, bit, below, upto, full ^ upto, full ^ below, value[np.arange(THREADS) ^ 31]]
    for got, want in zip(out, expected, strict=True):
        np.testing.assert_array_equal(got, want)
