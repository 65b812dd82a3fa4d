"""Which identifiers matter. Text that mentions nothing of CUDA yields no facts, and its declarations are not
walked: in a real code base that is most of the headers.

An identifier matters when the API tables or a rule know it, when it looks like a CUDA name, or when it is a user's
macro whose definition matters (at any depth)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from translator.frontend import tokens
from translator.frontend.directives import definitions
from translator.frontend.tokens import IDENT, PUNCT, Lexed

# Prefixes of CUDA's own names and of its libraries', reserved names (intrinsics, qualifiers, registers), built-in
# variables.
_PATTERN = re.compile(
    r"""(?:cuda(?:[A-Z]|$)|cu[A-Z]|CU_|cublas|cufft|curand|cusparse|cusolver|cudnn|cutensor|nccl|nvrtc|nvtx|nvml
      |cub$|thrust$|cooperative|cg$|__|atomic[A-Z]|tex[123]D|texCube|surf[123]D|surfCube|texture$|surface$
      |warpSize$|threadIdx$|blockIdx$|blockDim$|gridDim$|dim3$|half2?$|nv_|NV_|nvcuda|wmma$|CUB_|THRUST_|NVCC|NVRTC|main$|asm$)
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
_WORD = re.compile(rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|<<<|\#\#")


class Interest:
    """Answers which tokens of the user's files matter. ``names`` are known to tables and rules."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._known: dict[str, bool] = {}
        self._macros: set[str] = set()
        self._words: dict[str, frozenset[str]] = {}
        self.files: dict[str, Lexed] = {}  # files with text that matters

    def word(self, name: str) -> bool:
        """Whether an identifier (or one of the marks ``<<<`` and ``##``) matters."""
        known = self._known.get(name)
        if known is None:
            known = name in self._names or (_PATTERN.match(name) is not None and _HOST.match(name) is None)
            self._known[name] = known = known or name in _MARKS
        return known or name in self._macros

    def load(self, paths: Iterable[str]) -> None:
        """Read these files, lex those that matter, and learn their macros, until nothing new matters."""
        for path in paths:
            if path not in self._words:
                try:
                    data = Path(path).read_bytes()
                except OSError:
                    data = b""
                self._words[path] = frozenset(word.decode("latin-1") for word in set(_WORD.findall(data)))
        waiting = [path for path in self._words if path not in self.files]
        while True:
            found = [path for path in waiting if any(map(self.word, self._words[path]))]
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
        bodies: list[tuple[str, set[str]]] = []
        for lexed in self.files.values():
            for definition in definitions(lexed).values():
                body = lexed.tokens[definition.first : definition.last]
                bodies.append((definition.name, {t.text for t in body if t.kind in (IDENT, PUNCT)}))
        size = -1
        while size != len(self._macros):
            size = len(self._macros)
            self._macros.update(name for name, words in bodies if any(map(self.word, words)))
        return len(self._macros) > before

    def offsets(self, path: str) -> list[int]:
        """Offsets of a file's tokens that matter, sorted; those in directives included."""
        lexed = self.files.get(path)
        if lexed is None:
            return []
        return [t.start for t in lexed.tokens if t.kind in (IDENT, PUNCT) and self.word(t.text)]


_MARKS = frozenset(("<<<", "##", "asm", "__asm__", "__asm"))
