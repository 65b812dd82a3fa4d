"""Whether a statement stands where builds for AMD do not read it, as its author or an earlier run left it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.facts import Asm, Condition, Fact

_AMD = r"__HIP\w*__|(?:\w+_)?(?:USE|WITH|ENABLE)_(?:HIP|ROCM)|USE_ROCM\w*|[A-Z]+_TARGET_HIP"
_ATOM = r"(?:defined\s*\(\s*{0}\s*\)|defined\s+{0}|{0})"


def is_guarded(asm: Asm, facts: Iterable[Fact], before: str, prefix: str) -> bool:
    """Whether only CUDA builds read a statement: it is the argument of ``GPU_CUDA_ONLY`` (``before`` is the text before
    it), or stands under a plain condition on ``GPU_TARGET_CUDA`` or against AMD."""
    upper = prefix.upper()
    if re.search(rf"\b{upper}_CUDA_ONLY\s*\(\s*$", before):
        return True
    cuda = _ATOM.format(f"(?:{upper}_TARGET_CUDA|{upper}_PTX)")
    amd = _ATOM.format(f"(?:{_AMD})")
    for fact in facts:
        if not isinstance(fact, Condition) or fact.span.path != asm.span.path or fact.arm is None:
            continue
        parts = [part.strip() for part in fact.expression.split("&&")] if "||" not in fact.expression else []
        if fact.arm.contains(asm.span):
            wanted = rf"!\s*{amd}|{cuda}" if not fact.keyword.endswith("def") else amd if fact.inverted else cuda
            if any(re.fullmatch(wanted, part) for part in parts):
                return True
        later = any(span.contains(asm.span) for span in fact.later) and not fact.inverted
        if later and len(parts) == 1 and re.fullmatch(amd, parts[0]):
            return True
    return False
