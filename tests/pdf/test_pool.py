"""LibreOffice kept running, the real one: the same pages, a crash or a hang costs its own document, nothing stays behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from drafting.batch import Options, record_jobs, run
from drafting.errors import ComponentError
from drafting.pdf import from_docx, pool
from tests.conftest import ROOT
from tests.word.template.made import png

pytestmark = [pytest.mark.office, pytest.mark.skipif(not pool.available(), reason="no LibreOffice with uno")]

CRASHING = """
import importlib.util, os, signal, sys, time, zipfile
from contextlib import suppress
from pathlib import Path
spec = importlib.util.spec_from_file_location("uno_office", {driver!r})
office = importlib.util.module_from_spec(spec)
spec.loader.exec_module(office)
whole = office._convert

def send(sign):
    # To the LibreOffice of this driver's own group, by its number.
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if b"(soffice.bin)" in stat.read_bytes() and os.getpgid(int(stat.parent.name)) == os.getpgrp():
                os.kill(int(stat.parent.name), sign)
        except OSError:
            pass
    time.sleep(0.2)

def convert(uno, desktop, wanted):
    text = zipfile.ZipFile(wanted["source"]).read("word/document.xml")
    if b"CRASH" in text:
        send(signal.SIGKILL)
    if b"HANG" in text:
        send(signal.SIGSTOP)
    whole(uno, desktop, wanted)

office._convert = convert
sys.exit(office.main(*sys.argv[1:3]))
"""


def _docx(words: str) -> bytes:
    import io

    document = docx.Document()
    document.add_heading("Kop", 1)
    document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _text(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def crashing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real LibreOffice, with a driver that kills it on a document that says CRASH and stops it on one that says HANG."""
    driver = tmp_path / "driver.py"
    driver.write_text(textwrap.dedent(CRASHING.format(driver=str(pool.DRIVER))))
    monkeypatch.setattr(pool, "DRIVER", driver)


def _running(folder: str) -> bool:
    return folder in subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True).stdout


def test_the_pages_are_those_of_an_office_started_for_one() -> None:
    with pool.Pool() as kept:
        made = [kept.from_docx(_docx(f"Bedrag {k}")) for k in range(3)]
        assert kept.started == 1
    assert [f"Bedrag {k}" in _text(pdf) for k, pdf in enumerate(made)] == [True] * 3
    alone = from_docx(_docx("Bedrag 0"))
    assert _text(alone) == _text(made[0])
    assert b"/StructTreeRoot" in made[0] or len(made[0]) == pytest.approx(len(alone), rel=0.05)


def test_a_crash_costs_its_own_document(crashing: None) -> None:
    with pool.Pool() as kept:
        assert kept.from_docx(_docx("een"))
        with pytest.raises(ComponentError) as caught:
            kept.from_docx(_docx("CRASH"))
        assert caught.value.findings[0].code == "pdf.crashed"
        assert "twee" in _text(kept.from_docx(_docx("twee")))
        assert kept.started == 3  # the first, one for the second try, one for what came after


def test_a_hang_ends_in_time_and_the_pool_goes_on(crashing: None) -> None:
    with pool.Pool() as kept:
        kept.from_docx(_docx("een"))
        began = time.monotonic()
        with pytest.raises(ComponentError) as caught:
            kept.from_docx(_docx("HANG"), timeout=2)
        assert caught.value.findings[0].code == "pdf.timeout"
        assert time.monotonic() - began < 10
        assert "drie" in _text(kept.from_docx(_docx("drie")))


def test_an_office_killed_between_documents_is_replaced_unseen() -> None:
    with pool.Pool() as kept:
        kept.from_docx(_docx("een"))
        os.killpg(kept.pids[0], signal.SIGKILL)
        assert "twee" in _text(kept.from_docx(_docx("twee")))


def test_an_office_is_renewed_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "RENEW", 2)
    with pool.Pool() as kept:
        for k in range(5):
            kept.from_docx(_docx(str(k)))
        assert kept.started == 3


