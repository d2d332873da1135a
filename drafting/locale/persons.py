"""Names of persons, their titles, and how they are sorted.

Sources (DOMAIN.md section 4): taaladvies.net and onzetaal.nl. The prefix (tussenvoegsel) has a capital where no initials or
first name precede it (`de heer Van den Berg`); sorting is on the core of the name (`Berg, J. van den`); Belgian names keep prefix
and sorting as registered. Titles: prof. first, then mr. and dr. (in the order given: a doctor of law is mr. dr., of another
field dr. mr.), ir., drs., ing.; the international ones (MSc, LLM) follow the name.
"""

from __future__ import annotations

import re
import unicodedata

from drafting.locale.typography import APOSTROPHE, NBSP, capital

FORMS = ("running", "formal", "signature", "address", "sort")
"""How a name is written; see `person_name`."""
_ADDRESS = {"nl": {"heer": "de heer", "mevrouw": "mevrouw"}, "en": {"heer": "Mr", "mevrouw": "Ms"}}
_RANK = {
    "prof.": 0, "jhr.": 1, "jkvr.": 1, "dr.": 2, "mr.": 2, "ir.": 3, "drs.": 4, "bc.": 5, "ing.": 5, "em.": 6,
}  # fmt: skip
_AFTER = re.compile(r"(?:[BM](?:A|Sc|BA|Eng|Ed|Phil|PA|Ec)|LL[BM]|E?MBA|EMIM|MPA|MPM|MRE|PhD|R[ACM]|CFA|AA|QC)")


def ordered_titles(titles: str) -> tuple[str, str]:
    """The titles before the name, in their order, and those after it: "ir. dr. MSc" gives ("dr. ir.", "MSc").

    Known ones are written in lower case with a point; one given twice is named once. With a title not known here all keep
    their places.
    """
    words = list(dict.fromkeys(_title(w) for w in titles.replace(",", " ").split()))
    after = [w for w in words if _AFTER.fullmatch(w)]
    before = [w for w in words if w not in after]
    if all(w in _RANK for w in before):
        before.sort(key=_RANK.__getitem__)
    return " ".join(before), " ".join(after)


def _title(word: str) -> str:
    plain = word.lower().rstrip(".") + "."
    return plain if plain in _RANK else word


def person_name(
    lang: str,
    *,
    surname: str,
    initials: str = "",
    prefix: str = "",
    titles: str = "",
    salutation: str = "",
    belgian: bool = False,
    form: str = "running",
) -> str:
    """A name. `form`: "running" (J. van den Berg), "formal" (de heer mr. J. van den Berg), "signature" (mr. J. van den
    Berg), "address" (de heer Van den Berg), "sort" (Berg, J. van den).

    Dutch titles before the name are left out in English. `salutation` is "heer", "mevrouw" or ""; `initials` may be a first name. Raises ValueError for another form.
    """
    if form not in FORMS:
        raise ValueError(f"{form!r} is no form of a name")
    first = re.sub(r"\. (?=\w{1,3}\.)", ".", " ".join(initials.split()))
    before, surname = (" ".join(w.split()).replace("'", APOSTROPHE) for w in (prefix, surname))
    if form == "sort":
        if belgian:
            return _family(before, surname) + (f", {first}" if first else "")
        rest = " ".join(w for w in (first, before) if w)
        return f"{surname}, {rest}" if rest else surname
    word = _ADDRESS[lang].get(salutation, "")
    if form == "address":
        family = _family(before if belgian else capital(before), surname)
        return f"{word} {family}" if word else family
    name = (
        f"{first}{NBSP}{_family(before, surname)}"
        if first
        else _family(before if belgian else capital(before), surname)
    )
    if form in ("formal", "signature"):
        leading, following = ordered_titles(titles)
        if lang == "en":
            leading = ""  # Dutch degrees before a name say nothing in English, and "Mr mr." reads as a slip
        name = f"{leading} {name}" if leading else name
        name = f"{name}, {following}" if following else name
    return f"{word} {name}" if word and form == "formal" else name


def _family(prefix: str, surname: str) -> str:
    if not prefix:
        return surname
    # d’Ancona, l’Ortye: joined to the name.
    return f"{prefix}{surname}" if re.search(rf"\b[dl]{APOSTROPHE}$", prefix, re.IGNORECASE) else f"{prefix} {surname}"


def sort_key(surname: str, prefix: str = "", initials: str = "", belgian: bool = False) -> tuple[str, str, str]:
    """Sorting on the core of the name, accents and case aside; Belgian names on the prefix too."""
    core = _family(prefix, surname) if belgian else surname
    return (_bare(core), _bare(initials), _bare(prefix))


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
