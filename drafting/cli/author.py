"""In whose name tracked changes stand in a file that goes out: as told, as the workspace says, asked for once; never the login."""

from __future__ import annotations

import sys
from pathlib import Path

from drafting import messages


def author_of(given: str, lang: str) -> str:
    """The author of tracked changes: `given` (--author), else what the workspace around this folder says.

    Where neither says so, a person at the keyboard is asked, once: the answer is kept in the workspace. Where nobody can be asked (a
    script) or there is no workspace to keep it in, a name that gives nobody away, which is told."""
    if given.strip():
        return given.strip()
    from drafting.api.workspace import opened, workspace_of

    home = workspace_of(Path.cwd())
    said = opened(home).author if home is not None else ""
    if said:
        return said
    if home is not None and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        print(messages.text("cli.author-ask", lang), end=" ", file=sys.stderr, flush=True)
        answer = " ".join(sys.stdin.readline().split())
        if answer:
            opened(home).keep_author(answer)
            print(messages.text("cli.author-kept", lang), file=sys.stderr)
            return answer
    nobody = messages.text("cli.author-nobody", lang)
    print(messages.text("cli.author-none", lang, name=nobody), file=sys.stderr)
    return nobody
