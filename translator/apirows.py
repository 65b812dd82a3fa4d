"""The rows of the API tables, as values; ``rules/api/README.md`` explains the columns."""

from __future__ import annotations

import re
from typing import NamedTuple

OLDEST_HIP = "5.2"  # the oldest HIP that emitted code builds with


class ApiRow(NamedTuple):
    """One CUDA name and what HIP calls it.

    ``kind`` is ``function``, ``type``, ``enumerator``, ``define`` (object-like macro) or ``macro`` (function-like).
    ``header`` is the CUDA header that declares it. ``hip`` is empty when HIP has no counterpart (status
    ``unsupported``); the other statuses are ``supported``, ``deprecated`` (by either vendor) and ``experimental``.
    ``spelling`` is the portable name for the prefix ``gpu``. Versions are dotted text, empty when unknown:
    ``cuda_changed`` the CUDA version that changed the parameters, ``hip_absent`` the HIP version whose headers were
    looked through without finding the name, ``hip_removed`` the one whose headers no longer have it. ``found`` is a HIP
    name that resembles an unsupported one (a hint, not an equivalence). ``flags`` are words of the row: ``v2``
    (hipBLAS: the second interface only), ``tagless`` (in HIP a typedef that cannot follow ``struct`` or ``enum``),
    ``whole`` (a rule replaces it together with its namespace), ``std20`` (on AMD from C++20 on).
    """

    name: str
    library: str
    kind: str
    header: str
    hip: str = ""
    status: str = "supported"
    spelling: str = ""
    hip_since: str = ""
    hip_deprecated: str = ""
    hip_absent: str = ""
    hip_removed: str = ""
    cuda_since: str = ""
    cuda_deprecated: str = ""
    cuda_removed: str = ""
    cuda_changed: str = ""
    found: str = ""
    flags: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the name is spelled alike in CUDA, HIP and the portable form, so that nothing is rewritten."""
        return self.hip == self.name

    def needs_hip(self, version: str) -> bool:
        """Whether HIP brought the name after ``version`` (two numbers, as ``5.2``)."""
        return _version(self.hip_since) > _version(version + ".99")

    @property
    def supported(self) -> bool:
        """Whether HIP has a counterpart, deprecated or experimental ones included."""
        return bool(self.hip)

    def conditions(self) -> tuple[str, ...]:
        """What must hold of the vendors' versions for the name to be there, as parts of a sentence; empty when it is
        there from the oldest HIP on and in the newest CUDA."""
        parts = (
            (self.needs_hip(OLDEST_HIP), f"needs HIP {self.hip_since} or newer"),
            (self.hip_absent, f"is not in the headers of HIP {self.hip_absent}"),
            (self.hip_removed, f"is gone from HIP {self.hip_removed}"),
            (self.status == "experimental", "is experimental in HIP"),
            (self.hip_deprecated, f"is deprecated in HIP since {self.hip_deprecated}"),
            (self.cuda_removed, f"is gone from CUDA {self.cuda_removed}"),
        )
        return tuple(text for holds, text in parts if holds)

    def portable(self, prefix: str = "gpu") -> str:
        """The portable spelling: the CUDA name with its vendor prefix replaced."""
        if prefix == "gpu" or self.spelling == self.name:
            return self.spelling
        if "gpu" in self.spelling:
            return self.spelling.replace("gpu", prefix, 1)
        return self.spelling.replace("GPU", prefix.upper(), 1)


class Header(NamedTuple):
    """One CUDA header. ``hip`` is HIP's header, empty if none. ``wrapper`` says what the portable form includes:
    ``gpu`` for the emitted header itself, another name for ``gpu/<wrapper>.hpp``, ``same`` when the header is called
    alike on both vendors, empty when there is no counterpart."""

    name: str
    library: str
    hip: str
    wrapper: str


class Wrapper(NamedTuple):
    """A header that is emitted when used: ``gpu/<name>.hpp`` includes the emitted header and then the vendor's.

    ``cuda`` and ``hip`` list the vendors' headers, apart by commas, empty for none; one that ends in ``?`` is included
    where it is found. ``host`` says whether the host target can do without them, with the headers ``plain`` in their
    place; if not, the wrapper stops with #error.
    """

    name: str
    cuda: str
    hip: str
    host: bool
    plain: str = ""

    def lines(self, target: str) -> tuple[str, ...]:
        """The include directives for ``cuda``, ``hip`` or ``plain``."""
        lines: list[str] = []
        for header in filter(None, getattr(self, target).split(",")):
            include = f"#include <{header.removesuffix('?')}>"
            optional = header.endswith("?")
            lines += (f"#if __has_include({include[9:]})", include, "#endif") if optional else (include,)
        return tuple(lines)


class Namespace(NamedTuple):
    """One CUDA namespace; ``hip`` and ``portable`` are empty when it has no counterpart, and equal ``name`` when it is
    spelled alike. A ``portable`` namespace that differs is a macro of the emitted header, so that a program can also
    add specialisations to it; ``wrapper`` names the wrapper that declares the namespace's names."""

    name: str
    library: str
    hip: str
    portable: str
    wrapper: str

    @property
    def alias(self) -> bool:
        """Whether the emitted header gives the portable name its meaning."""
        return bool(self.portable) and self.portable != self.name


