"""CUDA snippets that use one entry of the construct census each, from the tables beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_TABLES: dict[str, Any] = tomllib.loads((_HERE / "census.toml").read_text(encoding="utf-8"))
_PTX: dict[str, Any] = tomllib.loads((_HERE / "census_ptx.toml").read_text(encoding="utf-8"))

KINDS = tuple(_TABLES["include"])
_KERNEL = "__global__ void k(int* pi, unsigned* pu, float* pf, double* pd, unsigned long long* pl, int n)\n{{\n{}\n}}"
_WHOLE = re.compile(r"__global__|__device__|^#pragma", re.M)
_SIGNATURE = re.compile(r"(.+?)\((.*)\)")
_CONVERSION = re.compile(r"__([a-z]+)2([a-z]+)_(r[nzud])")
_HOLE = re.compile(r"\{(o|i):([$\w]+)\}|\{(g|s|t|name|\d)\}")
_TYPE = re.compile(r"(?:[bsuf](?:8|16|32|64)|(?:bf|f)16(?:x2)?|f32x2|bf16|s16x2|e\dm\dx?\d?)$")
_REGISTER = {"8": ("h", "unsigned short"), "16": ("h", "unsigned short"), "32": ("r", "unsigned"),
             "64": ("l", "unsigned long long")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snippet:
    """CUDA code at file scope, and the headers that it reads."""

    includes: tuple[str, ...]
    code: str


@cache
def _calls() -> dict[str, str]:
    return {name: signature for signature, names in _TABLES["calls"].items() for name in names.split()}


def _call(name: str, signature: str) -> str:
    """A device function that calls ``name`` with parameters of the signature's types."""
    match = _SIGNATURE.fullmatch(signature)
    assert match is not None, signature
    types = match[2].split(",") if match[2] else []
    parameters = ", ".join(f"{type_} a{n}" for n, type_ in enumerate(types))
    call = f"{name}({', '.join(f'a{n}' for n in range(len(types)))})"
    body = f"{call};" if match[1] == "void" else f"return {call};"
    return f"__device__ {match[1]} f({parameters}) {{ {body} }}"


def _conversion(name: str) -> str | None:
    match = _CONVERSION.fullmatch(name)
    types = _TABLES["conversions"]
    if match is None or not {match[1], match[2]} <= types.keys():
        return None
    return f"{types[match[2]]}({types[match[1]]})"


def _operand(type_: str) -> tuple[str, str]:
    """Constraint and C++ type of an operand of a PTX type."""
    if type_ in ("f32", "f64"):
        return ("f", "float") if type_ == "f32" else ("d", "double")
    if type_.endswith("f32x2"):
        return _REGISTER["64"]
    bits = re.search(r"\d+", type_)
    wide = "32" if type_.endswith("x2") else bits[0] if bits else "32"
    return _REGISTER.get(wide, _REGISTER["32"])


def ptx(name: str) -> str:
    """A kernel with one ``asm`` statement that holds the instruction."""
    row, match = next((row, m) for row in _PTX["row"] if (m := re.fullmatch(row["match"], name)))
    typed = [word for word in name.split(".") if _TYPE.match(word)]
    outputs, inputs, declared = [], [], []

    def fill(hole: re.Match[str]) -> str:
        if hole[3]:
            if hole[3] == "name":
                return name
            if hole[3] == "t":
                return typed[-1]
            if hole[3] in "gs":
                inputs.append('"l"(pl)' if hole[3] == "g" else '"r"(at)')
                return f"\0i{len(inputs) - 1}\0"
            return str(match[int(hole[3])])
        type_ = typed[-1] if hole[2] == "t" else str(match[int(hole[2][1:])]) if hole[2][0] == "$" else hole[2]
        constraint, cxx = _operand(type_)
        if hole[1] == "o":
            declared.append(f"{cxx} o{len(outputs)};")
            outputs.append(f'"={constraint}"(o{len(outputs)})')
            return f"\0o{len(outputs) - 1}\0"
        inputs.append(f'"{constraint}"(({cxx})pu[{len(inputs)}])')
        return f"\0i{len(inputs) - 1}\0"

    text = _HOLE.sub(fill, row["text"]).replace("{{", "{").replace("}}", "}").replace("%", "%%")
    text = re.sub(r"\0o(\d+)\0", r"%\1", text)
    text = re.sub(r"\0i(\d+)\0", lambda m: f"%{int(m[1]) + len(outputs)}", text)
    shared = "__shared__ unsigned long long box[32]; const unsigned at = (unsigned)__cvta_generic_to_shared(box);"
    lines = [shared] if '"r"(at)' in inputs else []
    lines += [*declared, f'asm volatile("{text}" : {", ".join(outputs)} : {", ".join(inputs)} : "memory");']
    lines += [f"pd[{n}] = (double)o{n};" for n in range(len(outputs))]
    return _KERNEL.format("\n".join(lines))


def snippet(kind: str, name: str) -> Snippet | None:
    """The snippet of an entry; None for what is no construct of CUDA, or is counted under another kind."""
    if name in _TABLES["outside"]["names"] or (kind == "ptx" and name in _TABLES["outside_ptx"]["names"]):
        return None
    if kind == "asm" and name not in _TABLES["own"]["asm"]:
        return None  # what the statements hold is counted by instruction
    includes = tuple(_TABLES["include"][kind])
    code = _TABLES["own"].get(kind, {}).get(name)
    if code is None and kind == "ptx":
        code = ptx(name)
    signature = _calls().get(name) or _conversion(name)
    if code is None and signature:
        code = _call(name, signature)
    if code is None:
        for row in _TABLES["pattern"]:
            if row["kind"] == kind and (match := re.fullmatch(row["match"], name)):
                code = re.sub(r"\{(\d)\}", lambda hole, match=match: match[int(hole[1])], row["code"])
                break
    if code is None:
        raise SystemExit(f"census: no snippet for {kind} {name}: add one to tests/bench/census.toml")
    return Snippet(includes, code if _WHOLE.search(code) else _KERNEL.format(code))
