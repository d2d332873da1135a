"""Documents for the tests of the Word room: one that holds every node, and any that could be drafted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from drafting import tree as t
from drafting.tree.canonical import canonical
from drafting.word.reader.eids import with_eids
from drafting.word.reader.numbers import formatted

COVER: dict[str, Any] = {
    "title": "Afspraak Jansen & Zn", "subtitle": "Onderwerp", "kind_label": "Intentieverklaring", "parties": ["de Minister", "Jansen & Zn B.V."],
    "status": "concept", "version": "0.1", "date": "23 juni 2025", "reference": "K-1", "confidentiality": "Vertrouwelijk",
    "label_status": "Status", "label_version": "Versie", "label_date": "Datum", "label_reference": "Kenmerk", "label_page": "Pagina",
    "label_of": "van",
}  # fmt: skip
PROPERTIES = {
    "title": "Afspraak Jansen & Zn",
    "subject": "Intentieverklaring",
    "language": "nl-NL",
    "created": "2025-06-23T10:00:00Z",
}
ORDINALS = {"nl": ("eerste", "tweede", "derde"), "en": ("first", "second", "third")}


# ---------------------------------------------------------------- numbering

_STRUCTURE = (t.Paragraph, t.Item, t.SubItem, t.Party, t.Recital)


class _Numbers:
    """Gives each node the number and wid that assembly would give it."""

    def __init__(self, lang: str, numbering: str) -> None:
        self.lang, self.numbering = lang, numbering
        self.counts: dict[type, int] = {}
        self.wids = 0
        self.article = ""

    def wid(self) -> str:
        self.wids += 1
        return f"w{self.wids}"

    def all(self, nodes: Iterable[Any]) -> tuple[Any, ...]:
        """Siblings: onderdelen start anew after anything that is no onderdeel and no list of one."""
        done: list[Any] = []
        counts: dict[type, int] = {}
        for node in nodes:
            if isinstance(node, t.Block | t.BulletList | t.Table | t.Chart | t.Paragraph):
                counts.pop(t.Item, None)
                counts.pop(t.SubItem, None)
            done.append(self.one(node, counts))
        return tuple(done)

    def one(self, node: Any, counts: dict[type, int]) -> Any:
        cls = type(node)
        whole = self.counts if cls in (t.Article, t.Chapter, t.Annex, t.Party, t.Recital) else counts
        whole[cls] = whole.get(cls, 0) + 1
        n = whole[cls]
        if cls in (t.Article, t.Chapter, t.Annex):
            self.article = str(n)
            return replace(node, wid=self.wid(), num=str(n), children=self.all(node.children))
        if cls in _STRUCTURE:
            return replace(node, wid=self.wid(), num=self.number(cls, n), children=self.all(node.children))
        if cls is t.Section:
            return replace(node, wid=self.wid(), children=self.all(node.children))
        if cls in (t.Preamble, t.Definition):
            wid = "preamble--" + self.wid() if cls is t.Preamble else self.wid()
            return replace(node, wid=wid, children=self.all(node.children))
        if cls in (t.Signatures, t.Table, t.Chart):
            return replace(node, wid=self.wid())
        return node

    def number(self, cls: type, n: int) -> str:
        if cls is t.Paragraph:
            return f"{self.article}.{n}" if self.numbering == "contract" else f"{n}."
        if cls is t.Item:
            return f"({formatted(n, 'lowerLetter')})" if self.lang == "en" else f"{formatted(n, 'lowerLetter')}."
        if cls is t.SubItem:
            return f"({formatted(n, 'lowerRoman')})" if self.lang == "en" else f"{n}°."
        return f"{formatted(n, 'upperLetter')}." if cls is t.Recital else f"{n}."


def numbered(document: t.Document) -> t.Document:
    """`document` with numbers, wids and eids, in its one form."""
    made = _Numbers(document.lang, document.numbering).all(document.body)
    return replace(
        canonical(replace(document, body=made)), body=with_eids(canonical(replace(document, body=made)).body)
    )


# ---------------------------------------------------------------- every node


def everything(lang: str, numbering: str) -> t.Document:
    """A document that holds every node, in every place where it may stand."""
    nl = lang == "nl"
    text = t.Text
    other = "en" if nl else "nl"
    prose = (
        text("Kosten < baten & “meer” ", lang=""), text("vet", bold=True), text(" en "), text("cursief", italic=True), text(" CO"),
        text("2", position="sub"), text(" m"), text("3", position="sup"), text(" "), text("tailor-made agreement", lang=other), text("\tna een tab"),
        t.LineBreak(), t.Value("support.a.maximum", (text("€ 190 miljoen"),)), text(" "), t.Value("support.a.date", (text("[●: nog te bepalen]"),), True),
        text(" "), t.Withheld("5.1.1c", "[vertrouwelijk: Woo 5.1.1c]"), text(", zie "),
        t.Link("https://example.org/?a=1&b=2", (text("de "), text("site", italic=True))),
        t.Footnote((text("Noot met "), t.Value("sources.x", (text("bron"),)), text(" en "), t.Link("https://example.org/", (text("koppeling"),)))),
        text("."),
    )  # fmt: skip
    block = t.Block((text("Een alinea."),))
    table = t.Table(
        (t.Column(2.0), t.Column(1.0, "right"), t.Column(1.0, "center")),
        t.Row(tuple(t.Cell((t.Block((text(h),), "cell"),), True) for h in ("Project", "kton", "jaar"))),
        (
            t.Row(
                (
                    t.Cell((t.Block((text("Ketel"),), "cell"),), True),
                    t.Cell((t.Block((text("93"),), "cell"),)),
                    t.Cell(()),
                )
            ),
            t.Row(tuple(t.Cell((t.Block((text(x),), "cell"),)) for x in ("Totaal", "93", "–")), total=True),
        ),
        (text("Reductie in CO"), text("2", position="sub")),
        "Drie kolommen: project, kton, jaar.",
    )
    bare = replace(table, caption=(), description="Nog een tabel.")
    chart = t.Chart(
        "column",
        "Uitstoot",
        ("2028", "2029"),
        (t.Series("A & B", (1.5, None)), t.Series("C", (2.0, 3.0))),
        "kton",
        "Twee jaren.",
        True,
    )
    bullets = t.BulletList(
        (
            (t.Block((text("eerste punt"),), "bullet"), t.Block((text("vervolg ervan"),), "continuation")),
            (t.Block((text("tweede"),), "bullet"),),
        )
    )
    more = t.Block((text("gaat verder op deze hoogte"),), "continuation")
    sub = t.SubItem("", "", "", (text("een subonderdeel;"),), (more,))
    item = t.Item("", "", "", (text("een onderdeel:"),), (sub, sub, more, bullets))
    lid = t.Paragraph("", "", "", (text("Een lid met onderdelen:"),), (item, item, more, table, bullets, chart))
    definition = t.Definition(
        "",
        "",
        "co2",
        (
            t.DefinedTerm("co2", "CO2-reductie", (text("CO"), text("2", position="sub"), text("-reductie"))),
            text(": minder uitstoot;"),
        ),
        (t.Item("", "", "", (text("onderdeel van een begrip;"),)),),
    )

    def article(heading: tuple[Any, ...], *children: Any) -> t.Article:
        return t.Article("", "", "", heading, "maximum-support@1", children)

    cross = t.CrossReference(
        "w15",
        (
            text("artikel\u00a0"),
            t.Reference("w13", "2"),
            text(", "),
            t.Reference("w23", "tweede" if nl else "second", "ordinal"),
            text(" lid, onderdeel "),
            t.Reference("w15", "(a)" if lang == "en" else "a"),
        ),
    )
    body = (
        t.Contents("Inhoud", 2),
        t.Preamble("", "", (text("Partijen"),), "parties@1", (t.Party("", "", "", (text("de "), t.DefinedTerm("minister", "Minister"), text(";"))), t.Block((text("en"),), "between"), t.Party("", "", "", (text("Jansen"),)), t.Block((text("hierna samen"),)))),
        t.Preamble("", "", (), "", (t.Block((text("Overwegende dat:"),), "lead"), t.Recital("", "", "", (text("het klimaat;"),), (t.Item("", "", "", (text("onderdeel"),)), more)), t.Recital("", "", "", (text("de steun."),)), t.Block((text("Komen overeen:"),), "lead"))),
        t.Chapter("", "", "", (text("Algemeen"),), (
            article((text("Begrippen"),), t.Block((text("Verstaan wordt onder:"),), "lead"), definition, replace(definition, term="steun", content=(t.DefinedTerm("steun", "Steun"), text(": geld.")), children=())),
            article((text("Steun in CO"), text("2", position="sub")), lid, t.Paragraph("", "", "", prose), t.Paragraph("", "", "", (text("Zie "), cross, text(".")))),
        )),
        t.Chapter("", "", "", (text("Steun"),), (
            article((t.Value("support.a.name", (text("DEI+"),)),), t.Block((text("Onderdelen zonder leden:"),), "lead"), item, item, t.Block((text("en verder:"),)), item, t.PageBreak(), block),
            article((text("Tabellen"),), bare, bare, block, table, chart, bullets),
        )),
        t.Signatures("", "", (text("Ondertekening"),), "signatures@1", (t.Block((text("Aldus overeengekomen"),), "lead"),), (
            t.Signatory((text("de Staat"),), (t.Value("persons.a", (text("A. de Boer"),)),), (text("Minister"),), ("Plaats", "Datum", "Handtekening")),
            t.Signatory((text("Jansen"),), (text("B. Jansen"),), (), ("Plaats",)),
            t.Signatory((text("Derde"),), (), (), ()),
        )),
        t.Annex("", "", "", (text("Projecten"),), "annex-projects@2", (
            t.Section("", "", 2, "", (text("Ketel"),), (t.Paragraph("", "", "", (text("lid in een bijlage"),), (item,)), table, t.Section("", "", 3, "1.1", (text("Dieper"),), (block,)))),
            t.Section("", "", 2, "", (text("Gas"),), (block, t.Block((text("noot"),), "note"), t.Block((text("Straat 1"), t.LineBreak(), text("Stad")), "address"), t.Block((text("Den Haag, 1 mei"),), "date"))),
        ), "Bijlage" if nl else "Annex"),
        t.Annex("", "", "", (text("Model"),), "annex-model@1", (t.Block((text("Titel"),), "title"), t.Block((text("Onder"),), "subtitle"), chart), "Bijlage" if nl else "Annex"),
    )  # fmt: skip
    properties = {**PROPERTIES, "language": "nl-NL" if nl else "en-GB"}
    return numbered(
        t.Document("agreement", lang, COVER["title"], COVER["subtitle"], numbering, body, properties, COVER)
    )


# ---------------------------------------------------------------- any document

_ALPHABET = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\u2028\u2029\ufffe\uffff"
)
_words = st.text(_ALPHABET, min_size=1, max_size=12)
_ids = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
_texts = st.builds(
    t.Text,
    _words,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "sub", "sup"]),
    st.sampled_from(["", "", "nl", "en", "de-DE"]),
)
_runs = st.lists(_texts, min_size=1, max_size=3).map(tuple)
_plain = st.builds(lambda w: (t.Text(w),), _words)
_values = st.builds(t.Value, st.from_regex(r"[a-z]{1,8}(\.[a-z0-9-]{1,12}){0,3}", fullmatch=True), _runs, st.booleans())
_terms = st.builds(lambda i, parts: t.DefinedTerm(i, "".join(p.text for p in parts), parts), _ids, _runs)
_links = st.builds(
    t.Link, st.sampled_from(["https://example.org/", "https://example.org/?a=1&b=<2>", "mailto:a@example.org"]), _runs
)
_withheld = st.builds(t.Withheld, st.sampled_from(["5.1.1c", "5.1.2e"]), _words)
_pieces = st.lists(
    st.one_of(_texts, st.builds(t.Reference, st.sampled_from(["w1", "w2", "w3", "w4"]), _words, st.sampled_from(["number", "ordinal"]))),
    min_size=1, max_size=4,
)  # fmt: skip
_cross = st.builds(
    lambda target, pieces: t.CrossReference(target, tuple(pieces)), st.sampled_from(["w1", "w2", "w3"]), _pieces
)
_simple = st.one_of(_texts, _values, _terms, _links, _withheld, _cross)
_notes = st.builds(lambda nodes: t.Footnote(tuple(nodes)), st.lists(_simple, min_size=1, max_size=3))
_inline = st.one_of(_simple, _notes, st.just(t.LineBreak()))
_content = st.lists(_inline, min_size=1, max_size=4).map(tuple)
_heading = st.lists(st.one_of(_texts, _values), min_size=1, max_size=2).map(tuple)

_blocks = st.builds(
    t.Block, _content, st.sampled_from(["body", "lead", "between", "continuation", "note", "address", "date"])
)
_bullets = st.builds(
    lambda entries: t.BulletList(tuple(entries)),
    st.lists(st.lists(st.builds(t.Block, _content), min_size=1, max_size=2).map(tuple), min_size=1, max_size=2),
)


@st.composite
def _tables(draw: st.DrawFn) -> t.Table:
    count = draw(st.integers(1, 4))
    columns = tuple(
        t.Column(float(draw(st.integers(1, 9))), draw(st.sampled_from(["left", "right", "center"])))
        for _ in range(count)
    )
    cell = st.builds(
        lambda blocks, header: t.Cell(tuple(blocks), header),
        st.lists(st.builds(t.Block, _content), max_size=2),
        st.booleans(),
    )
    drawn = (tuple(draw(cell) for _ in range(count)) for _ in range(draw(st.integers(0, 3))))
    rows = tuple(t.Row(cells, draw(st.booleans())) for cells in drawn)
    rows = tuple(r if any(c.children for c in r.cells) else replace(r, total=False) for r in rows)
    header = t.Row(tuple(t.Cell((t.Block(draw(_plain)),), True) for _ in range(count)))
    return t.Table(columns, header, rows, draw(st.one_of(st.just(()), _content)), draw(_words))


@st.composite
def _charts(draw: st.DrawFn) -> t.Chart:
    names = tuple(draw(st.lists(_words, min_size=1, max_size=3)))
    number = st.one_of(st.none(), st.integers(-(10**6), 10**6).map(lambda n: n / 8))
    series = tuple(t.Series(draw(_words), tuple(draw(number) for _ in names)) for _ in range(draw(st.integers(1, 2))))
    return t.Chart(
        draw(st.sampled_from(["bar", "column", "line"])),
        draw(_words),
        names,
        series,
        draw(_words),
        draw(_words),
        draw(st.booleans()),
    )


_leaves = st.one_of(_blocks, _bullets, _tables(), _charts(), st.just(t.PageBreak()))


def _kids(strategy: Any, most: int = 2) -> Any:
    return st.lists(strategy, max_size=most).map(tuple)


def _level(cls: Any, kids: Any) -> Any:
    return st.builds(lambda content, children: cls("", "", "", content, children), _content, kids)


# A lid is a structure of its own: nothing but onderdelen and loose blocks stands in it, and onderdelen come before what follows them.
_subitems = _level(t.SubItem, _kids(_leaves))
_items = _level(t.Item, st.builds(lambda subs, rest: subs + rest, _kids(_subitems), _kids(_leaves)))
_item_first = st.builds(lambda items, rest: items + rest, _kids(_items), _kids(_leaves))
_paragraphs = _level(t.Paragraph, _item_first)
_definitions = st.builds(
    lambda i, words, rest: t.Definition("", "", i, (t.DefinedTerm(i, words), *rest)),
    _ids,
    _words,
    st.lists(_texts, max_size=2).map(tuple),
)
_clause = st.builds(lambda i, n: f"{i}@{n}", _ids, st.integers(1, 9))
_article_body = st.one_of(
    st.lists(_paragraphs, min_size=1, max_size=3).map(tuple),
    st.builds(lambda lead, items, rest: (lead, *items, *rest), _blocks, _kids(_items), _kids(_leaves)),
    st.lists(_definitions, min_size=1, max_size=2).map(tuple),
)
_articles = st.builds(
    lambda heading, clause, kids: t.Article("", "", "", heading, clause, kids), _heading, _clause, _article_body
)
_recitals = _level(t.Recital, _item_first)
_parties = _level(t.Party, _kids(_blocks))
_preambles = st.builds(
    lambda heading, clause, kids: t.Preamble("", "", heading, clause, tuple(kids)),
    st.one_of(st.just(()), _heading), st.one_of(st.just(""), _clause), st.lists(st.one_of(_recitals, _parties, _blocks), min_size=1, max_size=3),
)  # fmt: skip
_signatory = st.builds(
    lambda party, name, function, lines: t.Signatory(party, name, function, tuple(lines)),
    _plain, st.one_of(st.just(()), _plain), st.one_of(st.just(()), _plain), st.lists(st.sampled_from(["Plaats", "Datum"]), max_size=2),
)  # fmt: skip
_signatures = st.builds(
    lambda heading, clause, lead, people: t.Signatures("", "", heading, clause, tuple(lead), tuple(people)),
    _heading, _clause, st.lists(st.builds(t.Block, _content, st.just("lead")), max_size=1), st.lists(_signatory, max_size=2),
)  # fmt: skip
_deepest = st.builds(lambda h, kids: t.Section("", "", 3, "", h, kids), _heading, _kids(_leaves))
_sections = st.builds(
    lambda num, h, kids, deeper: t.Section("", "", 2, num, h, kids + deeper),
    st.sampled_from(["", "1", "2.1"]), _heading, _kids(st.one_of(_leaves, _paragraphs)), _kids(_deepest, 1),
)  # fmt: skip
_annexes = st.builds(
    lambda h, clause, kids, sections: ("annex", h, clause, kids + sections),
    _heading,
    _clause,
    _kids(_leaves),
    _kids(_sections),
)
_chapters = st.builds(
    lambda h, kids: t.Chapter("", "", "", h, tuple(kids)), _heading, st.lists(_articles, min_size=1, max_size=2)
)
_contents = st.builds(t.Contents, _words, st.integers(1, 3))


@st.composite
def documents(draw: st.DrawFn) -> t.Document:
    """Any document that assembly could make, numbered, in its one form."""
    lang, numbering = draw(st.sampled_from(["nl", "en"])), draw(st.sampled_from(["statute", "contract"]))
    body: list[Any] = list(draw(_kids(_contents, 1)))
    body += draw(_kids(_preambles))
    body += draw(st.one_of(st.lists(_chapters, min_size=1, max_size=2), st.lists(_articles, min_size=1, max_size=2)))
    body += draw(_kids(_signatures, 1))
    label = draw(st.sampled_from(["Bijlage", "Annex", "Deel"]))
    body += [t.Annex("", "", "", h, clause, kids, label) for _, h, clause, kids in draw(_kids(_annexes))]
    return numbered(
        t.Document("eop", lang, COVER["title"], COVER["subtitle"], numbering, tuple(body), PROPERTIES, COVER)
    )
