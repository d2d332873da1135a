"""The command `drafting`: translates arguments into calls of `api` and results into words. Does no work of its own.

Each command is a module here with `add(parser, lang)` (its arguments) and `run(args, lang)` (exit code); a module is
imported only when its command is asked for.
"""

from drafting.cli.main import main

__all__ = ["main"]
