"""Runs AMD machine code on an instruction emulator that lies outside this repository.

``AMD_EMU`` names a Python file with ``launch(path, kernel, grid, block, args)``, which loads a code object and runs it
on the emulator of the tinygrad sources at ``TINYGRAD_DIR``. Cross-lane moves are added or replaced here: DS_SWIZZLE_B32,
and V_MOV_B32 with DPP, which the emulator reads from lanes that it has already written. They are written from the ISA
guides "CDNA3" and "RDNA3" and, unlike the emulator's own, give nothing from a lane that is not active.

As a program it runs one job in a process of its own, since a wild address would end it: ``amd_emulator.py JOB`` reads
``JOB/job.json`` (code object, kernel, block size, arguments) with ``JOB/<n>.npy`` and writes the buffers back.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

ROW = 16


def require() -> None:
    """Skip the calling test when the emulator is not there."""
    for name in ("TINYGRAD_DIR", "AMD_EMU"):
        if not Path(os.environ.get(name) or "/nonexistent").exists():
            pytest.skip(f"no emulator checkout: {name} names nothing")


def run(code: Path, kernel: str, block: int, arguments: list[np.ndarray | np.generic]) -> None:
    """Run one block of a kernel; arrays are device buffers, read and written in place. Raises on any failure."""
    job = code.parent / f"{code.stem}.{kernel}"
    job.mkdir(exist_ok=True)
    for index, argument in enumerate(arguments):
        np.save(job / f"{index}.npy", argument)
    scalars = [not isinstance(argument, np.ndarray) for argument in arguments]
    (job / "job.json").write_text(json.dumps({"code": str(code), "kernel": kernel, "block": block, "scalars": scalars}))
    done = subprocess.run([sys.executable, __file__, str(job)], capture_output=True, text=True, timeout=900)
    if done.returncode:
        raise RuntimeError(f"emulator on {code.name} {kernel}: {done.returncode}\n{done.stderr[-3000:]}")
    for index, argument in enumerate(arguments):
        if isinstance(argument, np.ndarray):
            argument[...] = np.load(job / f"{index}.npy")


def dpp_source(lane: int, control: int, lanes: int) -> int | None:
    """The lane that a DPP control word reads, None where there is none."""
    row, place, count = lane - lane % ROW, lane % ROW, control & 15
    if control < 0x100:  # quad_perm
        return (lane & ~3) | (control >> 2 * (lane & 3) & 3)
    if control in (0x130, 0x138):  # wave_shl:1, wave_shr:1
        source = lane + 1 if control == 0x130 else lane - 1
        return source if 0 <= source < lanes else None
    if control in (0x140, 0x141):  # row_mirror, row_half_mirror
        return row + (place ^ (15 if control == 0x140 else 7))
    kind = control & 0x1F0
    if kind in (0x100, 0x110):  # row_shl, row_shr
        source = place + count if kind == 0x100 else place - count
        return row + source if 0 <= source < ROW else None
    if kind in (0x120, 0x160):  # row_ror, row_xmask
        return row + ((place - count) % ROW if kind == 0x120 else place ^ count)
    raise NotImplementedError(f"DPP control {control:#x}")


def swizzle_source(lane: int, offset: int) -> int:
    """The lane that DS_SWIZZLE_B32 reads in its bit-mask mode (offset bit 15 clear)."""
    if offset >> 15:
        raise NotImplementedError(f"swizzle offset {offset:#x}")
    return (lane & 32) | (((lane & offset & 31) | (offset >> 5 & 31)) ^ (offset >> 10 & 31))


def _gather(emu: Any, inst: Any, ctx: Any, sources: list[int | None], register: Any, keep: bool) -> Any:
    """An instruction that reads each lane's 32 bits from a fixed lane: all reads come before the writes."""
    lines = ["declare tmp : 32'B[64];"]
    for lane, source in enumerate(sources):
        lines.append(f"tmp[{lane}] = " + (f"VGPR[{lane}][VDST]" if keep else "0x0"))
        if source is not None:
            lines += [f"if EXEC[{source}].u1 then", f"tmp[{lane}] = VGPR[{source}][DATA0]", "endif"]
    for lane in range(len(sources)):
        lines += [f"if EXEC[{lane}].u1 then", f"VGPR[{lane}][VDST] = tmp[{lane}]", "endif"]
    operands = {"DATA0": register, "VDST": ctx.inst_field(type(inst).vdst), "_vgpr": ctx.vgpr}
    operands |= {"EXEC": ctx.rexec().cast(emu.dtypes.uint64), "_wave_size": ctx.wave_size}
    _, assigned = emu.parse_pcode("\n".join(lines), operands)
    written = [value for name, value in assigned if name.startswith("VGPR[")]
    stores = [ctx.vgpr.index(place).store(value.cast(emu.dtypes.uint32)) for place, value in written]
    if len(stores) != len(sources):
        raise RuntimeError(f"{len(stores)} lanes written, not {len(sources)}")
    return emu.UOp.sink(*stores, *ctx.inc_pc())


def _add_cross_lane(emu: Any) -> None:
    def shared(plain: Any) -> Any:
        def handle(inst: Any, ctx: Any) -> Any:
            if "SWIZZLE" not in emu._op_name(inst):
                return plain(inst, ctx)
            sources = [swizzle_source(lane, inst.offset0 | inst.offset1 << 8) for lane in range(ctx.wave_size)]
            return _gather(emu, inst, ctx, sources, ctx.inst_field(type(inst).addr), keep=False)

        return handle

    def move(inst: Any, ctx: Any) -> Any:
        if not emu._op_name(inst).startswith("V_MOV_B32") or inst.row_mask != 15 or inst.bank_mask != 15:
            raise NotImplementedError(f"DPP: {inst!r}")
        sources = [dpp_source(lane, inst.dpp, ctx.wave_size) for lane in range(ctx.wave_size)]
        return _gather(emu, inst, ctx, sources, ctx.inst_field(type(inst).vsrc0), keep=not inst.bc)

    for kind, plain in list(emu._INST_HANDLERS.items()):
        if kind.__name__ == "DS":
            emu._INST_HANDLERS[kind] = shared(plain)
        elif kind.__name__.endswith("_DPP16"):
            emu._INST_HANDLERS[kind] = move


def load() -> ModuleType:
    """The driver that ``AMD_EMU`` names, with the cross-lane moves added to its emulator."""
    spec = importlib.util.spec_from_file_location("amd_emu", os.environ["AMD_EMU"])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    _add_cross_lane(sys.modules["test.mockgpu.amd.emu"])
    return module


def main(folder: str) -> None:
    """Run the job in ``folder``."""
    job = Path(folder)
    what = json.loads((job / "job.json").read_text())
    arguments: list[Any] = []
    for index, scalar in enumerate(what["scalars"]):
        value = np.load(job / f"{index}.npy")
        arguments.append(value[()] if scalar else value)
    load().launch(what["code"], what["kernel"], (1, 1, 1), (what["block"], 1, 1), arguments)
    for index, argument in enumerate(arguments):
        if not what["scalars"][index]:
            np.save(job / f"{index}.npy", argument)


if __name__ == "__main__":
    main(sys.argv[1])
