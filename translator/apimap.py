"""The API tables: one row for each CUDA name, from ``rules/api/*.toml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApiRow:
    """One CUDA name and what HIP calls it (``hip`` is empty when HIP has no counterpart)."""

    name: str
    library: str
    kind: str
    hip: str
    status: str
    cuda_prefix: str
    stem: str

    def portable(self, prefix: str) -> str:
        """The portable spelling: the CUDA name with its vendor prefix replaced."""
        return prefix + self.stem


class ApiMap(dict[str, ApiRow]):
    """All rows by CUDA name."""
