"""The rows of the API tables, as values; ``rules/api/README.md`` explains the columns."""

from __future__ import annotations

from typing import NamedTuple


class ApiRow(NamedTuple):
    """One CUDA name and what HIP calls it.

    ``kind`` is ``function``, ``type``, ``enumerator``, ``define`` (object-like macro) or ``macro`` (function-like).
    ``header`` is the CUDA header that declares it. ``hip`` is empty when HIP has no counterpart (status
    ``unsupported``); the other statuses are ``supported``, ``deprecated`` (by either vendor) and ``experimental``.
    ``spelling`` is the portable name for the prefix ``gpu``. Versions are dotted text, empty when unknown:
    ``cuda_changed`` the CUDA version that changed the parameters, ``hip_absent`` the HIP version whose headers were
    looked through without finding the name. ``found`` is a HIP name that resembles an unsupported one (a hint, not an
    equivalence). ``flags`` are words of the row: ``v2`` (hipBLAS: the second interface only), ``tagless`` (in HIP
    a typedef that cannot follow ``struct`` or ``enum``).
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
    """A header that is emitted when used: ``gpu/<name>.hpp`` includes the emitted header and then ``cuda`` or ``hip``.
    ``host`` says whether the host target can do without the vendor's header; if not, the wrapper stops with #error."""

    name: str
    cuda: str
    hip: str
    host: bool


class Namespace(NamedTuple):
    """One CUDA namespace; ``hip`` and ``portable`` are empty when it has no counterpart, and equal ``name`` when it is
    spelled alike. A ``portable`` namespace that differs is an alias that the wrapper ``wrapper`` defines."""

    name: str
    library: str
    hip: str
    portable: str
    wrapper: str


class Shim(NamedTuple):
    """A name that is more than a rename.

    ``id`` is the finding's id, ``how`` is ``block`` (the emitted header defines the portable name, with CUDA's
    parameters) or ``alias`` (a rename suffices; the note says why). ``position`` (from 1) and ``wrap`` give the
    argument that plain HIP needs changed in place, 0 and empty if that cannot say it. ``review`` is the condition
    under which the result is right, empty when it always is.
    """

    name: str
    id: str
    how: str
    position: int
    wrap: str
    note: str
    review: str


class Field(NamedTuple):
    """A member of a CUDA structure that HIP lacks or calls otherwise. ``hip`` is empty if it lacks it, ``since`` the
    HIP version that brought it."""

    name: str
    structure: str
    hip: str
    since: str


class Library(NamedTuple):
    """One library: its title, main header, and each CUDA prefix with its portable and HIP counterparts."""

    name: str
    title: str
    header: str
    prefixes: tuple[tuple[str, str, str], ...]

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
