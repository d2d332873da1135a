"""What a clause text can see: the names of docs/clauses.md, each with the path it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date as Date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from drafting import locale
from drafting.assembly.outline import Outline
from drafting.assembly.subject import Subject, clause_function
from drafting.clauses.labels import label_of
from drafting.clauses.located import Located, Render, Shown, as_texts, path_of, shown, unwrap
from drafting.clauses.parts import PendingReference
from drafting.model import Money, Open
from drafting.tree import Link, Text


class Scope:
    """The names one clause text is filled in with: those of its subject, and those every text has."""

    def __init__(self, subject: Subject, outline: Outline, present: frozenset[str], firmness: str) -> None:
        self.subject, self.outline, self.present, self.firmness = subject, outline, present, firmness

    def names(self, render: Render) -> Mapping[str, Any]:
        """All names, for one filling-in."""
        outline, lang = self.outline, render.lang
        this = outline.this[lang]
        values = {name: Located(value, path, render) for name, (value, path) in self.subject.values.items()}
        return (
            values
            | self._functions(render)
            | dict(self.subject.functions(render))
            | {
                "lang": lang,
                "firmness": self.firmness,
                "this": this,
                "This": this[:1].upper() + this[1:],
                "kind_label": outline.label[lang],
            }
        )

    def _functions(self, render: Render) -> dict[str, Callable[..., Any]]:
        @clause_function
        def ref(target: str) -> Shown:
            return Shown((PendingReference((target,), render.clause, line=render.line),))

        @clause_function
        def capital_ref(target: str) -> Shown:
            return Shown((PendingReference((target,), render.clause, capital=True, line=render.line),))

        @clause_function
        def refs(*targets: str) -> Shown:
            kept = tuple(t for t in targets if t.startswith(".") or t.partition(".")[0] in self.present)
            return Shown((PendingReference(kept, render.clause, line=render.line),))

        @clause_function
        def has(*clauses: str) -> bool:
            return any(clause in self.present for clause in clauses)

        @clause_function
        def fact(name: str) -> bool:
            negated = name.startswith("not ")
            return self.subject.holds(name.removeprefix("not ")) != negated

        @clause_function
        def verb(intention: str, effort: str, result: str) -> str:
            return {"intention": intention, "effort": effort, "result": result}[self.firmness]

        @clause_function
        def plural(entries: Any, one: str, many: str) -> str:
            return one if len(entries) == 1 else many

        @clause_function
        def total(entries: Any, name: str) -> Shown:
            return _total(render, entries, name)

        @clause_function
        def sign(text: str) -> Shown:
            """A sign that would else be markup, as itself."""
            return Shown((Text(str(text)),))

        @clause_function
        def label(value: Any) -> Shown:
            return shown(
                render,
                value,
                "label",
                "enum",
                lambda bare: locale.get(render.lang).running(label_of(bare, render.lang)),
            )

        @clause_function
        def cite(value: Any) -> Shown:
            return citation(render, value, self.outline.citations)

        return {
            "ref": ref, "Ref": capital_ref, "refs": refs, "has": has, "fact": fact, "verb": verb, "plural": plural,
            "total": total, "sign": sign, "label": label, "cite": cite,
        }  # fmt: skip


def _total(render: Render, entries: Any, name: str) -> Shown:
    """The sum of a field over entries: money or quantities in their common unit; open as soon as one part is open."""
    path = f"{path_of(entries) or 'total'}.*.{name}"
    bare = [getattr(unwrap(e), name, None) for e in entries]
    still_open = next((v for v in bare if isinstance(v, Open)), None)
    if still_open is not None:
        return shown(render, Located(still_open, path, render), "total", "amount", str)
    known = [v for v in bare if v is not None]
    tongue = locale.get(render.lang)
    if known and isinstance(known[0], Money):
        amount = sum((m.amount for m in known), Decimal(0))
        return shown(
            render,
            Located(amount, path, render),
            "total",
            "amount",
            lambda v: tongue.money(v, "whole", known[0].currency),
        )
    value = sum((v for v in known if isinstance(v, Decimal)), Decimal(0)) if known else None
    return shown(render, Located(value, path, render), "total", "number", tongue.number)


def citation(render: Render, source: Located, style: str) -> Shown:
    """A source as a note cites it. What stands on the web is a link by its title, with the site and the day in print: on paper a
    link leads nowhere."""
    bare, tongue = unwrap(source), locale.get(render.lang)
    if not getattr(bare, "url", "") or isinstance(bare.url, Open):
        return shown(render, source, "cite", "source", lambda s: cited_source(s, render.lang, style))
    title = bare.title.get(render.lang)
    site = (urlsplit(bare.url).hostname or "").removeprefix("www.")
    day = [tongue.date(bare.date)] if isinstance(bare.date, Date) else []
    rest = ", ".join(([site] if site and title else []) + day)
    return Shown((Link(bare.url, as_texts(tongue.running(title or bare.url))), *((Text(f", {rest}"),) if rest else ())))


def cited_source(source: Any, lang: str, style: str = "ministry") -> Any:
    """A source as `style` cites it ("ministry", "house", "legal"); what is no parliamentary paper by its title and reference."""
    tongue = locale.get(lang)
    if locale.parse_citation(source.reference) is not None:
        return tongue.cite(
            f"Kamerstuk {source.session + ', ' if source.session else ''}{_bare(source.reference)}", style
        )
    words = [w for w in (source.title.get(lang), source.reference, source.url) if w]
    return tongue.running(", ".join(words[:2]) if len(words) > 1 else (words[0] if words else source.id))


def _bare(reference: str) -> str:
    """A reference without its own word: "Kamerstuk 29 826, nr. 1" as "29 826, nr. 1", also in brackets."""
    return re.sub(r"^\(?\s*Kamerstuk(?:ken)?\s+", "", reference).rstrip(")") if "Kamerstuk" in reference else reference
