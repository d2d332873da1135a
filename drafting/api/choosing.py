"""Choices of a negotiation put into a dossier's text: a position, a clause left out, words of one's own; all else keeps its bytes."""

from __future__ import annotations

from drafting.api.build import kinds_of
from drafting.api.documents import assemble
from drafting.api.workspace import Where
from drafting.clauses import POSITIONS
from drafting.errors import AssemblyError, Finding, Place, UsageError
from drafting.intake import parse_dossier
from drafting.intake.splice import put_entry
from drafting.model import Dossier

DEEDS = ("position", "omit", "text")


def chosen(
    text: str, clause: str, kind: str, deed: str, *, position: str = "", reason: str = "", approver: str = "", text_own: str = "",
    lang: str = "nl", name: str = "dossier", workspace: Where = None,
) -> str:  # fmt: skip
    """The dossier `text` with a choice for a clause. `deed`: "position", "omit" (left out of documents of `kind`) or "text" (words of one's
    own, `text_own`, in documents of `kind`). Proved before it is given: the document is assembled from it.

    Raises UsageError where a reason or approver is lacking, InputError, AssemblyError or LibraryError where the document cannot be made so.
    """
    faults = _lacking(deed, position, reason, approver, text_own)
    if faults:
        raise UsageError(faults)
    if deed == "position":
        entry = {"position": position, "reason": reason, **({"approver": approver} if approver else {})}
        made = put_entry(text, ("choices", "positions", clause), entry, name)
    elif deed == "omit":
        made = put_entry(text, ("choices", "omitted", clause), {"reason": reason, "kinds": [kind]}, name)
    else:
        dossier = parse_dossier(text, name)
        at = next(
            (i for i, t in enumerate(dossier.choices.texts) if t.clause == clause and {kind} <= set(t.kinds)), None
        )
        words = {"clause": clause, "kinds": [kind], "text": {lang: text_own}, "reason": reason}
        made = put_entry(text, ("choices", "texts", at), words, name)
    _proved(parse_dossier(made, name), kind, lang, workspace, name)
    return made


def _lacking(deed: str, position: str, reason: str, approver: str, text: str) -> list[Finding]:
    faults = []
    if deed not in DEEDS or (deed == "position" and position not in POSITIONS):
        faults.append(Finding("web.no-choice"))
    if not reason:
        faults.append(Finding("web.no-reason"))
    if position == POSITIONS[-1] and deed == "position" and not approver:
        faults.append(Finding("web.no-approver"))
    if deed == "text" and not text.strip():
        faults.append(Finding("web.no-words"))
    return faults


def _proved(dossier: Dossier, kind: str, lang: str, workspace: Where, name: str) -> None:
    if kind not in kinds_of(dossier, workspace):
        raise AssemblyError(Finding("web.no-choice", Place(name)))
    assemble(dossier, kind, lang, workspace=workspace, name=name)
