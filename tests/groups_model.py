"""What the kernels of ``cpp/groups.cu`` compute, by CUDA's documentation: groups as lists of threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

Number = int | np.float32
Op = Callable[[Number, Number], Number]
VALUE = [(t * 37 + 11) % 23 - 9 for t in range(256)]
BRANCH = [(t * 7 + t // 5) % 4 for t in range(256)]


def plus(a: Number, b: Number) -> Number:
    """Addition in the type of the values."""
    return a + b


def bits(value: Number) -> int:
    """A result as the kernels store it: an int, or the bits of a float."""
    return (
        int(value.view(np.int32))
        if isinstance(value, np.float32)
        else int(np.uint32(int(value) & 0xFFFFFFFF).view(np.int32))
    )


def near_one(v: int) -> np.float32:
    """The float that the kernels make of a value."""
    return np.int32(0x3F800000 + v * 12345).view(np.float32)


def scan(values: Sequence[Number], op: Op) -> list[Number]:
    """The inclusive scan in the order of CUDA's header: by doubling distances."""
    out, step = list(values), 1
    while step < len(out):
        out = [op(out[i], out[i - step]) if i >= step else out[i] for i in range(len(out))]
        step *= 2
    return out


def butterfly(values: Sequence[Number], op: Op) -> Number:
    """The reduction in the order of CUDA's header, for a power of two."""
    out, step = list(values), len(values) // 2
    while step:
        out = [op(out[i], out[i ^ step]) for i in range(len(out))]
        step //= 2
    return out[0]


def below(scanned: Sequence[Number], zero: Number) -> list[Number]:
    """The exclusive scan of an inclusive one."""
    return [zero, *scanned[:-1]]


def mask(flags: Sequence[bool]) -> int:
    """The ranks that are set, as bits."""
    return sum(1 << rank for rank, flag in enumerate(flags) if flag)


def common(v: list[int], meta: tuple[int, int], power: bool) -> list[list[Number]]:
    """The results of each thread of a group inside a warp; ``v`` are its values by rank. ``power``: a full tile, which
    is reduced by exchanges and not by a scan."""
    n, floats = len(v), [near_one(x) for x in v]
    total = butterfly(floats, plus) if power else scan(floats, plus)[-1]
    xor = 0
    for x in v:
        xor ^= x & 255
    scanned, lower = scan(floats, plus), below(scan(v, plus), 0)
    greatest = below(scan(v, max), 0)
    everyone, same = (1 << n) - 1, len(set(v)) == 1
    return [
        [
            *(
                rank,
                101 * n,
                *meta,
                v[-1],
                v[max(rank - 1, 0) if rank else 0],
                v[rank + 2] if rank + 2 < n else v[rank],
            ),
            *(any(x > 10 for x in v), all(x > -5 for x in v), mask([bool(x & 1) for x in v])),
            *(mask([x & 3 == v[rank] & 3 for x in v]), everyone, 1, everyone if same else 0, same),
            *(sum(v), min(v), xor, total, scanned[rank], lower[rank], greatest[rank]),
            (1 << (v[0] & 31) << 8) >> 8,
        ]
        for rank in range(n)
    ]


def collect(threads: int, results: dict[int, list[Number]]) -> np.ndarray:
    """Results by thread as the kernels lay them out: one row for each result, 0 where a thread has fewer."""
    count = max(len(row) for row in results.values())
    out = np.zeros((count, threads), np.int32)
    for thread, row in results.items():
        out[: len(row), thread] = [bits(x) for x in row]
    return out


