"""The instructions that are known: ``rules/ptx/*.toml``.

Each row of ``[[instruction]]`` says one form of an instruction and the C++ that computes it::

    ptx = "mul hi {T:u32|s32|u64|s64}"     opcode and words; {T:..} captures, ? marks what may lack, ={..} a default
    args = "=d:T a:T b:T"                  names with types; = is written, @2 a vector, & an address, # a constant
    cpp = "{gpu}::ptx_mul_hi<{T}>({a}, {b})"

A type is one of PTX's or a capture, perhaps with ``.b`` (unsigned), ``.w`` (twice as wide), ``.h`` (half) or ``.q`` (a
quarter). In ``cpp`` a capture in capitals gives the C++ type, any other the word, an argument its C++ text of the type
that ``args`` says. ``review`` is the condition under which the row is right; ``orders`` marks instructions
that order accesses of memory by themselves; ``cc`` those that read or write the carry (``read``, ``write``,
``both``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from translator.errors import ConfigError
from translator.paths import data_folder
from translator.ptxasm.parse import Instruction, Kind

_ELEMENT = re.compile(
    r"(?:\{(?P<name>\w+)(?:=(?P<default>\w*))?:(?P<choice>[^}]*)\}|(?P<plain>[^\s{}?]+))(?P<lacks>\?)?"
)
_ARG = re.compile(r"(?P<out>=)?(?P<name>\w+):(?P<type>[\w.]+)(?:@(?P<vector>\w+))?(?P<mark>[&#!]?)(?P<lacks>\?)?")
CPP = {
    "pred": "bool",
    "b8": "unsigned char",
    "u8": "unsigned char",
    "s8": "signed char",
    "b16": "unsigned short",
    "u16": "unsigned short",
    "s16": "short",
    "b32": "unsigned int",
    "u32": "unsigned int",
    "s32": "int",
    "b64": "unsigned long long",
    "u64": "unsigned long long",
    "s64": "long long",
    "f32": "float",
    "f64": "double",
    "f16": "unsigned short",
    "bf16": "unsigned short",
    "f16x2": "unsigned int",
    "bf16x2": "unsigned int",
    "s16x2": "unsigned int",
    "u16x2": "unsigned int",
}


def derived(kind: str, change: str) -> str:
    """A type that is made of another: ``b`` unsigned, ``w`` twice as wide, ``h`` half and ``q`` a quarter as wide; the
    type itself without a change."""
    quarters = {"b": 4, "w": 8, "h": 2, "q": 1}.get(change)
    letter = kind[0] if change == "w" else "b"
    return kind if quarters is None else f"{letter}{width(kind) * quarters // 4}"


def width(kind: str) -> int:
    """Bits of a PTX type; a predicate has one."""
    if kind == "pred":
        return 1
    bits = int(re.sub(r"^[a-z]+(\d+)(x2)?$", r"\1", kind))
    return bits * 2 if kind.endswith("x2") else bits


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a row's pattern: the words that fit (shell patterns), the capture's name, and what stands for it
    where it lacks (None where it may not)."""

    choice: tuple[str, ...]
    name: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a row: ``vector`` is the count of its parts or a capture's name (empty for none), ``mark`` ``&``
    for an address, ``#`` for a constant, ``!`` for a second destination in a pair."""

    name: str
    type: str
    written: bool
    vector: str
    mark: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    opcode: str
    words: tuple[Word, ...]
    parameters: tuple[Parameter, ...]
    cpp: str
    review: str
    orders: bool
    carry: str

    def captures(self, words: tuple[str, ...]) -> dict[str, str] | None:
        """What the captures stand for in an instruction with these words, None when it is another one."""
        left, found = list(self.words), {w.name: w.default or "" for w in self.words if w.name}
        for word in words:
            fit = next((w for w in left if any(fnmatchcase(word, c) for c in w.choice)), None)
            if fit is None:
                return None
            left.remove(fit)
            if fit.name:
                found[fit.name] = word
        return None if any(w.default is None for w in left) else found

    def fits(self, instruction: Instruction, captures: dict[str, str]) -> bool:
        """Whether number and shape of the arguments are the row's."""
        given, wanted = instruction.args, self.parameters
        least = sum(not p.optional for p in wanted)
        if not least <= len(given) <= len(wanted):
            return False
        for arg, parameter in zip(given, wanted, strict=False):
            vector = captures.get(parameter.vector, parameter.vector).lstrip("v")
            parts = len(arg.parts) if arg.kind is Kind.VECTOR else 0
            if parts != int(vector or 0) or (arg.kind is Kind.ADDRESS) != (parameter.mark == "&"):
                return False
            if (arg.kind is Kind.PAIR) != (parameter.mark == "!"):
                return False
        return True


