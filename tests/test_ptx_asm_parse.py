"""The reader of inline PTX, and what stops a translation."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from ptx_support import lowered, statement
from snippets import translate

from translator.model import Safety
from translator.ptxasm import PtxError, Refused, instructions, parse
from translator.ptxasm.parse import Arg, Block, Declaration, Instruction, Kind, Label, number

A, B = Arg(Kind.OPERAND, "0"), Arg(Kind.REGISTER, "t1")


def only(text: str) -> Instruction:
    (found,) = parse(text)
    assert isinstance(found, Instruction)
    return found


def test_an_instruction_in_all_its_parts() -> None:
    found = only("@!p mad.lo.s32 %0, t1, -3, %%laneid; // comment")
    assert (found.opcode, found.words, found.name) == ("mad", ("lo", "s32"), "mad.lo.s32")
    assert found.guard == Arg(Kind.REGISTER, "p") and found.negated
    assert found.args == (A, B, Arg(Kind.NUMBER, "-3"), Arg(Kind.SPECIAL, "laneid"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mov.b64 {%0, t1}, %2;", Arg(Kind.VECTOR, "", (A, B))),
        ("ld.global.u32 [%0+-4], t1;", Arg(Kind.ADDRESS, "", (A, Arg(Kind.NUMBER, "-4")))),
        ("ld.u32 [%0 + %1];", Arg(Kind.ADDRESS, "", (A, Arg(Kind.OPERAND, "1")))),
        ("shfl.sync.up.b32 %0|t1, 1, 2, 3, 4;", Arg(Kind.PAIR, "", (A, B))),
        ("and.pred !t1;", Arg(Kind.NOT, "", (B,))),
        ("elect.sync _|t1, 1;", Arg(Kind.PAIR, "", (Arg(Kind.SINK), B))),
        ("mov.u32 %tid.x;", Arg(Kind.SPECIAL, "tid.x")),
        ("mov.u32 %t1;", B),
        ("mov.f32 0f3F800000;", Arg(Kind.NUMBER, "0f3F800000")),
    ],
)
def test_operands(text: str, expected: Arg) -> None:
    assert only(text).args[0] == expected


def test_numbers() -> None:
    texts = {
        "12": 12,
        "0x1F": 31,
        "017": 15,
        "0b101": 5,
        "0f3FC00000": 1.5,
        "0d4000000000000000": 2.0,
        "7U": 7,
        "1.5": 1.5,
    }
    assert {text: number(text) for text in texts} == texts


def test_blocks_declarations_labels() -> None:
    found = parse("{\n .reg .pred p, q; .reg .b32 %r<3>;\n /* a\n b */ { bra.uni DONE; }\nDONE:\n}")
    (block,) = found
    assert isinstance(block, Block)
    assert block.body[0] == Declaration("pred", ("p", "q"))
    assert block.body[1] == Declaration("b32", ("r0", "r1", "r2"))
    assert block.body[3] == Label("DONE")
    assert [i.name for i in instructions(found)] == ["bra.uni"]


@pytest.mark.parametrize(
    "text",
    ["add.u32 %0 %1;", "{ add.u32 %0, 1, 2;", "mov.u32 %0, [1;", ".shared .b32 x;", "} trap;", "@"],
)
def test_what_is_no_ptx_is_said(text: str) -> None:
    with pytest.raises(PtxError):
        list(parse(text))


def test_layout_does_not_matter() -> None:
    """Blanks, comments and line ends between tokens change nothing, whatever the instructions."""
    rng = random.Random(7)
    names = ["add.u32", "ld.global.v4.f32", "setp.ne.and.s32", "cp.async.cg.shared::cta.global.L2::128B", "trap"]
    operands = ["%0", "t1", "{%1, _, t2}", "[%2+8]", "p|q", "!p", "0x3f", "%%lanemask_lt", "-5", "0fBF800000"]
    for _ in range(300):
        parts: list[str] = []
        for _ in range(rng.randrange(1, 5)):
            guard = rng.choice(["", "@p ", "@!%q "])
            chosen = rng.sample(operands, rng.randrange(4))
            parts.append(f"{guard}{rng.choice(names)} {', '.join(chosen)};")
        text = " ".join(parts)
        noisy = "".join(
            c + rng.choice(["", " ", "\n", "\t", " /* x; */ ", " // y\n"]) if c in ",;[]{}" else c for c in text
        )
        assert parse(noisy) == parse(text)
        assert len(parse(text)) == len(parts)


@pytest.mark.parametrize(
    ("template", "outputs", "inputs", "name"),
    [
        ("addc.u32 %0, %1, 0;", "r", "r", "addc.u32"),
        ("wgmma.fence.sync.aligned;", "", "", "wgmma.fence.sync.aligned"),
        ("add.u32 %0, x, 1;", "r", "", "add.u32"),
        ("add.u32 %0, %1, %2;", "r", "r", "add.u32"),
        ("mov.u32 %1, %0;", "r", "r", "mov.u32"),
        ("add.u64 %0, %0, %1;", "l", "r", "add.u64"),
        ("L: add.u32 %0, %0, 1;", "r", "", "L"),
        ("mov.u32 %0, %%smid;", "r", "", "%smid"),
        ("bar.sync 1, 64;", "", "", "bar.sync"),
        ("frob.u32 %0;", "r", "", "frob.u32"),
        ("movl $1, %eax", "", "", "movl"),
    ],
)
def test_refusals_name_the_place(template: str, outputs: str, inputs: str, name: str) -> None:
    with pytest.raises(Refused) as refused:
        lowered(statement(template, outputs, inputs))
    assert refused.value.name == name
    assert refused.value.why


TEXT = """\
__device__ int f(int *p, float x) {
  int a = 0, ptx_0 = 3;
#define LOAD "ld.global.nc"
  asm volatile(LOAD ".s32 %0, [%1];" : "=r"(a) : "l"(p + ptx_0) : "memory");  // keep
  asm("cvt.rni.s32.f32 %0, %1;" : "=r"(a) : "f"(x));
  if (a) asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(x) : "f"(x)); else a = 1;
  unsigned s = (unsigned)__cvta_generic_to_shared(p);
  asm("ld.shared.u32 %0, [%1+4];" : "=r"(a) : "r"((unsigned)__cvta_generic_to_shared(p)));
