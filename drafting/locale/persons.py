"""Names of persons, and how they are sorted (taaladvies.net, onzetaal.nl)."""

from __future__ import annotations

from drafting.locale.typography import NBSP, capital

_ADDRESS = {"nl": {"heer": "de heer", "mevrouw": "mevrouw"}, "en": {"heer": "Mr", "mevrouw": "Ms"}}


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
    """A name. `form`: "running" ("J. van den Berg"), "formal" ("de heer mr. J. van den Berg"), "signature"
    ("mr. J. van den Berg"), "address" ("de heer Van den Berg": the prefix gets its capital where no initials or first
    name precede it), "sort" ("Berg, J. van den"). Belgian names keep the prefix as registered."""
    first = initials.replace(". ", ".")
    if form == "sort":
        if belgian and prefix:
            return f"{prefix} {surname}" + (f", {first}" if first else "")
        rest = " ".join(w for w in (first, prefix) if w)
        return f"{surname}, {rest}" if rest else surname
    if form == "address":
        family = f"{prefix if belgian else capital(prefix)} {surname}" if prefix else surname
        word = _ADDRESS[lang].get(salutation, "")
        return f"{word} {family}" if word else family
    family = f"{prefix} {surname}" if prefix else surname
    if not first and prefix and not belgian:
        family = f"{capital(prefix)} {surname}"
    name = f"{first}{NBSP}{family}" if first else family
    if form in ("formal", "signature") and titles:
        name = f"{titles} {name}"
    if form == "formal" and (word := _ADDRESS[lang].get(salutation, "")):
        name = f"{word} {name}"
    return name


def sort_key(surname: str, prefix: str = "", initials: str = "", belgian: bool = False) -> tuple[str, str, str]:
    """Sorting on the core of the name; Belgian names on the prefix too."""
    core = f"{prefix} {surname}" if belgian and prefix else surname
    return (core.casefold(), initials.casefold(), prefix.casefold())
