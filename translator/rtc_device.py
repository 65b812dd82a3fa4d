"""``<gpu/rtc_device.hpp>``: what programs compiled at run time use of the emitted header.

Such a program sees no file. Its text includes this name, and the emitted ``gpurtcCreateProgram`` hands the text of it
to NVRTC or hipRTC as one more header in memory. It is made of the same blocks as the header that nvcc and clang read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from translator.emit import names_in, render, select
from translator.frontend.strings import literal_groups
from translator.frontend.tokens import lex
from translator.rulebook import load_rulebook
from translator.targets import Target, load_target

TARGETS = ("cuda", "hip")
# Defined at the top of the text itself.
_BASE = frozenset(("GPU_DEVICE_CODE", "GPU_COMPILER"))
# What the compilers at run time do not have: files, the standard library, the versions of host APIs.
_HOST = re.compile(r"#[ \t]*include|\bstd::|\bHIP_VERSION|\bCUDART_VERSION|\bCUDA_VERSION")
# A piece of a raw string in bytes; some compilers take no longer ones than 16 kB.
_PIECE = 12000


def include_name(prefix: str) -> str:
    """The name by which a program includes the text."""
    return f"{prefix}/rtc_device.hpp"


def includes(text: bytes, prefix: str) -> bool:
    """Whether a program's text includes it."""
    return bool(re.search(rb'#[ \t]*include[ \t]*[<"]' + re.escape(include_name(prefix).encode()) + rb'[>"]', text))


@cache
def offered(name: str) -> bool:
    """Whether a name of the emitted header can be given to a program compiled at run time, on both vendors: its blocks
    are there and use nothing of the host."""
    if name in _BASE:
        return True
    api = load_rulebook().api
    for target in map(load_target, TARGETS):
        if name not in target.by_key:
            return False
        chosen = select(target, (name,), api)
        if chosen.aliases or chosen.wrapped or chosen.absent or any(_HOST.search(text) for text in chosen.blocks):
            return False
    return True


def names_wanted(texts: Iterable[bytes], prefix: str) -> frozenset[str] | None:
    """The names that the programs in these sources' literals use, of those that include the text; None where no program
    includes it."""
    found: set[str] = set()
    including = False
    marker = include_name(prefix).encode()
    for text in texts:
        if marker not in text:
            continue
        for group in literal_groups(lex(text)):
            program = b"".join(literal.text for literal in group)
            if includes(program, prefix):
                including = True
                found |= {name for name in names_in(program, prefix) if offered(name)}
    return frozenset(found) if including else None


def device_text(target: Target, names: Collection[str]) -> str:
    """The text for one vendor, with prefix ``gpu``."""
    blocks = select(target, [name for name in names if name not in _BASE], load_rulebook().api).blocks
    return render("portable/rtc_device.hpp.j2", target=target, blocks=blocks)


def functions(texts: Iterable[bytes], prefix: str) -> dict[str, str]:
    """For each vendor the C++ function that returns the text, with prefix ``gpu``; empty where no program of these
    sources includes it."""
    names = names_wanted(texts, prefix)
    if names is None:
        return {}
    return {name: _function(device_text(load_target(name), names)) for name in TARGETS}


def _function(text: str) -> str:
    pieces = [""]
    for line in text.splitlines(keepends=True):
        if len((pieces[-1] + line).encode()) > _PIECE:
            pieces.append("")
        pieces[-1] += line
    assert ')rtc"' not in text
    literals = "\n".join(f'R"rtc({piece})rtc"' for piece in pieces)
    return render("portable/rtc_function.hpp.j2", literals=literals)
