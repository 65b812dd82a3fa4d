"""Which identifiers matter. Text that mentions nothing of CUDA yields no facts, and its declarations are not
walked: in a real code base that is most of the headers.

An identifier matters when the API tables or a rule know it, when it looks like a CUDA name, or when it is a user's
macro whose definition matters (at any depth).

Words that only say where a function runs (``__device__``, and macros for such) call for a walk over a function only
together with a name of device code that the tables know: whole libraries are marked so and say nothing else of CUDA."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from translator.frontend import tokens
from translator.frontend.directives import macro_bodies
from translator.frontend.tokens import IDENT, PUNCT, Lexed

# Prefixes of CUDA's own names and of its libraries', reserved names (intrinsics, qualifiers, registers), built-in
# variables, words of strings that name libraries and architectures, lookups by name.
ADDRESS = "CUdeviceptr"
_PATTERN = re.compile(
    r"""(?:cuda(?:[A-Z]|$)|cu[A-Z]|CU_|cublas|cufft|curand|cusparse|cusolver|cudnn|cutensor|nccl|nvrtc|nvtx|nvml
      |cub$|thrust$|cooperative|cg$|__|atomic[A-Z]|tex[123]D|texCube|surf[123]D|surfCube|texture$|surface$
      |warpSize$|threadIdx$|blockIdx$|blockDim$|gridDim$|dim3$|half2?$|nv_|NV_|nvcuda|wmma$|libcu|libnv|(?:sm|compute|lto)_\d
      |dlsym$|dlopen$|ptx$|cubin$|fatbin$|cudart|CUB_|THRUST_|NVCC|NVRTC|main$|asm$)
      |[A-Z0-9_]*(?:CUDA|DEVICE|GLOBAL|KERNEL|GPU|SHARED|HOST|HD$|NVCC)[A-Z0-9_]*$""",
    re.X,
)
# Reserved names of host compilers and libraries, which say nothing about CUDA.
_HOST = re.compile(
    r"""__(?:VA_ARGS|VA_OPT|FILE|LINE|func|FUNCTION|PRETTY_FUNCTION|cplusplus|STDC|GNU|clang|attribute|restrict
      |inline|has_
      |builtin_expect|builtin_unreachable|COUNTER|DATE__|TIME__|linux|APPLE|unix|x86_64|i386|SSE|AVX|AVX2|declspec
      |MINGW|BYTE_ORDER
      |ORDER_|SIZEOF|INTEL|ARM|arm|aarch|powerpc|s390|FreeBSD|extension|volatile|cdecl|m128|m256|m512)""",
    re.X,
)
# What says only where or how a function is compiled.
QUALIFIERS = frozenset(
    ["__device__", "__host__", "__forceinline__", "__noinline__", "__inline__", "__always_inline__", "__forceinline"]
)
# Statements that open a vendor's namespace, and those that give something of it a name of its own.
_SPACES = rb"\b(?:cuda|cub|thrust|cooperative_groups|nvcuda)\b"
_OPENED = re.compile(rb"\busing\s+namespace\s+(?:::\s*)?" + _SPACES)
_ALIASED = re.compile(rb"\b(?:using|namespace)\b[^;{}]*" + _SPACES + rb"[^;{}]*")
_VOLATILE = re.compile(rb"\bvolatile\b(?!\s*\()[^;={)]*[*&\[>]")
# What is declared as a device pointer that computes like an integer, or as something of such.
_ADDRESSES = re.compile(rb"\bCUdeviceptr(?:_v[12])?\b[\s*&>]*(?:const\b)?([^;{}()]*)")
_NAMED = re.compile(rb"\b(?:using\s+(\w+)\s*=\s*|typedef\s+)CUdeviceptr\b\s*(\w*)")
_WORD = re.compile(rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|<<<|\#\#")


class Text(NamedTuple):
    """What the bytes of a file say before it is lexed: its words, those that its own names for things of the vendor's
    namespaces are made of, whether it opens such a namespace, whether it has volatile arrays
    or pointers to such data, and the names that it declares with the type ``CUdeviceptr``."""

    words: frozenset[str]
    aliases: frozenset[str]
    opens: bool
    volatile: bool
    addresses: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def _text(path: str, _size: int, _time: int) -> Text:
    data = Path(path).read_bytes()
    aliases = b" ".join(_ALIASED.findall(data)) if b"using" in data or b"namespace" in data else b""
    opened, exchanged = _OPENED.search(data) is not None, _VOLATILE.search(data) is not None
    return Text(
        _words(data), _words(aliases), opened, exchanged, _addresses(data) if ADDRESS.encode() in data else frozenset()
    )


def _addresses(data: bytes) -> frozenset[str]:
    """The names that are declared with the type, or with the user's own name for it."""
    lists = _ADDRESSES.findall(data)
    for name in {name for pair in _NAMED.findall(data) for name in pair if name}:
        lists += re.findall(rb"\b" + name + rb"\b[\s*&>]*([^;{}()]*)", data)
    found = (_WORD.match(piece.strip(b" \t\r\n*&")) for text in lists for piece in text.split(b","))
    return frozenset(match[0].decode("latin-1") for match in found if match)


def _words(data: bytes) -> frozenset[str]:
    return frozenset(word.decode("latin-1") for word in set(_WORD.findall(data)))


