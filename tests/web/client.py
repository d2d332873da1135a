"""A visitor without a browser: what any program can send, also what no browser would."""

from __future__ import annotations

import http.client
import re
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    @property
    def to(self) -> str:
        """Where it leads."""
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """Somebody with a session at `address`; `headers` go with every request."""

    address: str
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """One request, followed nowhere."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **self.headers}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, {k: v for k, v in sent.items() if v})
        reply = connection.getresponse()
        made = Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        for name, value in reply.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        connection.close()
        return made

    def get(self, path: str) -> Answer:
        """A page."""
        return self.ask("GET", path)

    def come_in(self, link: str) -> Answer:
        """Uses a one-time link."""
        return self.get(link.removeprefix(self.address))

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of a page's forms."""
        page = self.get(path).text
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))

    def post(
        self,
        path: str,
        fields: dict[str, str | list[str]],
        files: list[tuple[str, str, bytes]] = (),
        **headers: str,  # type: ignore[assignment]
    ) -> Answer:
        """A form, as a browser sends it."""
        mark = uuid.uuid4().hex
        body = bytearray()
        for name, value in fields.items():
            for one in [value] if isinstance(value, str) else value:
                body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n'.encode()
        for name, file, content in files:
            body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()  # fmt: skip
            body += content + b"\r\n"
        body += f"--{mark}--\r\n".encode()
        return self.ask(
            "POST", path, bytes(body), **{"Content_Type": f"multipart/form-data; boundary={mark}", "Origin": self.address, **headers}
        )  # fmt: skip

    def done(self, work: str, seconds: float = 60) -> Answer:
        """The page of work once it has ended."""
        until = time.monotonic() + seconds
        while True:
            answer = self.get(work)
            if "data-stream" not in answer.text:
                return answer
            assert time.monotonic() < until, "the work did not end"
            time.sleep(0.2)

    def results(self, work: str) -> dict[str, bytes]:
        """The files that work made, by name."""
        page = self.done(work).text
        found = dict.fromkeys(re.findall(r'href="(/werk/\w+/bestand/\d+)"', page))
        made = {}
        for path in found:
            answer = self.get(path)
            name = re.search(r"filename(?:\*=utf-8'')?=?\"?([^\";]+)", answer.headers["content-disposition"])
            assert name is not None
            made[name[1]] = answer.body
        return made


def given(name: str, path: Path, called: str = "") -> tuple[str, str, bytes]:
    """A file for a form."""
    return name, called or path.name, path.read_bytes()