def test_nothing_stays_behind_when_who_started_it_is_killed() -> None:
    code = "import sys, time\nfrom drafting.pdf.pool import Pool\np = Pool()\ni = p._take()\nprint(i.folder, flush=True)\ntime.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    folder = process.stdout.readline().strip()
    assert _running(folder)
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + 20
    while (_running(folder) or Path(folder).exists()) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _running(folder)
    assert not Path(folder).exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_makes_word_and_pdf_and_a_crashing_record_fails_alone(
    tmp_path: Path, crashing: None, workers: int
) -> None:
    (tmp_path / "brief.docx").write_bytes(_docx("Beste {{ naam }}"))
    names = ["An", "Bo", "CRASH", "Di"]
    (tmp_path / "x.jsonl").write_text("\n".join(f'{{"naam": "{n}"}}' for n in names))
    options = Options(
        str(tmp_path / "out"), formats=("docx", "pdf"), template=str(tmp_path / "brief.docx"), pattern="{naam}"
    )
    outcomes = list(run(record_jobs(str(tmp_path / "x.jsonl"), options), options, workers=workers))
    assert sorted(o.output for o in outcomes if o.result == "done") == [
        "An.docx",
        "An.pdf",
        "Bo.docx",
        "Bo.pdf",
        "Di.docx",
        "Di.pdf",
    ]
    assert [o.findings[0].code for o in outcomes if o.result == "failed"] == ["pdf.crashed"]
    assert "Beste Bo" in _text((tmp_path / "out" / "Bo.pdf").read_bytes())
    assert pool.kept() is None


def test_without_uno_each_pdf_starts_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "uno_python", lambda: None)
    (tmp_path / "brief.docx").write_bytes(_docx("Beste {{ naam }}"))
    (tmp_path / "x.jsonl").write_text('{"naam": "An"}')
    options = Options(str(tmp_path / "out"), formats=("pdf",), template=str(tmp_path / "brief.docx"), pattern="{naam}")
    assert [o.result for o in run(record_jobs(str(tmp_path / "x.jsonl"), options), options)] == ["done"]
    assert "Beste An" in _text((tmp_path / "out" / "An.pdf").read_bytes())


LINKED = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="720000" cy="360000"/>'
    '<wp:docPr id="1" name="P"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:{how}="{rid}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.mark.parametrize("kept", [True, False])
def test_a_document_loads_nothing_from_the_network_or_from_files_beside_it(tmp_path: Path, kept: bool) -> None:
    """A template of anyone's may link to pictures; those of this machine are not for it to print, nor may it call home."""
    import io

    from lxml import etree

    (tmp_path / "geheim.png").write_bytes(png(40, 20))
    asked: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                asked.append(connection.recv(100))
                connection.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    document = docx.Document()
    document.add_paragraph("zie ").add_run("de site")
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    addresses = [f"http://127.0.0.1:{listener.getsockname()[1]}/logo.png", (tmp_path / "geheim.png").as_uri()]
    for address in addresses:
        rid = document.part.relate_to(address, image, is_external=True)
        document.element.body.insert(0, etree.fromstring(LINKED.format(how="link", rid=rid)))
    out = io.BytesIO()
    document.save(out)
    if kept:
        with pool.Pool(1) as offices:
            made = offices.from_docx(out.getvalue())
    else:
        made = from_docx(out.getvalue())
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(10)
    assert "de site" in _text(made)
    assert not asked
    (tmp_path / "x.pdf").write_bytes(made)
    listed = subprocess.run(
        ["pdfimages", "-list", str(tmp_path / "x.pdf")], capture_output=True, text=True, check=True
    ).stdout
    assert len(listed.splitlines()) == 2  # the heading only: no picture


def test_an_office_started_for_one_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\nsleep 6000 & echo $! > {tmp_path}/child\nwait\n")
    hanging.chmod(0o755)
    monkeypatch.setattr("drafting.pdf.office.office_path", lambda: str(hanging))
    with pytest.raises(ComponentError) as caught:
        from_docx(_docx("x"), timeout=1)
    assert caught.value.findings[0].code == "pdf.timeout"
    child = int((tmp_path / "child").read_text())
    end = time.monotonic() + 10
    while (
        Path(f"/proc/{child}").exists()
        and "sleep" in Path(f"/proc/{child}/cmdline").read_text()
        and time.monotonic() < end
    ):
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists() or "sleep" not in Path(f"/proc/{child}/cmdline").read_text()
