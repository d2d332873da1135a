"""A page that shows what changed: a summary per part, then the words themselves with what went and what came."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from drafting.compare.report import Entry, Part, shortened

_WORDS = {
    "nl": {
        "title": "Wijzigingen", "summary": "Samenvatting", "details": "Per onderdeel", "none": "Er is geen verschil.", "start": "Begin van het document",
        "changed": "gewijzigd", "added": "toegevoegd", "removed": "vervallen", "moved": "verplaatst naar hier", "look": "opmaak gewijzigd",
        "figures": "Getallen en datums", "part": "Onderdeel", "count": "Wijzigingen", "was": "was", "is": "is", "nothing": "niets", "beside": "Verder", "no-words": "Er is geen verschil in woorden.",
    },
    "en": {
        "title": "Changes", "summary": "Summary", "details": "By part", "none": "There is no difference.", "start": "Start of the document",
        "changed": "changed", "added": "added", "removed": "removed", "moved": "moved here", "look": "formatting changed",
        "figures": "Figures and dates", "part": "Part", "count": "Changes", "was": "was", "is": "is", "nothing": "nothing", "beside": "Also", "no-words": "There is no difference in words.",
    },
}  # fmt: skip
_STYLE = """
:root{color-scheme:light}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1,h2,h3{line-height:1.25;color:#154273}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ccc}
ins{background:#dff3e0;color:#0b4d16;text-decoration:underline}del{background:#fde2e2;color:#8a1010;text-decoration:line-through}
.sort{font-size:.85rem;color:#444;margin:.8rem 0 .1rem}p{margin:.1rem 0 .6rem}a{color:#0b4f9e}@media print{body{margin:0}}
"""


def render(parts: Sequence[Part], lang: str = "nl", title: str = "", beside: Sequence[str] = ()) -> str:
    """The page; self-contained, readable without colour (underline and strike), printable. `beside`: what else differs, a sentence each."""
    words = _WORDS[lang]
    named = escape(title or words["title"])
    body = _summary(parts, words) + _details(parts, words) if parts else ""
    if beside:
        listed = "".join(f"<li>{escape(line)}</li>" for line in beside)
        body = f"{body or '<p>' + words['no-words'] + '</p>'}<h2>{words['beside']}</h2><ul>{listed}</ul>"
    body = body or f"<p>{words['none']}</p>"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{named}</title><style>{_STYLE}</style></head><body><main><h1>{named}</h1>{body}</main></body></html>\n"
    )


def _summary(parts: Sequence[Part], words: dict[str, str]) -> str:
    rows = []
    for n, part in enumerate(parts, 1):
        swaps = [s for e in part.ordered for s in e.swaps][:6]
        told = "; ".join(f"{_or(a, words)} → {_or(b, words)}" for a, b in swaps)
        rows.append(
            f'<tr><th scope="row"><a href="#d{n}">{escape(part.title or words["start"])}</a></th><td>{_counted(part, words)}</td><td>{told}</td></tr>'
        )
    head = "".join(f'<th scope="col">{words[k]}</th>' for k in ("part", "count", "figures"))
    return f"<h2>{words['summary']}</h2><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _or(text: str, words: dict[str, str]) -> str:
    return escape(text) if text else f"<i>{words['nothing']}</i>"


def _counted(part: Part, words: dict[str, str]) -> str:
    counts: dict[str, int] = {}
    for entry in part.entries:
        counts[entry.sort] = counts.get(entry.sort, 0) + 1
    return ", ".join(f"{n} {words[sort]}" for sort, n in counts.items())


def _details(parts: Sequence[Part], words: dict[str, str]) -> str:
    out = [f"<h2>{words['details']}</h2>"]
    for n, part in enumerate(parts, 1):
        out.append(f'<section><h3 id="d{n}">{escape(part.title or words["start"])}</h3>')
        out += [_entry(entry, words) for entry in part.entries]
        out.append("</section>")
    return "".join(out)


def _entry(entry: Entry, words: dict[str, str]) -> str:
    tags = {"": ("", ""), "ins": ("<ins>", "</ins>"), "del": ("<del>", "</del>")}
    text = "".join(f"{tags[p.how][0]}{escape(shortened(p, 240))}{tags[p.how][1]}" for p in entry.pieces)
    return f'<p class="sort">{words[entry.sort]}</p><p>{text}</p>'
