"""What CUDA's warp operations return, lane by lane, for threads in consecutive warps of 32.

Shuffles follow the pseudo-code of PTX ISA, shfl.sync; the rest follows the CUDA C++ Programming Guide. Arrays hold one
entry for each thread; ``groups`` gives each thread its member mask as a set of threads that make the call together
(threads of one warp with the same number), -1 for threads that do not make it.
"""

from __future__ import annotations

import numpy as np

WARP = 32


def shuffle_source(kind: str, thread: int, operand: int, width: int) -> int:
    """The thread whose value ``thread`` receives from a shuffle of ``kind`` (idx, up, down, xor)."""
    lane, operand = thread % WARP, operand & 31
    segments = (WARP - width) & 31
    clamp = 0 if kind == "up" else 31
    last = (lane & segments) | (clamp & ~segments)
    first = lane & segments
    if kind == "idx":
        source, inside = first | (operand & ~segments & 31), True
    elif kind == "up":
        source = lane - operand
        inside = source >= last
    elif kind == "down":
        source = lane + operand
        inside = source <= last
    else:
        source = lane ^ operand
        inside = source <= last
    return thread - lane + (source if inside else lane)


def members(thread: int, groups: np.ndarray) -> list[int]:
    """The threads that are in the call with ``thread``."""
    first = thread - thread % WARP
    return [t for t in range(first, min(first + WARP, len(groups))) if groups[t] == groups[thread]]


def mask_of(threads: list[int]) -> int:
    """The mask of threads of one warp."""
    return sum(1 << t % WARP for t in threads)


def masks(groups: np.ndarray) -> np.ndarray:
    """Each thread's member mask; 0 for those that make no call."""
    return np.array([mask_of(members(t, groups)) if groups[t] >= 0 else 0 for t in range(len(groups))], np.uint32)


def per_group(op: str, values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The result of a vote, match or reduction in each thread, as 32 bits; 0 for threads that make no call.

    ``match_all`` returns the mask; its predicate is whether that is not zero.
    """
    result = np.zeros(len(groups), np.uint32)
    for thread in range(len(groups)):
        if groups[thread] >= 0:
            result[thread] = _group_value(op, values, thread, members(thread, groups)) & 0xFFFFFFFF
    return result


def _group_value(op: str, values: np.ndarray, thread: int, group: list[int]) -> int:
    bits = {t: values[t].tobytes() for t in group}
    if op == "match_any":
        return mask_of([t for t in group if bits[t] == bits[thread]])
    if op == "match_all":
        return mask_of(group) if len(set(bits.values())) == 1 else 0
    numbers = [int(values[t]) for t in group]
    if op == "ballot":
        return mask_of([t for t, number in zip(group, numbers, strict=True) if number])
    if op in ("any", "all"):
        return int({"any": any, "all": all}[op](numbers))
    if op == "add":
        return sum(numbers)
    if op in ("min", "max"):
        return {"min": min, "max": max}[op](numbers)
    combine = {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}[op]
    return int(combine.reduce(np.array(numbers, np.int64)))
