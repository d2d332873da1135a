"""Who is asking, and what they may: a one-time link on one's own machine, the organisation's sign-in before a team."""

from __future__ import annotations

import getpass
import ipaddress
import os
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

from drafting.web.settings import Settings

RIGHTS = ("read", "draft", "approve")
"""Each holds those before it."""
SESSION = 12 * 3600
"""Seconds that a session lasts."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the name under which drafts and deeds are kept, the right, and the session that forms are bound to."""

    name: str
    right: str
    session: str

    def may(self, right: str) -> bool:
        """Whether the visitor has a right."""
        return RIGHTS.index(self.right) >= RIGHTS.index(right)


@dataclass(eq=False)
class Gate:
    """Lets visitors in. What it signs is known again after a restart, for its key is kept in the studio's own folder."""

    settings: Settings
    _links: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        key = _key(self.settings.home / "sleutel")
        self._sessions = URLSafeTimedSerializer(key, salt="session")
        self._forms = URLSafeTimedSerializer(key, salt="form")

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies know no ports, and two studios may run on one machine."""
        return f"studio-{self.settings.port}"

    def link(self) -> str:
        """A new one-time key for the address that opens a session."""
        made = secrets.token_urlsafe(24)
        with self._lock:
            self._links.add(made)
        return made

    def open_with(self, link: str) -> str:
        """A signed session for a one-time key, which is used up; "" where it is not known (any more)."""
        with self._lock:
            if link not in self._links:
                return ""
            self._links.remove(link)
        return str(self._sessions.dumps({"v": _own_name(), "s": secrets.token_hex(8)}))

    def visitor(self, headers: Mapping[str, str], cookies: Mapping[str, str], peer: str) -> Visitor | None:
        """Who asks; None where nobody is let in."""
        if self.settings.local:
            return self._of_session(cookies.get(self.cookie, ""))
        if not self.trusts(peer):
            return None
        name = headers.get(self.settings.behind_proxy.lower(), "").strip()
        return Visitor(name, self._right(headers), name) if name else None

    def trusts(self, peer: str) -> bool:
        """Whether the request comes from the proxy that may say who it is."""
        try:
            address = ipaddress.ip_address(peer)
            return any(address in ipaddress.ip_network(one, strict=False) for one in self.settings.trusted_proxy)
        except ValueError:
            return False

    def _of_session(self, signed: str) -> Visitor | None:
        try:
            held = self._sessions.loads(signed, max_age=SESSION)
            return Visitor(str(held["v"]), "approve", str(held["s"]))
        except (BadSignature, KeyError, TypeError):
            return None

    def _right(self, headers: Mapping[str, str]) -> str:
        """The highest right of a visitor's groups. Without a table everyone who is signed in may draft, and nobody approve."""
        if not self.settings.rights:
            return "draft"
        said = headers.get(self.settings.groups_header.lower(), "") if self.settings.groups_header else ""
        groups = {g.strip() for g in said.replace(";", ",").split(",") if g.strip()} | {"*"}
        held = [right for group, right in self.settings.rights.items() if group in groups]
        return max(held, key=RIGHTS.index, default="read")

    # ------------------------------------------------------------ forms

    def mark(self, visitor: Visitor) -> str:
        """What proves that a form was ours, and this visitor's."""
        return str(self._forms.dumps(visitor.session))

    def is_ours(self, mark: str, visitor: Visitor) -> bool:
        """Whether a form was ours, and this visitor's."""
        try:
            return bool(self._forms.loads(mark, max_age=SESSION) == visitor.session)
        except BadSignature:
            return False


def _key(path: Path) -> str:
    """The key that signs, made once; nobody but the owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    kept = path.read_text()
    if len(kept) < 64:  # a disk that was full when it was made
        path.unlink()
        return _key(path)
    return kept


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "studio"
