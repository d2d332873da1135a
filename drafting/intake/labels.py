"""What users call the parts of a dossier: for the place in a message. English names are those of the file itself."""

from __future__ import annotations

from drafting.messages import Both

PARTS = {
    "organisations": "organisaties", "persons": "personen", "sites": "locaties", "projects": "projecten",
    "quantities": "hoeveelheden", "support": "steun", "instalments": "termijnen", "obligations": "verplichtingen",
    "stages": "fasen", "sources": "bronnen", "terms": "begrippen", "triggers": "hardheidsgronden",
    "governance": "overleg", "reporting": "rapportage", "evaluation": "evaluatie", "duration": "looptijd",
    "documents": "documenten", "choices": "keuzes", "positions": "posities", "omitted": "weggelaten bepalingen",
    "bespoke": "maatwerkbepalingen", "milestones": "mijlpalen", "permits": "vergunningen",
    "infrastructure": "infrastructuur", "address": "adres", "baseline": "uitgangswaarde", "maximum": "maximum",
    "amount": "bedrag", "investment": "investering", "mandate": "volmacht",
}  # fmt: skip


def label_of_path(path: tuple[str | int, ...]) -> Both:
    """The part that a path lies in: ("support", 0, "subsidie_max") is in "steun"; the top level is "het dossier"."""
    for step in reversed(path[:-1]):
        if isinstance(step, str) and step in PARTS:
            return Both(PARTS[step], step)
    return Both("het dossier", "the dossier")
