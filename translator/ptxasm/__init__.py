"""Inline PTX: what an asm statement says, and the C++ that computes the same on the other targets.

``parse`` reads the template into instructions, ``table`` holds the instructions that are known (``rules/ptx/*.toml``),
``lower`` turns a statement into C++ text, ``translation`` asks whether there is anything to do, ``beside`` makes the
edits.
"""

from __future__ import annotations

from translator.ptxasm.beside import beside, in_place
from translator.ptxasm.errors import Refused
from translator.ptxasm.lower import Lowered, lower
from translator.ptxasm.parse import PtxError, instructions, parse
from translator.ptxasm.table import load_table
from translator.ptxasm.translation import translation

__all__ = [
    "Lowered",
    "PtxError",
    "Refused",
    "beside",
    "in_place",
    "instructions",
    "load_table",
    "lower",
    "parse",
    "translation",
]
