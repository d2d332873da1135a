"""Tracked changes of tables carried out: merges, cells that go, a grid that fits; what is not touched is left as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import drafting
from drafting.word.package.opening import open_package
from drafting.word.revisions.settle import NS, W, settle

BY = 'w:id="1" w:author="An" w:date="2026-01-01T00:00:00Z"'


def cell(words: str, more: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{more}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>'
    )


def table(*rows: str, columns: int = 2, change: str = "") -> Any:
    grid = '<w:gridCol w:w="900"/>' * columns
    made = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return etree.fromstring(
        f'<w:body xmlns:w="{NS}"><w:tbl><w:tblPr/><w:tblGrid>{grid}{change}</w:tblGrid>{made}</w:tbl><w:p/></w:body>'
    )


def merges(body: Any) -> list[str]:
    return [str(node.get(f"{W}val")) for node in body.iter(f"{W}vMerge")]


def spans(body: Any) -> list[list[int]]:
    return [
        [int(c.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val")) if c.find(f"{W}tcPr/{W}gridSpan") is not None else 1
         for c in row.iterfind(f"{W}tc")]
        for row in body.iter(f"{W}tr")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "accepted", "rejected"),
    [
        (('w:vMerge="rest"', 'w:vMerge="cont"'), ["restart", "continue"], []),
        (('w:vMergeOrig="rest"', 'w:vMergeOrig="cont"'), [], ["restart", "continue"]),
        (('w:vMerge="rest" w:vMergeOrig="cont"', 'w:vMerge="cont"'), ["restart", "continue"], ["continue"]),
    ],
)
def test_a_tracked_merge_is_carried_out(told: tuple[str, str], accepted: list[str], rejected: list[str]) -> None:
    for accept, wanted in ((True, accepted), (False, rejected)):
        body = table(*(cell(str(i), f"<w:cellMerge {BY} {how}/>") for i, how in enumerate(told)), columns=1)
        settle(body, accept)
        assert merges(body) == wanted
        assert not list(body.iter(f"{W}cellMerge"))


def test_the_merge_stands_where_the_schema_has_it() -> None:
    body = table(cell("a", f'<w:shd w:val="clear"/><w:cellMerge {BY} w:vMerge="rest"/>'), columns=1)
    settle(body, True)
    names = [etree.QName(n).localname for n in next(body.iter(f"{W}tcPr"))]
    assert names == ["tcW", "vMerge", "shd"]


GONE = f"<w:cellDel {BY}/>"
HEAD = '<w:gridSpan w:val="{}"/>'


@pytest.mark.parametrize(
    ("rows", "columns", "left", "grid"),
    [
        ([cell("kop", HEAD.format(2)), cell("a") + cell("b", GONE)], 2, [[1], [1]], 1),
        ([cell("kop", HEAD.format(3)), cell("a") + cell("b", GONE) + cell("c")], 3, [[2], [1, 1]], 2),
        ([cell("kop", HEAD.format(2)) + cell("z"), cell("a") + cell("b", GONE) + cell("c")], 3, [[1, 1], [1, 1]], 2),
        ([cell("a") + cell("b", GONE), cell("c") + cell("d", GONE)], 2, [[1], [1]], 1),
        ([cell("a") + cell("b", GONE), cell("c") + cell("d")], 2, [[1], [1, 1]], 2),
        ([cell("a", HEAD.format(2)), cell("b", HEAD.format(2) + GONE)], 2, [[2]], 2),
    ],
)
def test_a_column_that_goes_leaves_a_grid_that_fits(
    rows: list[str], columns: int, left: list[list[int]], grid: int
) -> None:
    body = table(*rows, columns=columns)
    settle(body, True)
    assert spans(body) == left
    assert len(list(body.iter(f"{W}gridCol"))) == grid
    widest = max(sum(row) for row in spans(body))
    assert widest <= grid


def test_a_merged_head_tells_its_width_anew() -> None:
    body = table(
        '<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>',
        cell("a") + cell("b", GONE),
    )
    settle(body, True)
    assert [n.get(f"{W}w") for n in body.iter(f"{W}tcW")] == ["900", "900"]


def test_a_head_whose_span_is_tracked_too_is_told_once() -> None:
    came = f'<w:gridSpan w:val="2"/><w:tcPrChange {BY}><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr></w:tcPrChange>'
    for accept, left in ((True, [[2], [1, 1]]), (False, [[1], [1]])):
        body = table(cell("kop", came), cell("a") + cell("b", f"<w:cellIns {BY}/>"))
        settle(body, accept)
        assert spans(body) == left
        assert len(list(body.iter(f"{W}gridCol"))) == len(left[1])


CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
PARA = "<w:p><w:r><w:t>cel</w:t></w:r></w:p>"
INNER = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{PARA}</w:tc></w:tr></w:tbl>"
SHAPES = {
    "control": CONTROL.format(PARA),
    "control in a control": CONTROL.format(CONTROL.format(PARA)),
    "custom XML": f'<w:customXml w:element="x">{PARA}</w:customXml>',
    "control in custom XML": f'<w:customXml w:element="x">{CONTROL.format(PARA)}</w:customXml>',
    "paragraph and control": PARA + CONTROL.format(PARA),
    "control around a table": CONTROL.format(INNER + PARA),
    "table at the end": INNER,
    "control that ends with a table": CONTROL.format(PARA + INNER),
    "empty control": PARA + CONTROL.format(""),
    "bookmark behind the control": CONTROL.format(PARA) + '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_cell_that_is_not_touched_is_left_as_it_is(shape: str) -> None:
    row = f"<w:tc><w:tcPr/>{SHAPES[shape]}</w:tc>" + cell("twee")
    for accept in (True, False):
        body = table(row)
        body.append(etree.fromstring(f'<w:p xmlns:w="{NS}"><w:ins {BY}><w:r><w:t>e</w:t></w:r></w:ins></w:p>'))
        before = etree.tostring(body[0])
        settle(body, accept)
        assert etree.tostring(body[0]) == before


def test_a_cell_that_lost_its_last_paragraph_gets_one() -> None:
    gone = (
        f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    body = table(f"<w:tc><w:tcPr/>{CONTROL.format(gone)}</w:tc>", columns=1)
    settle(body, True)
    assert [etree.QName(n).localname for n in next(body.iter(f"{W}tc"))] == ["tcPr", "p"]


# ------------------------------------------------------------ the files of others


def _body(raw: bytes) -> Any:
    package = open_package(raw)
    return package.xml(package.main)


def test_the_fault_files_are_right(shared: Path) -> None:
    faults = shared / "faults" / "redline"
    body = _body(drafting.accept_all(faults / "cellmerge-tracked.docx"))
    assert merges(body) == ["restart", "continue"]
    assert spans(_body(drafting.accept_all(faults / "celldel-tracked.docx"))) == [[1], [1, 1]]
    assert spans(_body(drafting.reject_all(faults / "celldel-tracked.docx"))) == [[1, 1], [1]]
    control = "sdtcell_settle_one_change_elsewhere.docx"
    for settled in (drafting.accept_all, drafting.reject_all):
        raw = settled(faults / control)
        assert etree.tostring(next(_body(raw).iter(f"{W}tbl"))) == etree.tostring(
            next(_body((faults / control).read_bytes()).iter(f"{W}tbl"))
        )


def test_what_was_deleted_is_gone(shared: Path) -> None:
    faults = shared / "faults" / "redline"
    for name, settled, other in (
        ("wordnote.docx", drafting.accept_all, drafting.reject_all),
        ("insnote.docx", drafting.reject_all, drafting.accept_all),
    ):
        source = open_package(faults / name)
        secret = next(
            "".join(map(str, n.itertext()))
            for n in source.xml("word/footnotes.xml").iter(f"{W}footnote")
            if n.get(f"{W}id") == "2"
        ).strip()
        assert secret
        assert secret.encode() not in b"".join(open_package(settled(faults / name)).parts.values())
        assert secret.encode() in b"".join(open_package(other(faults / name)).parts.values())
