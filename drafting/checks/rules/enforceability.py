"""A covenant, EoP or JLoI that does not say whether it can be enforced, or says it cannot without naming what binds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.kinds import kind_of
from drafting.checks.rule import Hit, Rule, Subject

_STATED = re.compile(
    r"in rechte (?:niet )?afdwingbaar|(?:niet|geen)\b[^.;]{0,60}\bafdwingbaar|afdwingbaarheid|niet juridisch bindend|geen juridisch bindende|geen rechtens afdwingbare|not (?:be )?(?:legally )?(?:binding|enforceable)|"
    r"no legally (?:binding|enforceable)|(?:legally )?enforceable|legal(?:ly)? (?:effect|bind)|bindend",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"niet in rechte afdwingbaar|in rechte niet afdwingbaar|niet (?:juridisch )?(?:bindend|afdwingbaar)|geen juridisch bindend|not (?:be )?(?:legally )?(?:binding|enforceable)|no legally",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:uitgezonderd|met uitzondering van|behoudens|behalve|tenzij|onverminderd|wel bindend|zijn bindend|geldt niet voor|except|with the exception of|save for|other than|unless|are binding|is binding)\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:geheimhouding|vertrouwelijk(?:heid)?|toepasselijk recht|forumkeuze|bevoegde rechter|confidentiality|governing law|jurisdiction)\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Hit]:
    """Looks for the statement, then whether a document that binds to nothing names the articles that do bind."""
    if subject.structure is None or kind_of(subject) not in ("eop", "jloi", "covenant"):
        return
    prose = list(subject.prose)
    stated = [line for line in prose if _STATED.search(line.text)]
    if not stated:
        yield Hit(None, "", {}, "enforceability")
        return
    denies = [line for line in prose if _NOT.search(line.text)]
    if (
        denies
        and any(_BINDS.search(line.text) for line in subject.lines)
        and not any(_EXCEPT.search(line.text) for line in stated)
    ):
        yield Hit(denies[0], denies[0].text, {}, "enforceability-exceptions")


RULE = Rule("enforceability", "Aanwijzingen voor convenanten 2003, aanwijzing 16", find, profiles=("agreement",))
