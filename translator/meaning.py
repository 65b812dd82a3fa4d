"""What a name means by its surroundings, where the name and its declaration alone do not say it."""

from __future__ import annotations

import re

from translator.apimap import ApiMap
from translator.apirows import Field
from translator.around import Code
from translator.facts import MacroDefinition, Name, NameKind, Origin
from translator.unit_index import UnitIndex

_CPP = ("cub", "thrust", "cooperative_groups", "device", "complex")  # libraries whose names may stand in namespaces


def spelled(hint: str, prefix: str) -> str:
    """A hint of the tables with the emitted header's names as they are spelled under a prefix."""
    if prefix == "gpu":
        return hint
    hint = re.sub(r"\bgpu(?=::|[A-Z])", prefix, hint)
    return re.sub(r"\bGPU(?=_TARGET|_DEVICE_CODE)", prefix.upper(), hint)


def is_api(name: Name, apis: ApiMap) -> bool:
    """Whether a name, as it is qualified, can be one of a C interface, whose names stand outside all namespaces: it has
    no qualifier, or one that clang followed to the vendor's declaration (``cudaError_t::cudaSuccess``, a namespace with
    ``using ::cudaFree``)."""
    if name.qualifier in ("", "::"):
        return True
    if name.user_declared or not name.declared_in:
        return False
    row = apis.get(name.name)
    return row is not None and row.library not in _CPP


def member(name: Name, apis: ApiMap, code: Code) -> Field | None:
    """What the tables say of a member of a CUDA structure, told by the structure that clang found or, for a member that
    the headers at hand lack, by the text of the object's declaration."""
    if name.kind is not NameKind.FIELD or name.user_declared:
        return None
    if name.owner:
        return apis.fields.get((name.name, name.owner))
    owners = [owner for member, owner in apis.fields if member == name.name]
    owner = code.declared_as(code.at(name.span.start), owners) if owners else ""
    return apis.fields.get((name.name, owner))


def argument_of(name: Name, index: UnitIndex, code: Code) -> tuple[MacroDefinition | None, str]:
    """The user's macro that has a name alone as an argument, and the parameter that takes it."""
    if name.origin is not Origin.MACRO_ARGUMENT:
        return None, ""
    number = code.at(name.span.start)
    opening = code.opener(number)
    if code.text(code.before(number)) not in ("(", ",") or code.text(code.after(number)) not in (")", ","):
        return None, ""
    called, position = code.callee(number)
    macro = index.macros.get(code.text(called))
    if macro is None or not macro.function_like or code.before(opening) != called:
        return None, ""
    return macro, macro.parameters[position] if position < len(macro.parameters) else ""
