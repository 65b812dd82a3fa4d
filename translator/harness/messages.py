"""What compilers and linkers say, read into places and messages; compiler crashes told from ordinary errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from translator.harness.process import Outcome

_ERRORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?P<path>[^\s:()][^:()]*)\((?P<line>\d+)\): (?:catastrophic )?error(?: #[\w-]+)?: (?P<message>.*)$",  # nvcc
        r"^(?P<path>[^\s:][^:]*):(?P<line>\d+):\d+: (?:fatal )?error: (?P<message>.*)$",  # clang, gcc
        r"^ptxas (?P<path>[^,]+), line (?P<line>\d+); (?:error|fatal) *: (?P<message>.*)$",
        r"^(?P<message>(?:ptxas|nvlink|nvcc|fatbinary|cudafe\+\+) (?:error|fatal) *: .*)$",
        r"^(?P<path>[^\s:][^:]*):(?P<line>\d+): (?P<message>undefined reference to .*)$",
        r"^(?P<message>.*(?:undefined reference to|multiple definition of) .*)$",
        r"^(?:\S*ld(?:\.\w+)?|lld(?:-\d+)?|clang\S*|collect2|\S*g\+\+\S*|zig): (?:fatal )?error: (?P<message>.*)$",
        r"^error: (?P<message>.*)$",
    )
)
_CRASH = re.compile(
    r"internal compiler error|PLEASE submit a (?:full )?bug report|Stack dump:|Segmentation fault"
    r"|died due to signal \d+|died with status 0x[C-F]|Internal error|LLVM ERROR:|Aborted \(core"
)
NEEDS_LINKED_DEVICE_CODE = re.compile(
    r"Unresolved extern (?:function|variable)|undefined (?:hidden )?symbol: (?!main\b)|undefined device function"
)
"""Device code that calls across translation units: it must be compiled as relocatable device code."""


@dataclass(frozen=True, slots=True)
class Message:
    """One error. ``path`` is as the compiler printed it (empty when it named no place), ``line`` is 1-based or 0."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.path else self.text


def read_errors(output: str, limit: int = 20) -> tuple[Message, ...]:
    """The first ``limit`` different errors of a compiler's output, in order."""
    found: dict[Message, None] = {}
    for line in output.splitlines():
        for pattern in _ERRORS:
            match = pattern.match(line)
            if match:
                groups = match.groupdict()
                message = Message(groups.get("path") or "", int(groups.get("line") or 0), groups["message"].strip())
                found.setdefault(message)
                break
        if len(found) == limit:
            break
    return tuple(found)


def crash_text(outcome: Outcome, what: str, log: Path) -> str:
    """One line when the compiler itself crashed or was killed, empty for success and for ordinary errors."""
    name = Path(outcome.command[0]).name
    if outcome.timed_out:
        return f"{name} did not finish {what} in {outcome.seconds:.0f} s and was ended; its output is in {log}"
    if outcome.code < 0:
        return f"{name} was ended by {outcome.signal} while compiling {what}; its output is in {log}"
    if outcome.code == 0:
        return ""
    crash = _CRASH.search(outcome.stderr) or _CRASH.search(outcome.stdout)
    if crash or outcome.code > 128:
        line = next((text for text in outcome.stderr.splitlines() if _CRASH.search(text)), f"exit code {outcome.code}")
        return f"{name} crashed while compiling {what} ({line.strip()}); its output is in {log}"
    return ""