def _read(path: str) -> Text:
    try:
        state = Path(path).stat()
        return _text(path, state.st_size, state.st_mtime_ns)
    except OSError:
        return Text(frozenset(), frozenset(), False, False)


class Interest:
    """Answers which tokens of the user's files matter. ``names`` are known to tables and rules; ``defines`` are the
    macros of the command line, ``NAME=body``; ``starts`` are how names of libraries without rows begin; ``device`` are
    names that matter in device code alone, None to take every device function for one that matters."""

    def __init__(
        self,
        names: Collection[str],
        defines: Iterable[str] = (),
        starts: Collection[re.Pattern[str]] = (),
        device: Collection[str] | None = None,
    ) -> None:
        self.names = names
        self._starts = tuple(starts)
        self._known: dict[str, bool] = {}
        self._macros: set[str] = set()
        self._light: frozenset[str] = frozenset()
        self._all_device = device is None
        self._device = set(device or ()) - QUALIFIERS
        self._volatile = False  # then lanes may exchange data through arrays
        self._texts: dict[str, Text] = {}
        self._addresses: set[str] = set()  # names declared as device pointers that compute like integers
        self.files: dict[str, Lexed] = {}  # files with text that matters
        self._given = [
            (re.split(r"[(=]", text, maxsplit=1)[0], _words(body.encode()))
            for text, _, body in (define.partition("=") for define in defines)
        ]

    def word(self, name: str) -> bool:
        """Whether an identifier (or one of the marks ``<<<`` and ``##``) matters."""
        known = self._known.get(name)
        if known is None:
            known = name in self.names or (_PATTERN.match(name) is not None and _HOST.match(name) is None)
            known = known or any(start.match(name) for start in self._starts)
            self._known[name] = known = known or name in _MARKS
        return known or name in self._macros

    @property
    def addresses(self) -> bool:
        """Whether a file that was read has device pointers that compute like integers."""
        return any(ADDRESS in text.words for text in self._texts.values())

    def _walks(self, name: str) -> bool:
        """Whether an identifier calls for a look at what stands around it."""
        return name in self._addresses or self.word(name)

    def load(self, paths: Iterable[str]) -> None:
        """Read these files, lex those that matter, and learn their macros, until nothing new matters."""
        for path in paths:
            if path not in self._texts:
                self._texts[path] = text = _read(path)
                self._all_device = self._all_device or text.opens
                self._device |= text.aliases
                self._volatile = self._volatile or text.volatile
                self._addresses |= text.addresses
        waiting = [path for path in self._texts if path not in self.files]
        while True:
            found = [path for path in waiting if any(map(self._walks, self._texts[path].words))]
            for path in found:
                lexed = tokens.lex_file(path)
                if lexed is not None:
                    self.files[path] = lexed
            grown = self._learn()
            waiting = [path for path in waiting if path not in found]
            if not waiting or not (found or grown):
                return

    def _learn(self) -> bool:
        """Add the macros whose bodies matter, or that paste or launch; whether there were any."""
        before = len(self._macros)
        bodies = [*self._given, *(body for lexed in self.files.values() for body in macro_bodies(lexed))]
        _close(self._macros, bodies, self.word)
        _close(self._device, bodies, self._device.__contains__)
        self._light = self._qualifiers(bodies)
        return len(self._macros) > before

    def _qualifiers(self, bodies: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
        """The words that matter but only say where a function runs."""
        kept: dict[str, set[str]] = {}
        for name, words in bodies:
            if name not in self.names and self.word(name):
                kept.setdefault(name, set()).update(word for word in words if self.word(word))
        light = set(QUALIFIERS)
        size = -1
        while size != len(light):
            size = len(light)
            light.update(name for name, words in kept.items() if words <= light)
        return frozenset(light)

    def offsets(self, path: str) -> list[int]:
        """Offsets of a file's tokens that matter, sorted; those in directives included."""
        lexed = self.files.get(path)
        if lexed is None:
            return []
        return [t.start for t in lexed.tokens if t.kind in (IDENT, PUNCT) and self._walks(t.text)]

    def reasons(self, path: str) -> tuple[list[int], list[int]]:
        """Of a file's tokens, sorted, those that call for a walk over the function that they stand in: each of the
        first, and each of the second where the function is marked as device code."""
        lexed = self.files.get(path)
        if lexed is None or self._all_device:
            return self.offsets(path), []
        heavy: list[int] = []
        device: list[int] = []
        plain = {number for number, d in enumerate(lexed.directives) if d.keyword != "define"}
        for token in lexed.tokens:
            if token.kind in (IDENT, PUNCT) and token.directive not in plain:
                if token.text in self._device or (self._volatile and token.text == "["):
                    device.append(token.start)
                if self._walks(token.text) and token.text not in self._light:
                    heavy.append(token.start)
        return heavy, device


def _close(names: set[str], bodies: Collection[tuple[str, frozenset[str]]], matters: Callable[[str], bool]) -> None:
    """Add to ``names`` the macros whose bodies hold a word that matters, until there are no more."""
    size = -1
    while size != len(names):
        size = len(names)
        names.update(name for name, words in bodies if name not in names and any(map(matters, words)))


_MARKS = frozenset(("<<<", "##", "asm", "__asm__", "__asm"))
