"""The normal form of PTX: harmless differences vanish, and every real change is caught."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.harness.ptx import cut_hashes, normal_form, parse, reached
from translator.harness.ptxdiff import Verdict, compare_modules

HEAD = "//\n// a banner\n//\n.version 9.0\n.target sm_80\n.address_size 64\n"


def private(unit: str) -> str:
    """``(anonymous namespace)::count`` as nvcc mangles it, in a unit with this hash, file and symbol."""
    internal, anonymous = f"_INTERNAL_{unit}", f"_GLOBAL__N__{unit}"
    return f"_ZN{len(internal)}{internal}{len(anonymous)}{anonymous}5countE"


PRIVATE = private("1a2b3c4d_4_k_cu_main")
KERNEL = """
.visible .entry _Z5scalePfi(
	.param .u64 _Z5scalePfi_param_0,
	.param .u32 _Z5scalePfi_param_1
)
.maxntid 128, 1, 1
.minnctapersm 2
{
	.local .align 8 .b8 	__local_depot1[8];
	.reg .pred 	%p<3>;
	.reg .f32 	%f<5>;
	.reg .b32 	%r<8>;
	.reg .b64 	%rd<7>;
	// demoted variable
	.shared .align 4 .b8 _ZZ5scalePfiE4tile[128];
	.shared .align 4 .b8 _ZZ5scalePfiE4rest[64];

	.loc	1 12 3
	ld.param.u64 	%rd1, [_Z5scalePfi_param_0];
	ld.param.u32 	%r1, [_Z5scalePfi_param_1];
	cvta.to.global.u64 	%rd2, %rd1;
	mov.u32 	%r2, %tid.x;
	setp.ge.s32 	%p1, %r2, %r1;
	@%p1 bra 	$L__BB1_2;

	mul.wide.s32 	%rd3, %r2, 4;
	add.s64 	%rd4, %rd2, %rd3;
	ld.global.f32 	%f1, [%rd4];
	mov.u32 	%r3, _ZZ5scalePfiE4tile;
	st.shared.f32 	[%r3+4], %f1;
	bar.sync 	0;
	ld.shared.f32 	%f2, [_ZZ5scalePfiE4rest+8];
	sub.rn.f32 	%f3, %f1, %f2;
	fma.rn.f32 	%f4, %f3, 0f40000000, %f1;
	st.global.f32 	[%rd4], %f4;
	ld.const.u32 	%r4, [limits+4];
	atom.global.add.u32 	%r5, [PRIVATE], %r4;
	mov.u64 	%rd5, $str$1;
	// begin inline asm
	{ .reg .pred q; setp.ne.u32 q, %r5, 0; @q trap; }
	// end inline asm
	{ // callseq 0, 0
	.param .b64 param0;
	st.param.b64 	[param0+0], %rd5;
	call.uni
	_Z4helpPKc,
	(
	param0
	);
	} // callseq 0

$L__BB1_2:
	ret;

}
""".replace("PRIVATE", PRIVATE)
DATA = f"""
.const .align 4 .b8 limits[8] = {{1, 0, 0, 0, 2, 0, 0, 0}};
.global .align 4 .u32 {PRIVATE};
.global .align 1 .b8 $str[3] = {{120, 61, 0}};
.global .align 1 .b8 $str$1[3] = {{121, 61, 0}};
"""
HELP = """
.func _Z4helpPKc(
	.param .b64 _Z4helpPKc_param_0
)
{
	.reg .b64 	%rd<2>;
	ld.param.u64 	%rd1, [_Z4helpPKc_param_0];
	prefetch.global.L2 	[%rd1];
	ret;
}
"""
FORWARD = ".func _Z4helpPKc\n(\n\t.param .b64 _Z4helpPKc_param_0\n)\n;\n"
OTHER = """
.visible .entry _Z5otherPf(
	.param .u64 _Z5otherPf_param_0
)
{
	.reg .b64 	%rd<3>;
	ld.param.u64 	%rd1, [_Z5otherPf_param_0];
	mov.u64 	%rd2, $str;
	st.u64 	[%rd1], %rd2;
	ret;
}
"""
ORIGINAL = HEAD + FORWARD + DATA + HELP + KERNEL + OTHER


def shift_registers(text: str) -> str:
    text = re.sub(r"%(p|f|r|rd)(\d+)\b", lambda m: f"%{m[1]}{int(m[2]) + 40}", text)
    return re.sub(r"<(\d+)>", lambda m: f"<{int(m[1]) + 40}>", text)


HARMLESS: dict[str, Callable[[str], str]] = {
    "registers renumbered": shift_registers,
    "labels renumbered": lambda t: t.replace("$L__BB1_2", "$L__BB7_31"),
    "local depot renumbered": lambda t: t.replace("__local_depot1", "__local_depot9"),
    "comments and banner": lambda t: t.replace("a banner", "12.9").replace("\tret;", "\tret; // done /* so */"),
    "block comment": lambda t: t.replace("\tret;", "\t/* .loc; } */ ret;"),
    "line information": lambda t: t.replace(".loc\t1 12 3", '.loc\t2 9 1, function_name $L__i\n\t.file 2 "/x; }.cu"'),
    "blank lines and spaces": lambda t: t.replace("\n", "\n\n").replace("\t", "    "),
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "section order": lambda t: HEAD + "".join(reversed(t.removeprefix(HEAD).partition(HELP))),
    "unit hash": lambda t: t.replace("1a2b3c4d", "deadbeef"),
    "unit hash of another length": lambda t: t.replace(PRIVATE, private("99999999_4_k_cu_f18b49c9")),
    "string literals renumbered": lambda t: t.replace("$str$1", "$str$6"),
    "shared variable of a renamed scope": lambda t: t.replace("_ZZ5scalePfiE4tile", "_ZZN3gpu5scaleEPfiE4tile"),
}  # fmt: skip
STORE = "\tst.shared.f32 \t[%r3+4], %f1;\n"
REAL: dict[str, tuple[str, str]] = {
    "opcode": ("sub.rn.f32", "add.rn.f32"),
    "immediate": ("0f40000000", "0f40400000"),
    "address offset": ("[%r3+4]", "[%r3+8]"),
    "operands swapped": ("sub.rn.f32 \t%f3, %f1, %f2", "sub.rn.f32 \t%f3, %f2, %f1"),
    "rounding": ("fma.rn.f32", "fma.rz.f32"),
    "rounding dropped": ("sub.rn.f32", "sub.f32"),
    "type": ("ld.global.f32", "ld.global.u32"),
    "cache operator": ("ld.global.f32", "ld.global.nc.f32"),
    "predicate negated": ("@%p1 bra", "@!%p1 bra"),
    "predicate dropped": ("@%p1 bra", "bra"),
    "comparison": ("setp.ge.s32", "setp.gt.s32"),
    "barrier missing": ("\tbar.sync \t0;\n", ""),
    "barrier doubled": ("\tbar.sync \t0;\n", "\tbar.sync \t0;\n\tbar.sync \t0;\n"),
    "register exchanged": ("st.global.f32 \t[%rd4], %f4", "st.global.f32 \t[%rd4], %f3"),
    "instructions reordered": (f"{STORE}\tbar.sync \t0;\n", f"\tbar.sync \t0;\n{STORE}"),
    "launch bounds": (".maxntid 128, 1, 1", ".maxntid 256, 1, 1"),
    "launch bounds dropped": (".minnctapersm 2\n", ""),
    "shared size": ("E4tile[128]", "E4tile[256]"),
    "shared alignment": (".shared .align 4 .b8 _ZZ5scalePfiE4tile", ".shared .align 16 .b8 _ZZ5scalePfiE4tile"),
    "shared variable exchanged": ("[_ZZ5scalePfiE4rest+8]", "[_ZZ5scalePfiE4tile+8]"),
    "depot size": ("__local_depot1[8]", "__local_depot1[16]"),
    "parameter type": (".param .u32 _Z5scalePfi_param_1", ".param .u64 _Z5scalePfi_param_1"),
    "parameter exchanged": ("[_Z5scalePfi_param_1]", "[_Z5scalePfi_param_0]"),
    "linkage": (".visible .entry _Z5scalePfi", ".entry _Z5scalePfi"),
    "inline asm": ("setp.ne.u32 q", "setp.eq.u32 q"),
    "special register": ("%tid.x", "%ctaid.x"),
    "atomic": ("atom.global.add", "atom.global.max"),
    "constant contents": ("{1, 0, 0, 0, 2,", "{1, 0, 0, 0, 3,"),
    "literal contents": ("{121, 61, 0}", "{121, 62, 0}"),
    "literal exchanged": ("%rd5, $str$1", "%rd5, $str"),
    "other constant": ("[limits+4]", "[limits]"),
    "called function": ("prefetch.global.L2", "prefetch.global.L1"),
    "target": (".target sm_80", ".target sm_90"),
    "label target": ("@%p1 bra \t$L__BB1_2", "@%p1 bra \t$L__BB1_3"),
}  # fmt: skip


def verdicts(translation: str) -> dict[str, Verdict]:
    return {k.shown.split("(")[0]: k.verdict for k in compare_modules(parse(ORIGINAL), parse(translation)).kernels}


def scale_of(text: str) -> tuple[str, ...]:
    return normal_form(parse(text), "_Z5scalePfi")


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_differences_vanish(name: str) -> None:
    changed = HARMLESS[name](ORIGINAL)
    assert changed != ORIGINAL
    assert set(verdicts(changed).values()) == {Verdict.IDENTICAL}


@pytest.mark.parametrize("name", REAL)
def test_every_real_change_is_caught(name: str) -> None:
    old, new = REAL[name]
    assert ORIGINAL.count(old) >= 1, "the change does not apply"
    assert scale_of(ORIGINAL.replace(old, new)) != scale_of(ORIGINAL)


@pytest.mark.parametrize("harmless", HARMLESS)
def test_a_real_change_is_caught_under_a_harmless_one(harmless: str) -> None:
    changed = HARMLESS[harmless](ORIGINAL).replace("fma.rn.f32", "fma.rz.f32")
    assert Verdict.DIFFERENT in verdicts(changed).values()


def test_a_change_in_one_kernel_leaves_the_others_identical_and_is_shown() -> None:
    result = compare_modules(parse(ORIGINAL), parse(ORIGINAL.replace("fma.rn", "fma.rz")))
    assert [k.verdict for k in result.kernels] == [Verdict.DIFFERENT, Verdict.IDENTICAL]
    assert any(line.startswith("-fma.rn.f32") for line in result.kernels[0].diff)
    assert any(line.startswith("+fma.rz.f32") for line in result.kernels[0].diff)
    assert not result.identical


def test_a_missing_and_an_extra_kernel_are_named() -> None:
    without = ORIGINAL.replace(OTHER, "")
    assert [k.verdict for k in compare_modules(parse(ORIGINAL), parse(without)).kernels][-1] is Verdict.MISSING
    assert [k.verdict for k in compare_modules(parse(without), parse(ORIGINAL)).kernels][-1] is Verdict.EXTRA


def test_static_variables_of_one_type_may_not_change_places() -> None:
    two = HEAD + ".global .align 4 .u32 a;\n.global .align 4 .u32 b;\n" + OTHER.replace("$str", "a")
    assert normal_form(parse(two), "_Z5otherPf") != normal_form(parse(two.replace("%rd2, a", "%rd2, b")), "_Z5otherPf")


def test_a_variable_that_only_the_host_uses_is_compared_too() -> None:
    extra = ORIGINAL + ".visible .global .align 4 .u32 counter = 3;\n"
    changed = compare_modules(parse(extra), parse(extra.replace("= 3", "= 4")))
    assert [o.name for o in changed.others] == ["counter"] and not changed.identical
    assert [o.verdict for o in compare_modules(parse(extra), parse(ORIGINAL)).others] == [Verdict.MISSING]
    assert compare_modules(parse(extra), parse(extra)).identical


def test_a_kernel_of_the_portable_namespace_is_matched_by_its_readable_name() -> None:
    if not shutil.which("c++filt"):
        pytest.skip("no c++filt")
    old = ORIGINAL.replace("_Z5scalePfi", "_Z5scaleP6float3i")
    new = ORIGINAL.replace("_Z5scalePfi", "_Z5scalePN3gpu6float3Ei")
    assert [k.verdict for k in compare_modules(parse(old), parse(new)).kernels] == [Verdict.IDENTICAL] * 2


def test_names_that_look_like_opcodes_do_not_confuse() -> None:
    text = ORIGINAL.replace("_Z5scalePfi", "add")
    assert scale_of(ORIGINAL)[4:8] == normal_form(parse(text), "add")[4:8]
    assert normal_form(parse(text), "add") != normal_form(parse(text.replace("add.s64", "sub.s64")), "add")


def test_hashes_are_cut_by_their_length_and_nothing_else_is() -> None:
    assert cut_hashes(PRIVATE) == "_ZN$internal$anonymous5countE"
    assert cut_hashes("_Z4main10_GLOBAL__x") == "_Z4main10_GLOBAL__x"
    too_short = "3_GLOBAL__N__1a2b3c4d_x"
    assert cut_hashes(too_short) == too_short


@pytest.mark.parametrize("before", ["4cuda3__4", "5lib12", "3std3__4", "1x", "N"])
def test_a_length_behind_a_name_that_ends_in_digits(before: str) -> None:
    """``__4`` is an inline namespace of libcu++: the digits before the name are not all its length."""
    hashed = "_GLOBAL__N__1a2b3c4d_9_kernel_cu_0c95a565_2956"
    rest = f"{'7squares' * 60}E"  # long enough for all digits together
    assert cut_hashes(f"_ZN{before}{len(hashed)}{hashed}{rest}") == f"_ZN{before}$anonymous{rest}"


def test_static_names_are_cut_by_their_length() -> None:
    unit = "_1a2b3c4d_4_k_cu__Z3runv"
    assert cut_hashes(f"__nv_static_{len(unit)}_{unit}_weights") == "$static_weights"
    assert cut_hashes(f"__nv_static_{len(unit)}_{unit}__Z1kIiEvT_") == "$static__Z1kIiEvT_"


SOURCE = """
#include <cuda/std/functional>
namespace cuda { inline namespace __4 { namespace { __device__ int total; struct one { int v; }; } } }
namespace lib12 {
namespace { template <class T> struct box { T v; }; __device__ unsigned used; }
static __device__ int helper(int a) { static int calls; return calls += a; }
}
static __device__ int weights[4];
template <class T> __global__ void k(T NAME) {
  cuda::total += NAME.v; lib12::used += 1; weights[NAME.v] = lib12::helper(cuda::std::plus<int>{}(NAME.v, STEP));
}
void run() { k<<<1, 1>>>(cuda::one{}); k<<<1, 1>>>(lib12::box<int>{}); }
"""


@pytest.mark.parametrize("flags", [(), ("-rdc=true",)])
def test_what_nvcc_writes_is_read(flags: tuple[str, ...], tmp_path: Path) -> None:
    """Two texts that differ by a name and their file's name are identical, a changed constant is not."""
    if not shutil.which("nvcc"):
        pytest.skip("needs nvcc")
    found = []
    for file, name, step in (("first", "a", "1"), ("another_one", "b", "1"), ("third", "a", "2")):
        source = tmp_path / f"{file}.cu"
        source.write_text(SOURCE.replace("NAME", name).replace("STEP", step), encoding="utf-8")
        command = ["nvcc", "-arch=sm_80", "-std=c++17", *flags, "-ptx", str(source), "-o", str(tmp_path / file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        if "cuda/std/functional: No such file" in done.stderr:
            pytest.skip("needs libcu++ (nvidia-cuda-cccl)")
        assert done.returncode == 0, done.stderr[-2000:]
        found.append(parse((tmp_path / file).read_text(encoding="utf-8")))
    assert [k.verdict for k in compare_modules(found[0], found[1]).kernels] == [Verdict.IDENTICAL] * 2
    assert Verdict.IDENTICAL not in [k.verdict for k in compare_modules(found[0], found[2]).kernels]


def test_what_a_kernel_rests_on_is_found_through_calls() -> None:
    assert reached(parse(ORIGINAL), "_Z5scalePfi") >= {"_Z4helpPKc", "limits", "$str$1"}
    assert "$str" not in reached(parse(ORIGINAL), "_Z5scalePfi")


def test_a_statement_that_is_not_understood_is_an_error() -> None:
    with pytest.raises(ValueError, match="not understood"):
        parse(HEAD + ".novelty foo bar;\n" + OTHER)
