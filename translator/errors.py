"""Errors that a user can meet and mend: one line that says what, where and what to do."""

from __future__ import annotations


class CrosswarpError(Exception):
    """Base: the command line prints the message on one line and exits with code 2."""


class ConfigError(CrosswarpError):
    """A configuration, table or rule that cannot be used."""


class InputError(CrosswarpError):
    """An input or output path that cannot be used."""


class ToolError(CrosswarpError):
    """A compiler, header set or library that is missing or that failed."""
