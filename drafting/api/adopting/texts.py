"""Words that changed: a text of this dossier in place of a clause's own, placeholders and references kept."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from drafting.api.adopting.structure import Structure
from drafting.api.dossier_paths import found, whole
from drafting.api.review_text import short
from drafting.assembly import Reading
from drafting.errors import DraftingError
from drafting.model import LocalText
from drafting.returns.judging import same_but_values
from drafting.returns.markup import Placeholders, UntakeableError, heading_of, markup_of
from drafting.returns.pairing import alike, pairs, same
from drafting.returns.values import bare
from drafting.returns.words import Said

BROKEN = ("assembly.no-such-clause", "assembly.no-such-label")
BROKEN = ("assembly.no-such-clause", "assembly.no-such-label")
FILTERS = (
    "", "money_words", "money", "money_exact", "number", "percent", "words", "quantity", "figure", "date", "date_short", "month",
    "month_name", "years", "baseline", "name", "formal_name", "address", "enumerate", "capital", "ordinal",
)  # fmt: skip


class Texts(Structure):
    """Taking over words."""

    def _texts(self) -> None:
        """Words that changed, and words that would change because a clause went that they refer to: these are held as they are."""
        read = self._read()
        broken = any(f.code in BROKEN for f in read.faults)
        bespoke = {b.id: i for i, b in enumerate(self.dossier.choices.bespoke)}
        for clause, lines in self._differing(read):
            held_up = broken and any("?" in one.keys for one in lines)
            if (clause not in self.touched and not held_up) or not self._wanted(clause):
                continue
            unit = self.c.first(clause)
            new = self._returned(clause)
            if not new or self._declined(clause):
                continue
            if self._contradicts(clause) and same_but_values(lines, new, self.c.accepted.numbers):
                continue  # a value that contradicts itself is nobody's text
            if unit.sort == "definition":
                self._term(clause, lines, new, read)
                continue
            if clause in bespoke or clause not in self._library:
                continue
            for held in (self._placeholders(clause, read), Placeholders(clause)):
                if self._text(clause, unit.headed and not self._preamble(clause), lines, new, held):
                    break

    def _contradicts(self, clause: str) -> bool:
        """Whether a value in a clause contradicts itself, or follows from others that say something else."""
        return any(v.within(clause) and v.status in ("inconsistent", "derived") for v in self.review.values)

    def _declined(self, clause: str) -> bool:
        """Whether a value in a clause was refused: its words are then no text of this dossier either."""
        mine = (v for v in self.review.values if v.within(clause))
        return any(v.names & self.asked.refused for v in mine)

    def _text(self, clause: str, headed: bool, old: list[Said], new: list[Said], held: Placeholders) -> bool:
        head = 1 if headed else 0
        numbers = self.c.accepted.numbers
        try:
            words = markup_of(old[head:], new[head:], numbers, held)
            heading = heading_of(old[0], new[0], numbers, held) if headed and old and new else ""
        except UntakeableError:
            return False
        words = self._with_duties(clause, words, old, new)
        entry: dict[str, Any] = {"clause": clause, "kinds": [self.kind]}
        if headed and not same(old[:1], new[:1], numbers):
            entry["heading"] = {self.lang: heading}
        entry |= {"text": {self.lang: words}, "reason": self.asked.reason}
        at = self._place("texts", clause)
        kept = self._kept_languages(at, entry) if at is not None else entry
        before = self.made.text, self.dossier
        text = self._put(("choices", "texts", at), kept)
        if not self._take(
            text, "text", clause, short(" ".join(o.line.text for o in old)), short(" ".join(o.line.text for o in new))
        ):
            return False
        now = self._lines(self._read(), clause)
        if now is None or not same(now, new, numbers):
            self._undo(before)
            return False
        return True

    def _with_duties(self, clause: str, words: str, old: list[Said], new: list[Said]) -> str:
        """The text with what the library says of the duty in each lid whose words stayed as they are; of other words it may no longer
        be true."""
        numbers = self.c.accepted.numbers
        kept = {
            wid.rpartition("--")[2]
            for a, b in pairs(old, new, numbers)
            if a is not None and b is not None and alike(a, b, numbers)
            for wid in a.line.wids
        }
        tags: dict[str, str] = {}
        for variant in self._library.clause(clause).variants:
            if variant.lang == self.lang:
                tags |= {name: tag for tag, name in re.findall(r"(\{:\s*#([a-z0-9-]+)[^{}]*\})", variant.text)}

        def whole(match: re.Match[str]) -> str:
            return tags.get(match[1], match[0]) if match[1] in kept else match[0]

        return re.sub(r"\{:\s*#([a-z0-9-]+)\s*\}", whole, words)

    def _kept_languages(self, at: int, entry: dict[str, Any]) -> dict[str, Any]:
        """What the entry already holds in the other language stays."""
        held = self.dossier.choices.texts[at]
        other = "en" if self.lang == "nl" else "nl"
        for name in ("heading", "text"):
            local: LocalText = getattr(held, name)
            if theirs := getattr(local, other):
                entry.setdefault(name, {})[other] = theirs
            if name == "heading" and getattr(local, self.lang):
                entry.setdefault(name, {}).setdefault(self.lang, getattr(local, self.lang))
        return entry

    def _term(self, term: str, old: list[Said], new: list[Said], read: Reading) -> None:
        """A definition that reads otherwise becomes a term of this dossier."""
        if len(old) != 1 or len(new) != 1:
            return
        for held in (self._placeholders("definitions", read), Placeholders("definitions")):
            words = heading_of(old[0], new[0], self.c.accepted.numbers, held)
            name, colon, definition = words.partition(": ")
            if not colon or "{" in name:
                continue
            named, meaning = {self.lang: name}, {self.lang: re.sub(r"[;.]\s*$", "", definition)}
            other = "en" if self.lang == "nl" else "nl"
            known = self._library.terms.get(term)
            if known is not None and (theirs := known.texts.get(other)) is not None:
                named[other], meaning[other] = theirs.term, " ".join(theirs.definition.split())
            own = next((i for i, t in enumerate(self.dossier.terms) if t.id == term), None)
            before = self.made.text, self.dossier
            if own is not None:
                whole_text = {**_local(self.dossier.terms[own].definition), self.lang: meaning[self.lang]}
                text = self._put(("terms", own, "definition"), whole_text)
            else:
                entry = {"id": term, "term": named, "definition": meaning}
                text = self._put(("terms", None), entry)
            if not self._take(text, "term", term, short(old[0].line.text), short(new[0].line.text)):
                continue
            now = self._lines(self._read(), term)
            if now is not None and same(now, new, self.c.accepted.numbers):
                return
            self._undo(before)

    def _placeholders(self, clause: str, read: Reading) -> Placeholders:
        dossier = self.dossier

        @cache
        def value(path: str, text: str) -> str:
            full = whole(dossier, path)
            if found(dossier, full) is None:
                return ""
            for name in FILTERS:
                expression = f"value('{full}')" + (f" | {name}" if name else "")
                if _says(read, expression) == bare(text):
                    return expression
            labelled = f"label(value('{full}'))"
            return labelled if _says(read, labelled) == bare(text) else ""

        def referred(name: str, text: str) -> str:
            inside = name.partition(".")[0] == clause and "." in name
            own = f".{name.partition('.')[2]}" if inside else name
            return f"{'Ref' if text[:1].isupper() else 'ref'}('{own}')"

        return Placeholders(clause, value, read.targets, referred)


def _says(read: Reading, expression: str) -> str | None:
    try:
        return bare(read.said(expression))
    except (DraftingError, ValueError, TypeError, ArithmeticError):
        return None


def _local(text: Any) -> dict[str, str]:
    """The languages that a text has."""
    return {k: v for k in ("nl", "en") if isinstance(v := getattr(text, k, None), str) and v}
