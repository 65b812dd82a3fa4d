"""The fact of arithmetic on device pointers that the driver API writes as integers (``CUdeviceptr``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translator.facts import Fact
from translator.model import Span


class Read(StrEnum):
    """What an operand is read as."""

    POINTER = "pointer"  # a number of bytes is added to it, and the value stays a device pointer
    NUMBER = "number"  # its number is computed with, printed, stored as an integer


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAddress(Fact):
    """An expression that computes with operands of type ``CUdeviceptr``, reads one as a number, or makes one from a
    number. ``operands`` are the places of those that need care. ``made`` is true when the value of the whole
    expression is a number that becomes a device pointer. ``update`` is the operator of ``d += n`` and its like, also
    ``++`` before and ``x++`` behind its target; then the only operand is the target, and ``amount`` what is added.
    ``whole`` is false when a macro makes parts of the expression, so that it has no text of its own."""

    name: str = "CUdeviceptr"
    operands: tuple[tuple[Span, Read], ...] = ()
    made: bool = False
    update: str = ""
    amount: Span | None = None
    whole: bool = True