#if defined(__HIP__)
#else
  asm("popc.b32 %0, %1;" : "=r"(a) : "r"(a));
#endif
  return a + s;
}
"""


def test_statements_in_their_surroundings(tmp_path: Path) -> None:
    done = translate(tmp_path, TEXT)
    lines = [line.strip() for line in done.text.splitlines()]
    for line in TEXT.splitlines():  # nothing of the user's is lost
        if "asm" in line and "if" not in line and "cvta" not in line:
            assert line.strip() in lines
    assert "const unsigned long long ptx_local_1 = reinterpret_cast<unsigned long long>(p + ptx_0);" in lines
    assert "a = static_cast<unsigned int>(gpu::ptx_to_integer<int>(gpu::ptx_round_rni(x)));" in lines
    assert "GPU_NOT_CUDA(x = gpu::ptx_ftz(1.0f / gpu::ptx_ftz(x))); else a = 1;" in done.text
    assert "gpu::ptx_load_shared<unsigned int>(((unsigned)gpu::cvta_generic_to_shared(p)" in done.text
    assert 'asm("popc.b32 %0, %1;" : "=r"(a) : "r"(a));\n#endif' in done.text
    reviews = [f.symbol for f in done.findings if f.id == "CW603" and f.safety is Safety.REVIEW]
    assert reviews == ["rcp.approx.ftz.f32"]
    again = translate(tmp_path, done.text)
    assert again.text == done.text
    assert not {f.id for f in again.findings} & {"CW601", "CW603"}


def test_an_output_under_a_predicate_needs_a_look() -> None:
    head = "{ .reg .pred p; setp.ne.u32 p, %1, 0; @p mov.u32 %0, 1;"
    assert lowered(statement(f"{head} }}", "r", "r")).reviews
    assert not lowered(statement(f"{head} @!p mov.u32 %0, 2; }}", "r", "r")).reviews
    assert not lowered(
        statement(f"{{ .reg .pred p; mov.u32 %0, 2; {head[1:]} }}".replace(".reg .pred p;", "", 1), "r", "r")
    ).reviews
