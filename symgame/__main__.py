"""``python -m symgame``."""

from symgame.cli import main

main()
