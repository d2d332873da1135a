"""A workspace: what it keeps is always what its files say now, it is bounded, and it travels to workers."""

from __future__ import annotations

import pickle
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

import drafting
from drafting.api.workspace import MARKER, opened, workspace_around
from drafting.clauses.texts import Texts
from drafting.errors import InputError
from tests.conftest import ROOT

DOSSIER = ROOT / "examples" / "wadchemie" / "dossier.yaml"
PORTFOLIO = ROOT / "examples" / "voortgang-2025" / "portfolio.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / MARKER).mkdir()
    (tmp_path / "clauses").mkdir()
    return tmp_path


def _costs(own: str) -> str:
    raw = opened().library.clause("costs").raw
    return raw.replace("Elke Partij draagt de eigen kosten", own)


def _printed(workspace: drafting.Workspace) -> str:
    document = drafting.assemble(drafting.load_dossier(DOSSIER), "agreement", "nl", workspace=workspace)
    return drafting.render(document, "md", workspace=workspace).decode()


def test_a_clause_that_is_added_changed_or_taken_away_is_seen_by_the_same_process(folder: Path) -> None:
    workspace = drafting.Workspace(folder)
    shipped = _printed(workspace)
    own = folder / "clauses" / "costs.md"
    own.write_text(_costs("Iedere Partij betaalt zelf"), encoding="utf-8")
    assert "Iedere Partij betaalt zelf" in _printed(workspace)
    own.write_text(_costs("Iedere Partij betaalt alles zelf"), encoding="utf-8")
    assert "Iedere Partij betaalt alles zelf" in _printed(workspace)
    own.unlink()
    assert _printed(workspace) == shipped


def test_a_folder_of_clauses_or_templates_that_comes_later_is_seen(tmp_path: Path) -> None:
    (tmp_path / MARKER).mkdir()
    workspace = drafting.Workspace(tmp_path)
    assert "eigen-soort" not in workspace.templates.all_kinds
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "costs.md").write_text(_costs("Iedere Partij betaalt zelf"), encoding="utf-8")
    kind = tmp_path / "templates" / "eigen-soort"
    kind.mkdir(parents=True)
    outline = (
        (ROOT / "templates" / "eop" / "outline.yaml").read_text(encoding="utf-8").replace("id: eop", "id: eigen-soort")
    )
    (kind / "outline.yaml").write_text(outline, encoding="utf-8")
    (kind / "frame.docx").write_bytes((ROOT / "templates" / "eop" / "frame.docx").read_bytes())
    assert "Iedere Partij betaalt zelf" in _printed(workspace)
    assert "eigen-soort" in workspace.templates.all_kinds
    (kind / "outline.yaml").write_text(outline.replace("abbreviation: EoP", "abbreviation: ES"), encoding="utf-8")
    assert workspace.templates.outline("eigen-soort").abbreviation != opened().templates.outline("eop").abbreviation


def test_a_frame_and_a_template_that_change_are_read_anew(folder: Path, tmp_path: Path) -> None:
    frame = folder / "templates" / "eop" / "frame.docx"
    frame.parent.mkdir(parents=True)
    for name in ("frame.docx", "outline.yaml"):
        (frame.parent / name).write_bytes((ROOT / "templates" / "eop" / name).read_bytes())
    workspace = drafting.Workspace(folder)
    before = workspace.templates.frame(workspace.templates.outline("eop"))
    frame.write_bytes((ROOT / "templates" / "letter" / "frame.docx").read_bytes())
    assert workspace.templates.frame(workspace.templates.outline("eop")) != before
    letter = tmp_path / "brief.docx"
    for word in ("Geachte", "Beste"):
        made = docx.Document()
        made.add_paragraph(f"{word} {{{{ naam }}}}")
        made.save(str(letter))
        filled = docx.Document(BytesIO(workspace.template(letter).fill({"naam": "Jansen & Zn"})))
        assert filled.paragraphs[0].text == f"{word} Jansen & Zn"
    assert workspace.template(letter) is workspace.template(letter)


