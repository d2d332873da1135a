"""What a file gives away is found, whatever it stands in; what `--clean` says it takes out is nowhere in the copy, text and look unchanged."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import drafting
from drafting.api.inspect import clean, inspect, revealed
from drafting.cli import main
from drafting.word.inspect import SORTS
from drafting.word.inspect.active import sort_of_address
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from drafting.word.reader import read_docx
from tests.word.package.test_opening import MAIN, PLAIN, changed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office/2006/relationships"


def body(xml: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[MAIN] = parts[MAIN].replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)

    return change


def run(words: str, look: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def code(words: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        + words.replace("&", "&amp;")
        + '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def related(
    kind: str, target: str, external: bool = False, part: bytes | None = None
) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        mode = ' TargetMode="External"' if external else ""
        new = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", new.encode())
        if part is not None:
            parts[f"word/{target}"] = part

    return change


def core(xml: str) -> Callable[[dict[str, bytes]], None]:
    space = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

    def change(parts: dict[str, bytes]) -> None:
        parts["docProps/own.xml"] = f"<cp:coreProperties {space}>{xml}</cp:coreProperties>".encode()
        new = f'<Relationship Id="rIdOwn" Type="{kind}" Target="docProps/own.xml"/></Relationships>'
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", new.encode())

    return change


def orphan(name: str, raw: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: raw})


JPEG = b"\xff\xd8\xff\xe1\x00\x10Exif\0\0CANARYX\0\xff\xfe\x00\x08CANARY\xff\xda\x00\x02\xff\xd9"
SETTINGS = f'<w:settings xmlns:w="{W[1:-1]}">' + "{}</w:settings>"
BOOK = io.BytesIO()
with zipfile.ZipFile(BOOK, "w") as archive:
    archive.writestr("xl/worksheets/sheet1.xml", "<sheetData><c><v>1</v></c></sheetData>")
    archive.writestr("xl/worksheets/sheet2.xml", "<sheetData><c><v>2</v></c></sheetData>")

GIVEN: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "author": (core("<dc:creator>CANARY</dc:creator>"), "author"),
    "last author": (core("<cp:lastModifiedBy>CANARY</cp:lastModifiedBy>"), "author"),
    "date": (core("<dcterms:created>2026-01-01T00:00:00Z</dcterms:created>"), "dates"),
    "keywords": (core("<cp:keywords>CANARY</cp:keywords>"), "properties"),
    "variables": (orphan("word/settings.xml", SETTINGS.format('<w:docVars><w:docVar w:name="CANARY" w:val="CANARY"/></w:docVars>').encode()), "variables"),
    "hidden text": (body(run("CANARY", "<w:vanish/>") + run("zichtbaar")), "hidden-text"),
    "white text": (body(run("wit", '<w:color w:val="FFFFFF"/>')), "invisible-text"),
    "tiny text": (body(run("klein", '<w:sz w:val="2"/>')), "invisible-text"),
    "tag": (body('<w:sdt><w:sdtPr><w:alias w:val="CANARY"/><w:tag w:val="CANARY"/></w:sdtPr><w:sdtContent>' + run("a") + "</w:sdtContent></w:sdt>"), "tags"),
    "bookmark": (body('<w:p><w:bookmarkStart w:id="77" w:name="CANARY"/><w:bookmarkEnd w:id="77"/></w:p>'), "bookmarks"),
    "editor": (body('<w:p><w:permStart w:id="3" w:ed="iemand@bedrijf.example"/><w:permEnd w:id="3"/></w:p>'), "editors"),
    "tracked": (body('<w:p><w:ins w:id="1" w:author="Ada"><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>'), "tracked"),
    "path": (body(run("zie C:\\Users\\ada\\map\\stuk.docx")), "path"),
    "share": (body(run("zie \\\\server\\map\\stuk.docx")), "path"),
    "rsids": (lambda p: p.update({MAIN: p[MAIN].replace(b"<w:p>", b'<w:p w:rsidR="00CA0A12">', 1)}), "rsids"),
    "custom XML": (related(f"{R}/customXml", "../customXml/item1.xml", part=None), ""),
    "orphan": (orphan("word/vergeten.xml", b"<a>CANARY</a>"), "orphan"),
    "picture": (related(f"{R}/image", "media/p.jpg", part=JPEG), "picture-metadata"),
    "book": (related(f"{R}/package", "embeddings/b.xlsx", part=BOOK.getvalue()), "book-with-more"),
    "local template": (related(f"{R}/attachedTemplate", "file:///C:/Users/CANARY/x.dotx", True), "template"),
    "remote template": (related(f"{R}/attachedTemplate", "https://elders.example/CANARY.dotm", True), "remote-template"),
    "template on a share": (related(f"{R}/attachedTemplate", "file://server/CANARY.dotm", True), "remote-template"),
    "linked picture": (related(f"{R}/image", "https://elders.example/p.png", True), "linked-picture"),
    "linked object": (related(f"{R}/oleObject", "file:///x.xlsx", True), "linked-ole"),
    "object": (related(f"{R}/oleObject", "embeddings/o.bin", part=b"\xd0\xcf"), "ole"),
    "frame": (related(f"{R}/frame", "https://elders.example/", True), "external"),
    "control": (related(f"{R}/control", "activeX/a.xml", part=b"<a/>"), "active-control"),
    "chunk": (related(f"{R}/aFChunk", "c.html", part=b"<html/>"), "alt-chunk"),
    "macros": (related(f"{MS}/vbaProject", "v.bin", part=b"\xd0\xcf"), "macros"),
    "javascript": (related(f"{R}/hyperlink", "java&#x9;script:alert(1)", True), "script-link"),
    "file link": (related(f"{R}/hyperlink", "file:///etc/passwd", True), "file-link"),
    "unc link": (related(f"{R}/hyperlink", "\\\\server\\map", True), "file-link"),
    "dde": (body(code(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ')), "running-field"),
    "dde, split": (body(code(" DDE").replace("DDE</w:instrText>", "D</w:instrText></w:r><w:r><w:instrText>DE x y</w:instrText>")), "running-field"),
    "dde, simple": (body('<w:p><w:fldSimple w:instr="DDE x y"/></w:p>'), "running-field"),
    "dde, taken out": (body(code(" DDE x y ").replace("instrText", "delInstrText")), "running-field"),
    "include": (body(code(' INCLUDETEXT "\\\\\\\\server\\\\x.docx" ')), "fetching-field"),
    "picture field": (body(code(' includepicture "https://elders.example/p.png" \\d ')), "fetching-field"),
    "button": (body(code(" MACROBUTTON Weg klik ")), "button-field"),
    "link field": (body(code(' HYPERLINK "file:///C:/x" ')), "file-link"),
    "odd part": (related(f"{R}/other", "start.hta", part=b"x"), "odd-part"),
}  # fmt: skip
del GIVEN["custom XML"]


@pytest.mark.parametrize("name", GIVEN)
def test_what_a_file_gives_away_is_told(name: str) -> None:
    change, sort = GIVEN[name]
    found = inspect(changed(change))
    assert sort in {t.sort for t in found}
    before = {t.sort for t in inspect(PLAIN)}
    assert {t.sort for t in found} - before <= {sort, "embedded", "orphan"}


@pytest.mark.parametrize("name", GIVEN)
def test_a_clean_copy_holds_nothing_that_it_says_to_take_out(name: str) -> None:
    change, sort = GIVEN[name]
    source = changed(change)
    made = clean(source)
    left = inspect(made)
    assert not [t for t in left if t.cleaned]
    if SORTS[sort].cleaned:
        assert b"CANARY" not in b"".join(open_package(made).parts.values())
    else:
        assert sort in {t.sort for t in left}
    assert clean(made) == made
    assert not {f.code for f in unsound(made)} - {f.code for f in unsound(source)}


def _visible(raw: bytes) -> list[str]:
    package = open_package(raw)
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in package.xml(MAIN).iter(f"{W}p")]


def test_hidden_paragraphs_go_whole_and_the_others_stay() -> None:
    hidden = (
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>CANARY</w:t></w:r></w:p>"
    )
    made = clean(changed(body(run("voor") + hidden + run("na"))))
    assert _visible(made)[:3] == ["voor", "na", *_visible(PLAIN)[:1]]


def test_style_that_hides_hides() -> None:
    def change(parts: dict[str, bytes]) -> None:
        style = '<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style.encode())
        body(run("CANARY", '<w:rStyle w:val="Weg"/>') + run("open", '<w:rStyle w:val="Weg"/><w:vanish w:val="0"/>'))(
            parts
        )

    source = changed(change)
    assert [t.found for t in inspect(source) if t.sort == "hidden-text"] == ["CANARY"]
    assert "open" in _visible(clean(source))


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("https://www.rijksoverheid.nl", ""), ("mailto:a@b.nl", ""), ("#artikel", ""), ("bijlage.docx", ""), ("HTTP://X", ""),
        ("file:///x", "file-link"), ("File:x", "file-link"), ("C:\\x", "file-link"), ("//server/x", "file-link"),
        ("%66ile:///x", "file-link"), ("javascript:x", "script-link"), (" j\u200bavascript:x", "script-link"),
        ("data:text/html,x", "script-link"), ("ms-msdt:/x", "script-link"), ("ms-word:x", "external"),
    ],
)  # fmt: skip
def test_where_a_link_leads_is_told(address: str, sort: str) -> None:
    assert sort_of_address(address) == sort


def test_pictures_lose_their_metadata_and_keep_their_turn() -> None:
    from drafting.word.inspect.inside import picture_metadata, without_metadata

    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0CANARY"
    exif = b"Exif\0\0" + tiff
    turned = b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + b"\xff\xda\x00\x02pixels\xff\xd9"
    made = without_metadata(turned)
    assert b"CANARY" not in made
    assert b"pixels" in made
    assert b"\x01\x12\0\x03\0\0\0\x01\0\x06" in made
    assert without_metadata(made) == made
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x06tEXtCANARY\0\0\0\0" + b"\0\0\0\x01IDATx\0\0\0\0"
    assert picture_metadata(png) == "tEXt"
    assert without_metadata(png) == b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x01IDATx\0\0\0\0"


# ------------------------------------------------------------ our own documents


EXAMPLE = Path(__file__).parents[3] / "examples" / "wadchemie" / "dossier.yaml"


@pytest.mark.parametrize("kind", ["eop", "jloi", "agreement"])
def test_our_own_documents_go_out_under_opaque_keys_and_come_back(kind: str) -> None:
    from drafting.api.build import assemble, render
    from drafting.intake import load_dossier

    document = assemble(load_dossier(EXAMPLE), kind, "nl")
    docx = render(document, "docx")
    made = clean(docx, document)
    raw = b"".join(open_package(made).parts.values())
    for name in (b"clause:", b"value:", b"part:", b"term:", b"represented_by", b"_support_cap", b"cover:"):
        assert name not in raw
    assert _visible(made) == _visible(docx)
    assert not unsound(made)
    assert clean(docx, document) == made
    back = read_docx(revealed(made, document))
    was = read_docx(docx)
    assert back.body == was.body
    assert back.cover == was.cover
    assert revealed(docx, document) == docx


def test_the_command_tells_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "uit.docx"
    source.write_bytes(changed(GIVEN["hidden text"][0]))
    for lang, told in (("nl", "verborgen tekst: CANARY"), ("en", "hidden text: CANARY")):
        assert main(["--ui", lang, "inspect", str(source)]) == 0
        assert told in capsys.readouterr().out
    assert main(["inspect", str(source), "--clean"]) == 2
    assert main(["inspect", str(source), "-o", str(tmp_path / "x.docx")]) == 2
    assert main(["inspect", str(source), "--clean", "-o", str(tmp_path / "x.docx")]) == 0
    (tmp_path / "y.docx").write_bytes(b"van een ander")
    assert main(["inspect", str(source), "--clean", "-o", str(tmp_path / "y.docx")]) == 7
    capsys.readouterr()
    assert main(["inspect", str(tmp_path / "x.docx"), "--format", "json"]) == 0
    assert not [t for t in json.loads(capsys.readouterr().out)[0]["traces"] if t["cleaned"]]


def test_a_pdf_is_told_and_cleaned(tmp_path: Path) -> None:
    import pikepdf

    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Author"] = "CANARY"
    document.docinfo["/Title"] = "Titel"
    document.attachments["bijlage.txt"] = b"x"
    with document.open_metadata() as told:
        told["dc:creator"] = ["CANARY"]
        told["dc:title"] = "Titel"
    out = io.BytesIO()
    document.save(out)
    found = {(t.sort, t.found) for t in inspect(out.getvalue())}
    assert ("author", "Author: CANARY") in found
    assert ("attachment", "bijlage.txt") in found
    made = clean(out.getvalue())
    left = inspect(made)
    assert {t.sort for t in left} == {"title", "attachment"}
    assert clean(made) == made


# ------------------------------------------------------------ every command tells active content


def _asking(change: Callable[[dict[str, bytes]], None], folder: Path) -> Path:
    """The changed file as a template (it asks for something), with its data in d.json."""

    def asks(parts: dict[str, bytes]) -> None:
        change(parts)
        body(run("{{ naam }}"))(parts)

    (folder / "d.json").write_text('{"naam": "Jansen"}', encoding="utf-8")
    path = folder / "sjabloon.docx"
    path.write_bytes(changed(asks))
    return path


@pytest.mark.parametrize("name", ["dde", "chunk", "remote template", "javascript", "linked picture"])
def test_no_command_passes_active_content_in_silence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from drafting import messages

    change, sort = GIVEN[name]
    bad, good, out = tmp_path / "bad.docx", tmp_path / "good.docx", tmp_path / "out.docx"
    bad.write_bytes(changed(change))
    good.write_bytes(PLAIN)
    template = _asking(change, tmp_path)
    said = messages.text(f"inspect.{sort}", "nl", found="§").partition("§")[0]
    for words in (
        ["redline", str(good), str(bad), "-o", str(out)],
        ["redline", str(bad), str(good), "-o", str(out)],
        ["merge", str(good), str(good), str(bad), "-o", str(out)],
        ["revisions", "accept", str(bad), "-o", str(out)],
        ["fill", str(template), str(tmp_path / "d.json"), "-o", str(out)],
        ["draft", "--store", str(tmp_path / "s.db"), "import", "delta/jloi", str(bad)],
        ["draft", "--store", str(tmp_path / "s.db"), "export", "delta/jloi", "-o", str(out)],
    ):
        out.unlink(missing_ok=True)
        assert main(words) == 0, words
        assert said in capsys.readouterr().err, words
    main(["check", str(bad)])
    assert said.rstrip(" (") in capsys.readouterr().out


def test_rejecting_and_accepting_still_work_on_a_clean_copy() -> None:
    old = PLAIN
    marked = drafting.redline(old, changed(body(run("nieuw"))), author="A", date="2026-01-01T00:00:00Z")
    made = clean(marked)
    assert _visible(drafting.reject_all(made)) == _visible(old)
    assert etree.fromstring(open_package(made).parts[MAIN]) is not None


# ------------------------------------------------------------ every command that writes a file to send


def test_commands_write_clean_files(tmp_path: Path) -> None:
    store = ["draft", "--store", str(tmp_path / "s.db")]
    assert main(["build", str(EXAMPLE), "--kind", "eop", "--lang", "nl", "--clean", "-o", str(tmp_path)]) == 0
    assert main([*store, "save", str(EXAMPLE), "--kind", "eop", "--lang", "nl", "--author", "a"]) == 0
    assert main([*store, "export", "wadchemie/eop", "--clean", "-o", str(tmp_path / "e.docx")]) == 0
    built = next(tmp_path.glob("wadchemie-eop*.docx"))
    name = "wadchemie/eop@1"
    at = ["--store", str(tmp_path / "s.db"), "--clean"]
    assert main(["redline", name, str(built), "-o", str(tmp_path / "r.docx"), "--author", "a", *at]) == 0
    assert main(
        ["merge", name, name, str(tmp_path / "e.docx"), "-o", str(tmp_path / "m.docx"), "--author", "a", *at]
    ) in (0, 1)
    from drafting.word.revisions import revisions_of

    assert revisions_of(tmp_path / "m.docx") == []
    assert main(["revisions", "accept", str(tmp_path / "r.docx"), "--clean", "-o", str(tmp_path / "v.docx")]) == 0
    source = _asking(GIVEN["hidden text"][0], tmp_path)
    assert main(["fill", str(source), str(tmp_path / "d.json"), "--clean", "-o", str(tmp_path / "f.docx")]) == 0
    for file in (built, *(tmp_path / f"{n}.docx" for n in "ermvf")):
        raw = b"".join(open_package(file).parts.values())
        assert not [t for t in inspect(file) if t.cleaned], file
        for secret in (b"clause:", b"value:", b"represented_by", b"CANARY"):
            assert secret not in raw, file
    assert main([*store, "import", "wadchemie/eop", str(tmp_path / "e.docx"), "--author", "a"]) == 0