class Shim(NamedTuple):
    """A name that is more than a rename.

    ``id`` is the finding's id, ``how`` is ``block`` (the emitted header defines the portable name, with CUDA's
    parameters), ``alias`` (a rename suffices; the note says why) or ``empty`` (a macro for nothing). ``position``
    (from 1) and ``wrap`` give the argument that plain HIP needs changed in place, 0 and empty if that cannot say it.
    ``review`` is the condition under which the result is right, empty when it always is. ``plain`` is the condition
    under which HIP's own name serves in plain HIP, empty where plain HIP calls the emitted header's function.
    """

    name: str
    id: str
    how: str
    position: int
    wrap: str
    note: str
    review: str
    plain: str = ""


class Field(NamedTuple):
    """A member of a CUDA structure that HIP lacks or calls otherwise, or that CUDA lost. ``hip`` is empty if HIP lacks
    it, ``since`` the HIP version that brought it, ``gone`` the CUDA version without it, ``attribute`` the device
    attribute or function that answers instead."""

    name: str
    structure: str
    hip: str
    since: str
    gone: str = ""
    attribute: str = ""


class Link(NamedTuple):
    """What a program of one target links when it uses a library.

    ``package`` and ``imported`` are CMake's package and its target; without a package ``imported`` is a plain word of
    the link line, and without either the library is looked for by name. ``names`` are the library's names for ``-l``,
    the first that is there counts. ``headers`` are the CUDA headers whose use calls for it, all of the library's when
    empty; ``words`` say ``called`` (an include alone does not call for it), ``optional`` (nothing is missed where the
    package is not there) and ``cxx`` (CMake needs it only where no source is device code)."""

    target: str
    package: str
    imported: str
    names: tuple[str, ...]
    headers: tuple[str, ...]
    words: frozenset[str]


class Foreign(NamedTuple):
    """A library without rows: its title, patterns of its headers, how its names start, the way out and what to link."""

    name: str
    title: str
    headers: tuple[str, ...]
    names: re.Pattern[str]
    way: str
    links: tuple[Link, ...]


class Library(NamedTuple):
    """One library: its title, main header, each CUDA prefix with its portable and HIP counterparts, what to link,
    why its names are not rewritten although HIP had them once (empty when they are), and what to know of AMD's library
    where it is included (empty when there is nothing)."""

    name: str
    title: str
    header: str
    prefixes: tuple[tuple[str, str, str], ...]
    links: tuple[Link, ...] = ()
    withdrawn: str = ""
    note: str = ""

    def spell(self, name: str) -> tuple[str, str]:
        """The portable and the HIP name by the prefix rule, ``("", "")`` when no prefix fits."""
        for cuda, portable, hip in self.prefixes:
            if name.startswith(cuda):
                stem = name[len(cuda) :]
                if portable[-1:] == ":" and portable[-2:] != "::":
                    return portable[:-1] + stem[:1].upper() + stem[1:], hip + stem
                return portable + stem, hip + stem
        return "", ""


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())
