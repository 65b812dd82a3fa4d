"""How far a computed array may be from the expected one. Apart from the comparison, which needs NumPy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What may differ. None means the default of the element type. ``type`` is ``bf16`` for a file of 16-bit unsigned
    integers that hold bfloat16 bit patterns (NumPy has no such type), else empty."""

    rtol: float | None = None
    atol: float | None = None
    type: str = ""
