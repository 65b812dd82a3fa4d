"""Where the rules, the templates and the cache are, in a checkout and in an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``rules`` or ``templates``: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def cache_root() -> Path:
    """The user's cache folder for this tool: ``$CROSSWARP_CACHE``, else ``$XDG_CACHE_HOME/crosswarp``, else
    ``~/.cache/crosswarp``. It need not exist."""
    explicit = os.environ.get("CROSSWARP_CACHE")
    if explicit:
        return Path(explicit)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "crosswarp"