def tiles(threads: int) -> np.ndarray:
    """The kernel ``tiles``."""
    results: dict[int, list[Number]] = {t: [] for t in range(threads)}
    for size in (1, 2, 4, 8, 16, 32):
        for first in range(0, threads, size):
            v = VALUE[first : first + size]
            for rank, row in enumerate(common(v, (first // size, threads // size), True)):
                results[first + rank] += [*row, v[rank ^ size // 2]]
    return collect(threads, results)


def branches(threads: int, branch: int) -> np.ndarray:
    """The kernel ``branch_<n>``."""
    results: dict[int, list[Number]] = {}
    for warp in range(0, threads, 32):
        others = [t for t in range(warp, warp + 32) if BRANCH[t] != branch]
        results |= {t: [100 * len(others) + rank] for rank, t in enumerate(others)}
        members = [t for t in range(warp, warp + 32) if BRANCH[t] == branch]
        groups = [members]
        if branch == 1:
            groups = [[t for t in members if (VALUE[t] > 0) == sign] for sign in (False, True)]
        elif branch == 2:
            labels = dict.fromkeys(VALUE[t] & 3 for t in members)
            groups = [[t for t in members if VALUE[t] & 3 == label] for label in labels]
        elif branch == 3:
            groups = [members[i : i + 4] for i in range(0, len(members), 4)]
        groups = [group for group in groups if group]
        for number, group in enumerate(groups):
            rows = common([VALUE[t] for t in group], (number, len(groups)), False)
            results |= dict(zip(group, rows, strict=True))
    return collect(threads, results)


def halves(threads: int) -> np.ndarray:
    """The kernel ``halves``."""
    results: dict[int, list[Number]] = {t: [] for t in range(threads)}
    for t, row in results.items():
        quarter = VALUE[t // 8 * 8 : t // 8 * 8 + 8]
        odd = mask([bool(x & 1) for x in quarter])
        row.append(sum(quarter) if t // 8 % 2 == 0 else sum(quarter[: t % 8 + 1]) + 1000 * odd)
        warp = VALUE[t // 32 * 32 : t // 32 * 32 + 32]
        other = sum(warp[: t % 32]) + 1000 * warp[t % 32 ^ 16]
        row.append(max(warp) + threads // 32 if t // 32 % 2 == 0 else other)
    return collect(threads, results)


def generic(threads: int) -> np.ndarray:
    """The kernel ``generic``, in a grid of one block."""
    return collect(
        threads,
        {
            t: [
                *(t * 10000 + threads, t % 8 * 10000 + 8, t % 4 * 10000 + 4, t % 16 * 10000 + 16, 1),
                *(VALUE[t // 8 * 8], t + 2 * threads),
            ]
            for t in range(threads)
        },
    )


def large(threads: int, sizes: Sequence[int]) -> np.ndarray:
    """The kernels ``large_...``."""
    results: dict[int, list[Number]] = {t: [] for t in range(threads)}
    for size in sizes:
        for first in range(0, threads, size):
            v = VALUE[first : first + size]
            warps = [v[i : i + 32] for i in range(0, size, 32)]
            floats = [[near_one(x) for x in warp] for warp in warps]
            total = butterfly([butterfly(warp, plus) for warp in floats], plus)
            scans = [scan(warp, plus) for warp in floats]
            lower = below(scan([warp[-1] for warp in scans], plus), np.float32(0))
            for rank in range(size):
                warp, lane = divmod(rank, 32)
                inclusive = scans[warp][lane] if warp == 0 else plus(scans[warp][lane], lower[warp])
                results[first + rank] += [
                    *(rank + 10000 * (first // size) + 1000000 * (threads // size), v[size - 3]),
                    *(any(x > 12 for x in v), all(x > -8 for x in v), sum(v), total, inclusive, sum(v[:rank])),
                    rank // 16 + 100 * (size // 16),
                ]
    return collect(threads, results)


KERNELS: dict[str, tuple[int, Callable[[], np.ndarray]]] = {
    "tiles": (64, lambda: tiles(64)),
    **{f"branch_{n}": (64, partial(branches, 64, n)) for n in range(4)},
    "halves": (64, lambda: halves(64)),
    "generic": (64, lambda: generic(64)),
    "large_64": (64, lambda: large(64, (64,))),
    "large_256": (256, lambda: large(256, (128, 256, 64))),
}
