"""``python -m translator`` is the command ``crosswarp``."""

from translator.cli import main

main()
