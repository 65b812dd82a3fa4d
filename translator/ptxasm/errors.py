"""Why a statement stays as it is."""

from __future__ import annotations


class Refused(Exception):
    """The statement cannot be translated. ``name`` is the instruction (or directive) that it stops at, ``certain``
    tells that the text is PTX, and not some processor's assembly."""

    def __init__(self, name: str, why: str, certain: bool = True) -> None:
        super().__init__(why)
        self.name, self.why, self.certain = name, why, certain
