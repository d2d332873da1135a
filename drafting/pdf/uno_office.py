"""One long-running LibreOffice, driven over its own socket: run by a Python that has LibreOffice's `uno`, not imported.

`python uno_office.py OFFICE PROFILE` starts LibreOffice with the profile at that address (file:///…), says "ready", then answers each line of JSON on standard input,
`{"source": path, "target": path, "filter": {name: [what, value]}}`, with `{}` or `{"error": words}`. When standard input ends, in
mid-document too, LibreOffice is stopped and the profile removed: nothing stays behind when who started this is killed.
It uses the standard library and `uno` only, for it runs outside this package's environment.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

START = 60  # seconds for LibreOffice to answer


def main(office: str, profile: str) -> int:
    """Serves until standard input ends."""
    uno = importlib.import_module("uno")  # LibreOffice's own, in no package index
    pipe = f"drafting{os.getpid()}"
    command = [
        office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", "--nodefault",
        f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]  # fmt: skip
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(lines, _folder(profile)), daemon=True).start()
    desktop = _desktop(uno, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext", server)
    if desktop is None:
        return 1
    print("ready", flush=True)
    while True:
        wanted = json.loads(lines.get())
        try:
            _convert(uno, desktop, wanted)
            told = {}
        except Exception as error:
            if server.poll() is not None or "Disposed" in type(error).__name__:
                return 1  # LibreOffice is gone
            told = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(told), flush=True)


def _folder(profile: str) -> Path:
    """The folder that a profile is in, from its address."""
    return Path(url2pathname(urlsplit(profile).path)).parent


def _read(lines: queue.Queue[str], folder: Path) -> None:
    for line in sys.stdin:
        lines.put(line)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, 9)  # this process leads its group: LibreOffice's own processes go with it


def _desktop(uno: Any, address: str, server: subprocess.Popen[bytes]) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        try:
            remote = resolver.resolve(address)
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except Exception:
            time.sleep(0.05)  # not up yet
    return None


def _convert(uno: Any, desktop: Any, wanted: dict[str, Any]) -> None:
    def property_(name: str, value: Any) -> Any:
        made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, value
        return made

    opening = (
        property_("Hidden", True),
        property_("MacroExecutionMode", 0),
        property_("FilterName", "MS Word 2007 XML"),
        property_("UpdateDocMode", 0),
    )
    document = desktop.loadComponentFromURL(Path(wanted["source"]).as_uri(), "_blank", 0, opening)
    if document is None:
        raise ValueError("no document")
    try:
        values = tuple(
            property_(name, value == "true" if what == "boolean" else int(value))
            for name, (what, value) in wanted["filter"].items()
        )
        settings = uno.Any("[]com.sun.star.beans.PropertyValue", values)
        saving = (property_("FilterName", "writer_pdf_Export"), property_("FilterData", settings))
        document.storeToURL(Path(wanted["target"]).as_uri(), saving)
    finally:
        document.close(True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
