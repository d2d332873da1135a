"""Fields in a line as a whole: one is unchanged, changed in its result, or replaced; never torn.

A field is a begin, a code, a middle, a result and an end (ECMA-376 part 1, 17.16.18); a change that takes the begin of one and the end
of another leaves a file that Word cannot read. Where a result is worked out from the code, another result is no change.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.compare import Edit
from drafting.word.redline.atoms import VOLATILE
from drafting.word.redline.keys import W
from drafting.word.redline.phrases import Word
from drafting.word.redline.pieces import TEXT

PAGE_NUMBER = TEXT + b"#"
"""The key of the result of a field that counts pages: the layout says it, and no author."""
_SORTS = {"begin": 1, "end": -1}
_CODES = (f"{W}instrText", f"{W}delInstrText")
CALCULATED = (
    "REF", "NOTEREF", "SEQ", "QUOTE", "=", "STYLEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "DOCPROPERTY",
    "FILENAME", "LISTNUM", "AUTONUM", "AUTONUMLGL", "IF", "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION", "TITLE", "AUTHOR",
    "INFO", "TOC", "TOA", "INDEX",
)  # fmt: skip
"""Fields whose result a programme works out: another result is no change, and a part of one is no field."""


def whole_fields(edits: list[Edit], olds: Sequence[Word], news: Sequence[Word], strict: bool) -> list[Edit]:
    """Edits that tear no field. Where not `strict`, a field with the same code is the same one, whatever it came to: those edits of
    its result are taken out by pairing it with nothing, so that OLD's stands."""
    spans = _spans(olds), _spans(news)
    if not spans[0] and not spans[1]:
        return edits
    pairs: dict[int, int] = {}
    for edit in edits:
        if edit.same:
            pairs.update(zip(range(edit.a1, edit.a2), range(edit.b1, edit.b2), strict=True))
    found = {start: span for span in spans[1] for start in [span[0]]}
    torn = False
    held: set[int] = set()
    for span in spans[0]:
        other = found.get(pairs.get(span[0], -1))
        if other is not None and _fits(span, other, pairs, olds, news):
            held.add(other[0])
            continue
        for n in range(span[0], span[-1] + 1):
            torn = pairs.pop(n, None) is not None or torn
    back = {k: n for n, k in pairs.items()}
    for span in spans[1]:
        if span[0] not in held:
            for k in range(span[0], span[-1] + 1):
                if k in back and back[k] in pairs:
                    del pairs[back[k]]
                    torn = True
    return _edits(pairs, len(olds), len(news)) if torn else edits


def _fits(one: list[int], other: list[int], pairs: dict[int, int], olds: Sequence[Word], news: Sequence[Word]) -> bool:
    """Whether two fields can hold one another's changes: their marks are paired, and nothing changed but the result."""
    if len(one) != len(other) or any(pairs.get(n) != k for n, k in zip(one, other, strict=True)):
        return False
    middle = _middle(one, olds), _middle(other, news)
    if None in middle:
        return all(pairs.get(n) is not None for n in range(one[0], one[-1] + 1))
    return [w.key for w in olds[one[0] : middle[0]]] == [w.key for w in news[other[0] : middle[1]]]


def _middle(span: list[int], words: Sequence[Word]) -> int | None:
    """Where the result of a field begins: at the one mark of it that is neither its begin nor its end, outside fields in its code."""
    depth = 0
    for n in span:
        sort = _sort(words[n])
        depth += _SORTS.get(sort, 0)
        if sort == "separate" and depth == 1:
            return n
    return None


def counting(words: Sequence[Word]) -> set[int]:
    """The places of the words that are the result of a field that counts pages."""
    found: set[int] = set()
    for span in _spans(words):
        middle = _middle(span, words)
        if middle is not None and _sort_of(words[span[0] : middle]) in VOLATILE:
            found.update(n for n in range(middle + 1, span[-1]) if words[n].pieces[0].text is not None)
    return found


def _sort_of(words: Sequence[Word]) -> str:
    """The word that the code of a field begins with."""
    parts = (word.pieces[0].part for word in words)
    code = "".join(part.text or "" for part in parts if part is not None and part.tag in _CODES)
    return (code.split() or [""])[0].upper()


def _spans(words: Sequence[Word]) -> list[list[int]]:
    """Of each field that is whole in a line, the places of its marks and of those of fields in it."""
    found: list[list[int]] = []
    open_: list[int] = []
    depth = 0
    for n, word in enumerate(words):
        sort = _sort(word)
        if not sort or (sort != "begin" and not depth):
            continue
        depth += _SORTS.get(sort, 0)
        open_.append(n)
        if not depth:
            found.append(open_)
            open_ = []
    return found


def _sort(word: Word) -> str:
    part = word.pieces[0].part
    return str(part.get(f"{W}fldCharType")) if part is not None and part.tag == f"{W}fldChar" else ""


def _edits(pairs: dict[int, int], size_old: int, size_new: int) -> list[Edit]:
    made: list[Edit] = []
    a = b = 0
    for n, k in [*sorted(pairs.items()), (size_old, size_new)]:
        if n > a or k > b:
            made.append(Edit(False, a, n, b, k))
        if n < size_old:
            if made and made[-1].same:
                made[-1] = Edit(True, made[-1].a1, n + 1, made[-1].b1, k + 1)
            else:
                made.append(Edit(True, n, n + 1, k, k + 1))
        a, b = n + 1, k + 1
    return made