@dataclass(frozen=True)
class Table:
    """All rows by opcode, the special registers (name to type and C++ text) and the names that are only reported, with
    the reason (opcode or its beginning with words, to text); ``maps`` respells the words of a capture."""

    rows: dict[str, tuple[Row, ...]]
    special: dict[str, tuple[str, str, str]]
    reported: dict[str, str]
    maps: dict[str, dict[str, str]]

    def find(self, instruction: Instruction) -> tuple[Row, dict[str, str]] | None:
        """The first row that an instruction fits, with its captures."""
        for row in self.rows.get(instruction.opcode, ()):
            captures = row.captures(instruction.words)
            if captures is not None and row.fits(instruction, captures):
                return row, captures
        return None

    def why(self, instruction: Instruction) -> str:
        """Why an instruction has no row, empty where the table does not say."""
        name = instruction.name
        keys = [key for key in self.reported if name == key or name.startswith(f"{key}.")]
        return self.reported[max(keys, key=len)] if keys else ""

    def is_ptx(self, instruction: Instruction) -> bool:
        """Whether it is an instruction of PTX, and not of some processor's assembly."""
        return self.find(instruction) is not None or bool(self.why(instruction))


def _words(text: str, place: str) -> tuple[Word, ...]:
    found, at = [], 0
    while at < len(text):
        match = _ELEMENT.match(text, at)
        if match is None:
            raise ConfigError(f"{place}: cannot read {text[at:]!r}")
        choice = (match["choice"] or match["plain"]).split("|")
        default = match["default"] if match["default"] is not None else "" if match["lacks"] else None
        found.append(Word(tuple(choice), match["name"] or "", default))
        at = match.end()
        while text[at : at + 1] == " ":
            at += 1
    return tuple(found)


def _parameters(text: str, place: str) -> tuple[Parameter, ...]:
    found = []
    for part in text.split():
        match = _ARG.fullmatch(part)
        if match is None:
            raise ConfigError(f"{place}: cannot read argument {part!r}")
        found.append(
            Parameter(
                match["name"],
                match["type"],
                bool(match["out"]),
                match["vector"] or "",
                match["mark"],
                bool(match["lacks"]),
            )
        )
    return tuple(found)


@cache
def load_table(folder: Path | None = None) -> Table:
    """Read the table. Raises ConfigError for a malformed file."""
    rows: dict[str, list[Row]] = {}
    special: dict[str, tuple[str, str, str]] = {}
    reported: dict[str, str] = {}
    maps: dict[str, dict[str, str]] = {}
    for path in sorted((folder or data_folder("rules") / "ptx").glob("*.toml")):
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path}: {error}") from error
        for entry in data.get("instruction", ()):
            try:
                opcode, _, words = entry["ptx"].partition(" ")
                row = Row(
                    opcode,
                    _words(words, path.name),
                    _parameters(entry.get("args", ""), path.name),
                    entry["cpp"],
                    entry.get("review", ""),
                    bool(entry.get("orders")),
                    entry.get("cc", ""),
                )
            except KeyError as error:
                raise ConfigError(f"{path}: a row lacks {error}") from error
            rows.setdefault(opcode, []).append(row)
        for name, (kind, cpp, *review) in data.get("special", {}).items():
            special[name] = (kind, cpp, review[0] if review else "")
        maps |= data.get("map", {})
        for reason, names in data.get("reported", {}).items():
            reported |= dict.fromkeys(names, reason)
    return Table({opcode: tuple(found) for opcode, found in rows.items()}, special, reported, maps)
