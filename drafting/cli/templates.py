"""`drafting templates list|copy`: the document kinds, and their outline and frame in one's own workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafting import messages
from drafting.errors import Finding, UsageError


def add(parser: argparse.ArgumentParser, lang: str) -> None:
    """The action and the kind."""

    def say(name: str) -> str:
        return messages.text(f"cli.templates-{name}", lang)

    parser.add_argument("action", choices=("list", "copy"), help=say("action"))
    parser.add_argument("kind", nargs="?", default="", help=say("kind"))
    parser.add_argument("--force", action="store_true", help=messages.text("cli.force", lang))


def run(args: argparse.Namespace, lang: str) -> int:
    """Lists the kinds with where each comes from, or copies one."""
    from drafting.api.workspace import workspace_around

    home = workspace_around(Path.cwd())
    if args.action == "list":
        for kind in home.templates.all_kinds:
            outline = home.templates.outline(kind)
            own = home.path is not None and outline.frame.is_relative_to(home.path)
            mark = messages.text("cli.templates-own", lang) if own else ""
            print(f"  {kind:<12} {outline.label.get(lang, kind):<36} {outline.subject:<10} {mark}".rstrip())
        return 0
    if not args.kind:
        raise UsageError(Finding("cli.template-needed", values={"known": ", ".join(home.templates.all_kinds)}))
    from drafting.api.starting import copy_template

    for path in copy_template(args.kind, home, args.force):
        print(messages.text("cli.wrote", lang, path=path))
    return 0
