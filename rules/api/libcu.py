"""CW540: names of libcu++, CUDA's C++ standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Name, NameKind, Origin, Safety, Severity, Span, rule

# Namespaces inside those of libcu++; what stands before a name is else a class.
INNER = frozenset(("chrono", "device", "execution", "experimental", "literals", "mr", "numbers", "ptx", "ranges"))
_WRITTEN = re.compile(r"^(?:::)?cuda::(std::)?((?:\w+::)*)$")
_DECLARED = re.compile(r"/cuda/(?:std/)?(?:\w+/)*\w+(?:\.\w+)?$")
_OTHERS = re.compile(r"/(?:cub|thrust|crt)/")
LATER = "a standard library's name that was not seen to work in AMD device code; port the use, or build with libhipcxx"
USES = """\
__device__ int top() {{ return {std}::numeric_limits<int>::max(); }}
__global__ void count(int *n) {{
  {own}::atomic_ref<int, {own}::thread_scope_device> total(*n);
  total.fetch_add(1, {own}::memory_order_relaxed);
}}
"""


@rule(
    id="CW540",
    title="libcu++ name",
    on_amd=True,
    on=Name,
    examples=[
        Example(
            before="#include <cuda/atomic>\n#include <cuda/std/limits>\n" + USES.format(std="cuda::std", own="cuda"),
            after="#include <gpu/atomic.hpp>\n#include <gpu/std_limits.hpp>\n" + USES.format(std="gpustd", own="gpu"),
        ),
        Example(
            before="#ifdef FAST\nvoid f(cuda::std::expected<int, int> e, cuda::latch *l);\n#endif\n",
            builds=False,
        ),
        Example(before="namespace cuda { struct barrier {}; }\ncuda::barrier x;\n", clean=True),
    ],
)
def libcu(name: Name, ctx: Context) -> Iterator[Finding]:
    """Names of ``cuda::std`` become ``gpustd``'s, those of ``cuda`` that have a small counterpart become ``gpu``'s.

    ``gpustd`` is ``cuda::std`` on CUDA. On AMD it is the compiler's own standard library, whose constexpr functions are
    device functions too, or before C++20 AMD's port of libcu++ where that is installed. Only names that were seen to
    work in device code there are renamed; for those that need C++20 the finding says so. Atomics with a scope
    (``cuda::atomic_ref`` and its kin), barriers and pipelines are classes of the emitted header on AMD, with the
    compiler's scoped atomics inside. All else is reported and stays.
    """
    if name.user_declared or name.kind is NameKind.FIELD or name.name.startswith("_"):
        return
    space = _space(name, ctx)
    if space is None:
        return
    root, inner = space
    after = ctx.text(Span(name.span.path, name.span.end, name.span.end + 8)).lstrip()
    if after.startswith("::") and (name.kind is NameKind.NAMESPACE or _is_space(inner + name.name, root)):
        return
    if root == "cuda" and not inner and name.name == "std":
        yield from _whole(name, ctx)
        return
    parts = (inner + name.name).split("::")
    row = ctx.row(f"{root}::{inner}{name.name}") or ctx.row(f"{root}::{parts[0]}")
    key = f"{root}::{inner}{name.name}"
    if row is None or not row.supported:
        hint = ctx.apis.hint(row.name if row else key, "libcu")
        hint = LATER if root == "cuda::std" and (row is None or key not in ctx.apis.hints) else hint
        yield ctx.finding(name, f"{key} is left as it is: {ctx.way_out(hint)}", severity=Severity.ERROR, symbol=key)
        return
    text = "::".join([ctx.api(row.name), *parts[1:]]) if row.name != key else ctx.api(key)
    start = name.span.start - len(name.qualifier.encode())
    if not name.qualifier and root == "cuda::std":
        return  # a using declaration or directive, which is rewritten itself, brought it in
    if name.qualifier and _WRITTEN.match(_plain(name.qualifier)) is None and root == "cuda::std":
        return  # qualified by an alias, likewise
    text = f"::{text}" if name.qualifier.startswith("::") else text
    whole = Span(name.span.path, start, name.span.end)
    if ctx.text(whole) == text:
        return  # portable already
    edit = Edit(whole, text)
    if "std20" in row.flags:
        message = f"{key} becomes {text}: on AMD that needs -std=c++20, or libhipcxx before"
        yield ctx.finding(name, message, [edit], safety=Safety.REVIEW, symbol=key)
        return
    yield ctx.finding(name, f"{key} becomes {text}", [edit], symbol=key)


def _plain(qualifier: str) -> str:
    return re.sub(r"\s", "", qualifier)


def _is_space(path: str, root: str) -> bool:
    return (root == "cuda" and path == "std") or path.split("::")[-1] in INNER


def _space(name: Name, ctx: Context) -> tuple[str, str] | None:
    """The namespace (``cuda`` or ``cuda::std``) and the namespaces inside it that hold the name; None for others."""
    if _OTHERS.search(name.declared_in):
        return None
    written = _WRITTEN.match(_plain(name.qualifier))
    if written:
        inner = written[2]
        known = all(part in INNER for part in inner.split("::")[:-1])
        return ("cuda::std" if written[1] else "cuda", inner) if known else None
    if name.kind in (NameKind.NAMESPACE, NameKind.UNRESOLVED, NameKind.MACRO) or not _DECLARED.search(name.declared_in):
        return None
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 2), name.span.start))
    if before.endswith((".", "->")) or "<" in name.qualifier or name.origin is Origin.PASTED:
        return None
    root = "cuda::std" if "/cuda/std/" in name.declared_in else "cuda"
    return (root, "") if ctx.row(f"{root}::{name.name}") is not None else None


def _whole(name: Name, ctx: Context) -> Iterator[Finding]:
    """``cuda::std`` itself, in a using directive or the definition of an alias."""
    row = ctx.apis.namespaces["cuda::std"]
    text = row.hip if ctx.style.value == "hip" else row.portable.replace("gpu", ctx.prefix, 1)
    start = name.span.start - len(name.qualifier.encode())
    before = ctx.text(Span(name.span.path, max(0, start - 32), start))
    if not re.search(r"(using\s+namespace|=)\s*$", before):
        yield ctx.finding(name, "cuda::std is opened here: on AMD its names are the standard library's own")
        return
    message = f"namespace cuda::std becomes {text}; names of it that AMD lacks are reported where they stand"
    yield ctx.finding(name, message, [Edit(Span(name.span.path, start, name.span.end), text)], safety=Safety.REVIEW)
