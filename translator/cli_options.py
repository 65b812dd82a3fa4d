"""The options that commands share, as typer types."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class StyleName(StrEnum):
    """Spelling of the output."""

    PORTABLE = "portable"
    HIP = "hip"


Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]
Databases = Annotated[
    list[Path] | None,
    typer.Option(
        "-p", help="Folder with compile_commands.json; once for each configuration of the build.", show_default=False
    ),
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=0, help="Workers; 0 means all cores.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")]
OutputFormat = Annotated[Format, typer.Option("--output-format", help="How to print findings.")]
Select = Annotated[
    str, typer.Option("--select", help="Only findings whose id starts with one of these (comma-separated).")
]
Ignore = Annotated[str, typer.Option("--ignore", help="No findings whose id starts with one of these.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Print every finding and note.")]
CudaPath = Annotated[str, typer.Option("--cuda-path", help="CUDA toolkit whose headers to read.", show_default=False)]
Style = Annotated[StyleName | None, typer.Option("--style", help="portable or hip.", show_default="portable")]
Prefix = Annotated[str, typer.Option("--prefix", help="Portable prefix instead of gpu.", show_default=False)]
Tree = Annotated[Path, typer.Argument(help="Folder that migrate wrote.", show_default=False)]


class TargetName(StrEnum):
    """What to build for."""

    CUDA = "cuda"
    HIP = "hip"
    HOST = "host"


class Level(StrEnum):
    """How far to verify; each level includes the ones before it."""

    PTX = "ptx"
    HOST = "host"
    DEVICE = "device"


class ReportFormat(StrEnum):
    """Formats of a report."""

    MD = "md"
    JSON = "json"
    CSV = "csv"
    SARIF = "sarif"
