"""How a letter or annex tells the facts of companies: steps, texts, names, places, figures. Inline nodes, with their paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting.clauses.environment import capitalised
from drafting.clauses.labels import LABELS
from drafting.clauses.located import NOT_KNOWN, Located, Render, Shown, as_texts, path_of, shown, unwrap
from drafting.model import LocalText, Open, Stage, Substance
from drafting.tree import Footnote, Text, plain_text

DASH = "–"
MARK = re.compile(r"\[(?:(\^)|(?:bijlage|annex):)([a-z0-9-]+)\]")
"""The short marks in texts of a portfolio: `[^source-id]`, `[bijlage:annex-id]`. The first group tells them apart."""

Marks = Callable[[Render, str, str, str], tuple[Any, ...]]
"""What a mark becomes: the render, "^" or "", the id, and the path of the text it stands in."""


def no_marks(render: Render, sort: str, key: str, path: str) -> tuple[Any, ...]:
    """For names, which hold no marks: as written."""
    return (Text(f"[{sort or 'bijlage:'}{key}]"),)


def step(render: Render, event: Any, form: str) -> Shown:
    """The date of a step as far as it is known, "long" or "short"; a dash where it was not taken."""
    bare = unwrap(event)
    if bare is None:
        return Shown((Text(DASH),))
    tongue = locale.get(render.lang)

    def draw(day: Any) -> str:
        if not isinstance(day, Date):
            raise TypeError("date expected")
        precision = bare.precision if isinstance(bare.precision, str) else "day"
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return f"{day.month:02}-{day.year}" if form == "short" else tongue.date(day, "month")
        return tongue.date(day, form)

    when = shown(render, event.date, "step", "step", draw)
    if not bare.planned:
        return when
    return Shown((*when.nodes, Text(f" ({'gepland' if render.lang == 'nl' else 'planned'})")))


_LASTING = frozenset((Stage.EXPLORATION, Stage.DRAFT_JLOI, Stage.EXECUTION))
"""Stages that go on from a day, where the others are the act of a day."""


def stage_reached(render: Render, stage: Any, event: Any) -> Shown:
    """A stage with its day, as a sentence begins: "Expression of Principles, 26 januari 2023", "Uitvoering, sinds januari 2025"."""
    bare = unwrap(stage)
    if bare is None:
        return Shown((Text(DASH),))
    bare_event = unwrap(event)
    undated = bare_event is not None and isinstance(bare_event.date, Open)
    word = {"nl": ("datum ", "sinds "), "en": ("date ", "since ")}[render.lang]
    since = word[0] if undated else word[1] if bare in _LASTING else ""
    name = LABELS[bare][render.lang == "en"]
    head = as_texts(locale.get(render.lang).running(name[:1].upper() + name[1:]))
    return Shown((*head, Text(f", {since}"), *step(render, event, "long").nodes))


def alike(render: Render, value: Any, others: Any) -> Shown:
    """A number of a column written as the others in it: the same decimals, and thousands marked in all or in none."""
    numbers = [Decimal(n) for n in map(unwrap, others) if isinstance(n, Decimal | int)]
    if unwrap(value) is None:
        return Shown((Text(DASH),))
    decimals = max((len(f"{n.normalize():f}".partition(".")[2]) for n in numbers), default=0)
    grouped = any(abs(n) >= 10_000 for n in numbers)
    tongue = locale.get(render.lang)
    return shown(
        render, value, "number", "number", lambda n: tongue.number(n, decimals, grouped=grouped)
    )  # fmt: skip


def told(render: Render, value: Any, mark: Marks) -> Shown:
    """A text of the portfolio; "nog niet bekend" where it is open, a dash where there is none."""
    bare = unwrap(value)
    if isinstance(value, Shown):
        return value
    if isinstance(bare, LocalText):
        value = Located(bare.en if render.lang == "en" else bare.nl, path_of(value), render)
        bare = unwrap(value)
    if bare is None or bare == "":
        return Shown((Text(DASH),))
    running = locale.get(render.lang).running
    pieces = MARK.split(bare) if isinstance(bare, str) else []
    if len(pieces) < 2:
        return shown(render, value, "text", "text", running)
    # With marks in it the text is no single value any more, so it comes without the path that a return would write to.
    nodes: list[Any] = []
    for i in range(0, len(pieces), 3):
        nodes += as_texts(running(pieces[i])) if pieces[i] else ()
        if i + 2 < len(pieces):
            nodes += mark(render, pieces[i + 1] or "", pieces[i + 2] or "", path_of(value))
    return Shown(tuple(nodes))


def sentence(render: Render, value: Any, mark: Marks) -> Shown:
    """The same as a sentence of its own: with a capital, and a full stop before the notes that end it."""
    nodes = list(capitalised(told(render, value, mark).nodes))
    end = next((i for i in range(len(nodes), 0, -1) if not isinstance(nodes[i - 1], Footnote)), 0)
    if (
        not plain_text(tuple(n for n in nodes[:end] if not isinstance(n, Footnote)))
        .rstrip()
        .endswith((".", "!", "?", ":"))
    ):
        nodes.insert(end, Text("."))
    return Shown(tuple(nodes))


def names(render: Render, entries: Any, field: str) -> Shown:
    """Names or places of a list, with commas: "Groningen, Overijssel en Zuid-Holland"."""
    parts = []
    for entry in entries:
        bare = unwrap(entry)
        named = getattr(entry, field) if hasattr(bare, field) else entry
        parts.append(told(render, named, no_marks))
    separators = locale.get(render.lang).separators(len(parts), "and")
    nodes: list[Any] = []
    for i, part in enumerate(parts):
        nodes.extend(part.nodes)
        if i < len(separators):
            nodes.append(Text(separators[i]))
    return Shown(tuple(nodes) or (Text(DASH),))


def places(render: Render, sites: Any) -> Shown:
    """Each place with its province, a province named like the place once: "Rotterdam (Zuid-Holland)"."""
    parts: list[tuple[Any, ...]] = []
    for site in sites:
        name, province = told(render, site.name, no_marks).nodes, told(render, site.province, no_marks).nodes
        twice = plain_text(name) == plain_text(province) or plain_text(province) == DASH
        unknown = isinstance(unwrap(site.name), Open)
        parts.append(
            province if unknown and not twice else name if twice else (*name, Text(" ("), *province, Text(")"))
        )
    separators = locale.get(render.lang).separators(len(parts), "and")
    nodes: list[Any] = []
    for i, part in enumerate(parts):
        nodes += part
        nodes += [Text(separators[i])] if i < len(separators) else []
    return Shown(tuple(nodes) or (Text(DASH),))


def figures(render: Render, quantities: Any) -> Shown:
    """Quantities in one line, each with its substance: "NOx: 10–50%; water: 17%"; a dash where there are none."""
    nodes: list[Any] = []
    tongue = locale.get(render.lang)
    for entry in quantities:
        q = unwrap(entry)
        if nodes:
            nodes.append(Text("; "))
        nodes += [*as_texts(tongue.running(LABELS[q.substance][render.lang == "en"])), Text(": ")]
        nodes += shown(
            render, entry, "figures", "quantity",
            lambda v: tongue.quantity(
                value=v.value, low=v.low, high=v.high, unit=v.unit.value, per_year=v.per_year, bound=v.bound.value
            ),
        ).nodes  # fmt: skip
    return Shown(tuple(nodes) or (Text(DASH),))


def amount(render: Render, quantity: Any) -> Shown:
    """A quantity of carbon by itself; that it is in CO2-equivalents is said, plain CO2 is what its heading says already."""
    tongue = locale.get(render.lang)
    return shown(
        render, quantity, "figure", "quantity",
        lambda v: tongue.quantity(
            value=v.value, low=v.low, high=v.high, unit=v.unit.value, per_year=v.per_year, bound=v.bound.value,
            substance=v.substance.value if v.substance == Substance.CO2_EQ else "",
        ),
    )  # fmt: skip


def figure_told(render: Render, quantity: Any) -> Shown:
    """A quantity with its target year and baseline, or that they are not known; a dash where there is none."""
    q = unwrap(quantity)
    if q is None:
        return Shown((Text(DASH),))
    tongue = locale.get(render.lang)
    nodes = list(amount(render, quantity).nodes)
    unknown = []
    if isinstance(q.year, int):
        nodes.append(Text(f" in {q.year}"))
    else:
        unknown.append("doeljaar" if render.lang == "nl" else "target year")
    if not isinstance(q.baseline, Open) and not isinstance(q.baseline.years, Open):
        word = "ten opzichte van" if render.lang == "nl" else "compared with"
        nodes.append(Text(f" {word} {tongue.years(q.baseline.years)}"))
    else:
        unknown.append("basisjaar" if render.lang == "nl" else "baseline")
    if unknown:
        nodes.append(Text(f", {tongue.enumerate(unknown)} {NOT_KNOWN[render.lang]}"))
    return Shown(tuple(nodes))
