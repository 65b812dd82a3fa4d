"""Compare a computed array with the expected one.

Order of the tests: shape, type, NaN mask, infinities, then ``|a - e| <= atol + rtol * |e|`` element by element, with
defaults by type. Integers and booleans must be equal. A NaN that the expectation lacks always fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from translator.errors import InputError
from translator.harness.tolerance import Tolerance

DEFAULTS = {"f16": (1e-3, 1e-5), "bf16": (1.6e-2, 1e-5), "f32": (1.3e-6, 1e-5), "f64": (1e-7, 1e-7)}
"""Relative and absolute tolerance by element type; complex types use those of their parts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Outcome for one array. ``reason`` is empty when it passed. Errors are over elements that are finite on both
    sides, the relative one over those with a non-zero expectation. ``first`` is the index of the first wrong one."""

    name: str
    reason: str
    shape: tuple[int, ...] = ()
    dtype: str = ""
    rtol: float = 0.0
    atol: float = 0.0
    wrong: int = 0
    total: int = 0
    max_abs: float = 0.0
    max_rel: float = 0.0
    first: tuple[int, ...] | None = None
    got: str = ""
    expected: str = ""

    @property
    def passed(self) -> bool:
        """Whether the arrays agree."""
        return not self.reason


def _type_of(dtype: np.dtype[Any]) -> str:
    """``f16``, ``f32``, ``f64`` for floating types and complex types made of them, else empty."""
    if dtype.kind not in "fc":
        return ""
    return {2: "f16", 4: "f32"}.get(dtype.itemsize // (2 if dtype.kind == "c" else 1), "f64")


def _widen(array: np.ndarray[Any, Any], bf16: bool) -> np.ndarray[Any, Any]:
    if bf16:
        return (array.astype(np.uint32) << 16).view(np.float32).astype(np.float64)
    if array.dtype.kind == "c":
        return array.astype(np.complex128)
    return array.astype(np.float64) if array.dtype.kind == "f" and array.dtype.itemsize < 8 else array


def _parts(array: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], ...]:
    return (array.real, array.imag) if array.dtype.kind == "c" else (array,)


def compare(name: str, got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any], tolerance: Tolerance) -> Comparison:
    """Compare two arrays; never raises for arrays of numbers."""
    if got.shape != expected.shape:
        return Comparison(name, f"shape {got.shape} instead of {expected.shape}", expected.shape, str(expected.dtype))
    if got.dtype != expected.dtype:
        return Comparison(name, f"type {got.dtype} instead of {expected.dtype}", expected.shape, str(expected.dtype))
    bf16 = tolerance.type == "bf16"
    if bf16 and expected.dtype != np.uint16:
        return Comparison(
            name, f"type {expected.dtype} cannot hold bf16 patterns; uint16 can", expected.shape, str(expected.dtype)
        )
    kind = "bf16" if bf16 else _type_of(expected.dtype)
    default = DEFAULTS.get(kind, (0.0, 0.0))
    rtol = default[0] if tolerance.rtol is None else tolerance.rtol
    atol = default[1] if tolerance.atol is None else tolerance.atol
    a, e = _widen(got, bf16), _widen(expected, bf16)
    max_abs = max_rel = 0.0
    reason = ""
    if not kind:
        wrong = a != e
        if wrong.any() and a.dtype.kind in "iu":
            gaps = [abs(int(x) - int(y)) for x, y in zip(a[wrong].tolist(), e[wrong].tolist(), strict=True)]
            max_abs = float(max(gaps))
            max_rel = max((g / abs(int(y)) for g, y in zip(gaps, e[wrong].tolist(), strict=True) if y), default=0.0)
        reason = "values differ" if wrong.any() else ""
        rtol = atol = 0.0
    else:
        wrong = np.zeros(a.shape, dtype=bool)
        for x, y in zip(_parts(a), _parts(e), strict=True):
            nan = np.isnan(x) != np.isnan(y)
            infinite = ((np.isinf(x) | np.isinf(y)) & (x != y)) & ~nan
            finite = np.isfinite(x) & np.isfinite(y)
            with np.errstate(all="ignore"):
                gap = np.where(finite, np.abs(x - y), 0.0)
                size = np.where(finite, np.abs(y), 0.0)
                beyond = finite & ~(gap <= atol + rtol * size)
                ratio = np.where(size > 0, gap / np.where(size > 0, size, 1.0), 0.0)
            if x.size:
                max_abs, max_rel = max(max_abs, float(gap.max())), max(max_rel, float(ratio.max()))
            extra = int((np.isnan(x) & ~np.isnan(y)).sum())
            if not reason and nan.any():
                reason = f"{extra} NaN not in the expectation" if extra else "NaN of the expectation missing"
            elif not reason and infinite.any():
                reason = "infinities differ"
            elif not reason and beyond.any():
                reason = "values differ beyond the tolerance"
            wrong |= nan | infinite | beyond
    count = int(wrong.sum())
    first = tuple(int(i) for i in np.argwhere(wrong)[0]) if count else None
    shown = (str(a[first]), str(e[first])) if first is not None else ("", "")
    return Comparison(
        name, reason, expected.shape, kind or str(expected.dtype), rtol, atol,
        count, int(expected.size), max_abs, max_rel, first, *shown,
    )  # fmt: skip


def load(path: Path) -> np.ndarray[Any, Any]:
    """Read one ``.npy`` file. Raises InputError when it is missing or not an array of numbers."""
    try:
        array = np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise InputError(f"{path.name}: the program did not write it") from None
    except (OSError, ValueError, EOFError) as error:
        raise InputError(f"{path.name}: not a NumPy file ({error})") from error
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "biufc":
        raise InputError(f"{path.name}: not an array of numbers")
    return array
