"""LibreOffice accepts or rejects every change of Word files and tells what each then says: run by a Python that has `uno`.

`python office_changes.py OFFICE PROFILE` answers each line of JSON on standard input, `{"path": …, "accept": true}`, with the texts of
the paragraphs, cell by cell, and of the notes: `{"body": [...], "notes": [...]}`.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from typing import Any


def main(office: str, profile: str) -> None:
    uno = importlib.import_module("uno")
    pipe = f"changes{os.getpid()}"
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(600):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.1)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        print("ready", flush=True)
        for line in sys.stdin:
            wanted = json.loads(line)
            hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            hidden.Name, hidden.Value = "Hidden", True
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(wanted["path"]), "_blank", 0, (hidden,))
            try:
                frame = document.getCurrentController().getFrame()
                name = "Accept" if wanted["accept"] else "Reject"
                dispatcher.executeDispatch(frame, f".uno:{name}AllTrackedChanges", "", 0, ())
                notes = [
                    t
                    for kind in (document.Footnotes, document.Endnotes)
                    for n in range(kind.getCount())
                    for t in _said(kind.getByIndex(n))
                ]
                told = {"body": _said(document.getText()), "notes": notes, "left": _count(document)}
            except Exception as error:
                told = {"error": str(error)[:200]}
            finally:
                document.close(True)
            print(json.dumps(told), flush=True)
    finally:
        server.kill()


def _count(document: Any) -> int:
    found = document.getRedlines().createEnumeration()
    count = 0
    while found.hasMoreElements():
        found.nextElement()
        count += 1
    return count


def _said(text: Any) -> list[str]:
    found: list[str] = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.getCellNames():
                found += ["|", *_said(block.getCellByName(name))]
        else:
            found.append(block.getString())
    return found


if __name__ == "__main__":
    main(*sys.argv[1:3])
