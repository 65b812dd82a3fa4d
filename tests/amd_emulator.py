"""Runs AMD machine code on an instruction emulator that lies outside this repository.

``AMD_EMU`` names a Python file with ``launch(path, kernel, grid, block, args)``, which loads a code object and runs it
on the emulator of the tinygrad sources at ``TINYGRAD_DIR``. Cross-lane moves are executed here: DS_SWIZZLE_B32, which
the emulator lacks, DS_BPERMUTE_B32, V_PERMLANEX16_B32, and V_MOV_B32 with DPP, which it gets wrong in place or with
literal operands. They follow the ISA guides "CDNA3" and "RDNA3" and give nothing from a lane that is not active.

As a program it runs one job in a process of its own, since a wild address would end it: ``amd_emulator.py JOB`` reads
``JOB/job.json`` (code object, kernel, block size) with the arguments ``JOB/<call>.<index>.npy`` and writes the buffers
back.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

ROW = 16
VGPR = 256  # operand number of the first vector register
LITERAL = 255


def require() -> None:
    """Skip the calling test when the emulator is not there."""
    for name in ("TINYGRAD_DIR", "AMD_EMU"):
        if not Path(os.environ.get(name) or "/nonexistent").exists():
            pytest.skip(f"no emulator checkout: {name} names nothing")


Call = list[np.ndarray | np.generic]


def run(code: Path, kernel: str, block: int, calls: list[Call]) -> None:
    """Run one block of a kernel once for each list of arguments; arrays are device buffers, read and written in place,
    NumPy scalars are passed by value. Raises on any failure."""
    job = code.parent / f"{code.stem}.{kernel}"
    job.mkdir(exist_ok=True)
    for number, call in enumerate(calls):
        for index, argument in enumerate(call):
            np.save(job / f"{number}.{index}.npy", argument)
    scalars = [not isinstance(argument, np.ndarray) for argument in calls[0]]
    what = {"code": str(code), "kernel": kernel, "block": block, "calls": len(calls), "scalars": scalars}
    (job / "job.json").write_text(json.dumps(what))
    done = subprocess.run([sys.executable, __file__, str(job)], capture_output=True, text=True, timeout=900)
    if done.returncode:
        raise RuntimeError(f"emulator on {code.name} {kernel}: {done.returncode}\n{done.stderr[-3000:]}")
    for number, call in enumerate(calls):
        for index, argument in enumerate(call):
            if isinstance(argument, np.ndarray):
                argument[...] = np.load(job / f"{number}.{index}.npy")


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


def _sources(emu: Any, inst: Any, lanes: int) -> list[int | None] | None:
    """For an instruction that reads other lanes by a fixed pattern: the source of each lane."""
    name = emu._op_name(inst)
    if name == "DS_SWIZZLE_B32":
        return [swizzle_source(lane, inst.offset0 | inst.offset1 << 8) for lane in range(lanes)]
    if type(inst).__name__.endswith("_DPP16"):
        if not name.startswith("V_MOV_B32") or inst.row_mask != 15 or inst.bank_mask != 15:
            raise NotImplementedError(f"DPP: {inst!r}")
        return [dpp_source(lane, inst.dpp, lanes) for lane in range(lanes)]
    return None


def _scalar(inst: Any, operand: Any, scalars: Any) -> int:
    """The value of a scalar source operand; inline constants stand in the emulator's scalar registers."""
    return int(inst.literal) if operand.offset == LITERAL else int(scalars[operand.offset])


def _pattern(emu: Any, inst: Any, lanes: int, scalars: Any, registers: np.ndarray) -> list[int]:
    """The source of each lane for an instruction whose operands say it."""
    if emu._op_name(inst) == "DS_BPERMUTE_B32":
        offset = inst.offset0 | inst.offset1 << 8
        return [(int(address) + offset >> 2) % lanes for address in registers[inst.addr.offset - VGPR]]
    select = _scalar(inst, inst.src1, scalars) | _scalar(inst, inst.src2, scalars) << 32  # V_PERMLANEX16_B32
    return [(lane & ~15 ^ 16) | (select >> 4 * (lane & 15) & 15) for lane in range(lanes)]


def _cross_lane(emu: Any, inst: Any, lanes: int) -> Callable[[Any, Any], None] | None:
    """What a cross-lane move does to the scalar and vector registers; None for any other instruction."""
    name, size = emu._op_name(inst), inst.size()
    fixed = _sources(emu, inst, lanes)
    if fixed is None and not name.startswith(("DS_BPERMUTE_B32", "V_PERMLANEX16_B32")):
        return None
    dpp = type(inst).__name__.endswith("_DPP16")
    target = inst.vdst.offset - VGPR
    operand = inst.vsrc0 if dpp else inst.src0 if name.startswith("V_") else inst.addr if fixed else inst.data0
    zero = (inst.opsel & 2 if name.startswith("V_PERM") else inst.bc) if name.startswith("V_") else 1
    if name.startswith("V_PERM") and inst.opsel & 1:
        raise NotImplementedError(f"reads of inactive lanes: {inst!r}")

    def execute(scalar_address: Any, vector_address: Any) -> None:
        scalars = (ctypes.c_uint32 * (emu.PC_HI_IDX + 1)).from_address(scalar_address.value)
        vectors = np.ctypeslib.as_array((ctypes.c_uint32 * (256 * lanes)).from_address(vector_address.value))
        registers = vectors.reshape(256, lanes)
        execution = scalars[emu.EXEC_LO.offset] | (scalars[emu.EXEC_LO.offset + 1] << 32 if lanes == 64 else 0)
        before = registers[operand.offset - VGPR].copy()
        pattern = fixed or _pattern(emu, inst, lanes, scalars, registers)
        for lane in (lane for lane in range(lanes) if execution >> lane & 1):
            source = pattern[lane]
            if source is not None and execution >> source & 1:
                registers[target, lane] = before[source]
            elif zero:
                registers[target, lane] = 0
        counter = (scalars[emu.PC_LO_IDX] | scalars[emu.PC_HI_IDX] << 32) + size
        scalars[emu.PC_LO_IDX], scalars[emu.PC_HI_IDX] = counter & 0xFFFFFFFF, counter >> 32

    return execute


def _add_cross_lane(emu: Any) -> None:
    plain = emu._decode_at

    def decode(counter: int, arch: str) -> Any:
        inst = emu.decode_inst(ctypes.string_at(counter, 16), arch)
        execute = _cross_lane(emu, inst, emu._wave_size(arch))
        if execute is None:
            return plain(counter, arch)
        program = SimpleNamespace(arg=SimpleNamespace(globals=[0, 1]))
        return (program, SimpleNamespace(fxn=execute)), inst

    emu._decode_at = decode


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
    job, driver = Path(folder), load()
    what = json.loads((job / "job.json").read_text())
    for number in range(what["calls"]):
        files = [job / f"{number}.{index}.npy" for index in range(len(what["scalars"]))]
        values = [np.load(file) for file in files]
        arguments = [value[()] if scalar else value for value, scalar in zip(values, what["scalars"], strict=True)]
        driver.launch(what["code"], what["kernel"], (1, 1, 1), (what["block"], 1, 1), arguments)
        for file, argument, scalar in zip(files, arguments, what["scalars"], strict=True):
            if not scalar:
                np.save(file, argument)


if __name__ == "__main__":
    main(sys.argv[1])
