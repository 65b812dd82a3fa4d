"""In CI a test may be skipped for want of a real GPU or of the emulator's sources, and for no other reason."""

from __future__ import annotations

import os

import pytest

ALLOWED_IN_CI = ("no GPU", "no emulator checkout")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The reason of a skip, as the test gave it."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr or "")
    return text.removeprefix("Skipped: ")


def _forbidden_skips(config: pytest.Config) -> list[str]:
    """The skips of this run that CI does not allow, as ``test: reason``."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("CI") or hasattr(config, "workerinput"):
        return []
    skipped = [(report.nodeid, _reason(report)) for report in reporter.stats.get("skipped", [])]
    return [f"{node}: {reason}" for node, reason in skipped if not reason.startswith(ALLOWED_IN_CI)]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in CI that skipped a test without an allowed reason."""
    passed = session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    if passed and _forbidden_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the skips that failed the run."""
    forbidden = _forbidden_skips(config)
    if forbidden:
        terminalreporter.section("skipped, which CI does not allow", red=True, bold=True)
        for line in forbidden:
            terminalreporter.line(line)
