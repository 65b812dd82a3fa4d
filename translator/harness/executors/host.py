"""Run a program on the CPU of this machine: one built for the host target, or a plain C++ reference program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from translator.harness.executors.base import Run, address_space, fresh_folder
from translator.harness.process import Outcome, run

_OUTPUT_LIMIT = 8 << 30  # bytes of one output file


@dataclass(frozen=True, slots=True)
class HostExecutor:
    """The host target. ``prefix`` is the portable prefix, which starts the line that a failing kernel ends with."""

    prefix: str = "gpu"

    def run(self, program: Path, args: tuple[str, ...], scratch: Path, timeout: float) -> Run:
        """Run ``program`` in ``scratch``, emptied first. A program above its time limit (seconds) is ended with its
        children. Never raises for a program that fails."""
        folder = fresh_folder(scratch)
        limit = {f"{self.prefix.upper()}_HOST_TIMEOUT": f"{timeout * 0.9:g}"}  # names the kernel before the end comes
        try:
            outcome = run(
                [str(program), *args],
                cwd=folder,
                timeout=timeout,
                env=limit,
                memory=address_space(),
                file_size=_OUTPUT_LIMIT,
            )
        except OSError as error:
            return Run(-1, "", "", 0.0, f"{program.name}: cannot be started ({error})")
        outputs = {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}
        why = self._error(program.name, outcome, timeout)
        return Run(outcome.code, outcome.stdout, outcome.stderr, outcome.seconds, why, outputs)

    def _error(self, name: str, outcome: Outcome, timeout: float) -> str:
        """Why the run does not count, in one line."""
        said = re.findall(rf"^{self.prefix} host: (.*)$", outcome.stderr, re.M)
        if outcome.timed_out:
            where = f"; it had said: {said[-1]}" if said else ""
            return f"{name} did not end in {timeout:g} s and was stopped{where}"
        if outcome.code == 0:
            return ""
        if said:
            return f"{name}: {said[-1]}"
        last = (outcome.stderr.strip() or outcome.stdout.strip()).splitlines()[-1:]
        how = f"was ended by {outcome.signal}" if outcome.signal else f"ended with exit code {outcome.code}"
        return f"{name} {how}{': ' + last[0] if last else ''}"