def test_what_is_compiled_is_bounded() -> None:
    texts = Texts(most=5)
    for number in range(50):
        texts.compiled(f"{{{{ a{number} }}}}", "proef.md", 1)
    assert len(texts) == 5
    workspace = drafting.Workspace()
    dossier = drafting.load_dossier(DOSSIER)
    for number in range(3):
        drafting.assemble(dossier.model_copy(update={"id": f"d{number}"}), "agreement", "nl", workspace=workspace)
    kept = len(workspace.texts)
    for number in range(3):
        drafting.assemble(dossier.model_copy(update={"id": f"e{number}"}), "agreement", "nl", workspace=workspace)
    assert len(workspace.texts) == kept


def test_it_travels_to_a_worker_by_its_path(folder: Path) -> None:
    workspace = drafting.Workspace(folder)
    again = pickle.loads(pickle.dumps(workspace))
    assert again.path == folder.resolve()
    assert pickle.loads(pickle.dumps(again)) is again
    assert pickle.loads(pickle.dumps(drafting.Workspace())).path is None
    order = drafting.Order(source=DOSSIER, workspace=workspace)
    assert pickle.loads(pickle.dumps(order)).home.path == folder.resolve()


def _core(docx: bytes) -> str:
    return ZipFile(BytesIO(docx)).read("docProps/core.xml").decode()


def test_a_file_says_when_it_was_made_and_in_whose_name_and_the_same_order_gives_the_same_bytes(folder: Path) -> None:
    moment = datetime(2026, 3, 31)
    order = drafting.Order(source=DOSSIER, kinds="eop", languages="nl", moment=moment, author="Ministerie van KGG")
    (built,), (again,) = drafting.build(order), drafting.build(order)
    core = _core(built.content)
    assert "<dc:creator>Ministerie van KGG</dc:creator>" in core
    assert core.count("2026-03-31T00:00:00Z") == 2
    assert built.content == again.content
    (anonymous,) = drafting.build(drafting.Order(source=DOSSIER, kinds="eop", languages="nl", moment=moment))
    assert "creator" not in _core(anonymous.content)


def test_without_a_date_a_letter_and_its_bundle_are_of_their_own_day() -> None:
    order = drafting.Order(source=PORTFOLIO, kinds="letter", author="Ministerie van KGG")
    (letter,) = drafting.build(order)
    day = str(drafting.load_portfolio(PORTFOLIO).letter.date)
    assert _core(letter.content).count(f"{day}T00:00:00Z") == 2


def test_the_workspace_may_say_in_whose_name(folder: Path) -> None:
    settings = folder / MARKER / "settings.yaml"
    settings.write_text("author: Provincie Voorbeeld\n", encoding="utf-8")
    copied = folder / "dossier.yaml"
    copied.write_bytes(DOSSIER.read_bytes())
    (built,) = drafting.build(drafting.Order(source=copied, kinds="eop", languages="nl"))
    assert "<dc:creator>Provincie Voorbeeld</dc:creator>" in _core(built.content)
    settings.write_text("auteur: x\nauthor: 3\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        _ = workspace_around(copied).author
    assert [f.place.line for f in caught.value.findings] == [1, 2]


def test_several_formats_are_all_made_and_open_values_told_once() -> None:
    order = drafting.Order(source=DOSSIER, kinds="eop", languages="nl", formats=("docx", "md", "html"))
    made = list(drafting.build(order))
    assert [b.name.rpartition(".")[2] for b in made] == ["docx", "md", "html"]
    assert [bool(b.open_values) for b in made][1:] == [False, False]
    assert made[1].content.decode() == _in_markdown()


def _in_markdown() -> str:
    document = drafting.assemble(drafting.load_dossier(DOSSIER), "eop", "nl")
    return drafting.render(document, "md").decode()
