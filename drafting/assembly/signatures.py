"""Signature blocks: who signs for which party, in which capacity, on what mandate."""

from __future__ import annotations

from typing import Any

from drafting import locale
from drafting.clauses.located import Located, Render, local_text, open_text, person_value, value_key
from drafting.errors import Finding, Place
from drafting.model import Dossier, Open, Organisation, Person
from drafting.tree import Signatory, Value

_LINES = {"nl": ("Plaats", "Datum", "Handtekening"), "en": ("Place", "Date", "Signature")}
_NO_NAME = {"nl": "naam ondertekenaar", "en": "name of signatory"}


def signatories(dossier: Dossier, kind: str, lang: str, name: str) -> tuple[tuple[Signatory, ...], list[Finding]]:
    """A signature block per signing person of each party, in the parties' order.

    A party without a named signatory gets a block with an open name; texts missing in `lang` are faults.
    """
    render = Render(lang, name, 0)
    blocks: list[Signatory] = []
    for party in dossier.parties(kind):
        keys = party.represented_by
        if isinstance(keys, Open):
            blocks.append(_block(render, party, None, keys.said(lang)))
            continue
        people = [p for key in keys if (p := dossier.person(key)) is not None]
        blocks += [_block(render, party, person) for person in people] or [_block(render, party, None, _NO_NAME[lang])]
    faults = [Finding(f.code, Place(name), f.values) for f in render.faults]
    return tuple(blocks), faults


def _block(render: Render, party: Organisation, person: Person | None, reason: str = "") -> Signatory:
    path = f"organisations.{party.id}"
    tongue = locale.get(render.lang)
    on_behalf: tuple[Any, ...] = local_text(render, Located(party.name, f"{path}.name", render), tongue).nodes
    if isinstance(party.acts_for, Open) or party.acts_for.get(render.lang):
        on_behalf = local_text(render, Located(party.acts_for, f"{path}.acts_for", render), tongue).nodes
    if person is None:
        key = value_key(f"{path}.represented_by")
        return Signatory(on_behalf, (Value(key, open_text(reason), open=True),), (), _LINES[render.lang])
    who = (
        person_value(
            render, person, lambda p: tongue.person(
                initials=p.initials, prefix=p.prefix, surname=p.surname, titles=p.titles, salutation=p.salutation,
                belgian=p.belgian, form="signature",
            ),
        ),
    )  # fmt: skip
    function: tuple[Any, ...] = ()
    if isinstance(person.function, Open) or person.function.get(render.lang):
        function = local_text(render, Located(person.function, f"persons.{person.id}.function", render), tongue).nodes
    return Signatory(on_behalf, who, function, _LINES[render.lang])
