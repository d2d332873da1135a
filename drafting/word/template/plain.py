"""Values in YAML or JSON that are more than text: `$richtext`, `$listing`, `$image`, `$subdoc`.

::

    logo: {$image: beeld/logo.png, height_mm: 12, alt: Logo van de provincie}
    kop: {$richtext: [{text: "Let op: ", bold: true}, {text: rood, color: "C00000"}]}
    adres: {$listing: "Havenweg 12\n4782 PM Moerdijk"}
    bijlage: {$subdoc: bijlagen/planning.docx}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from drafting.errors import Finding, InputError, Place
from drafting.word.template.replacing import Replacements
from drafting.word.template.values import InlineImage, Listing, RichText, Subdocument

_LOOK = {
    "style": str, "color": str, "highlight": str, "size": int, "subscript": bool, "superscript": bool, "bold": bool,
    "italic": bool, "underline": (bool, str), "strike": bool, "font": str, "url": str, "rtl": bool, "lang": str,
}  # fmt: skip
_SIZES = ("width_mm", "height_mm")
_MAX_DEPTH = 100
Path_ = tuple[str | int, ...]
Locate = Callable[[Path_], Place]


def revived(value: Any, folder: Path, locate: Locate) -> Any:
    """Plain data with its marked values made real. Files lie in `folder` or below it; `locate` gives a path's place.

    Raises InputError: every marked value that is wrong, every file that is missing or lies outside.
    """
    work = _Revival(folder.resolve(), locate)
    done = work.value(value, ())
    if work.wrong:
        raise InputError(work.wrong)
    return done


REPLACE = "$replace"
_SORTS = ("pictures", "media", "embedded", "members")


def taken_replacements(value: dict[str, Any], folder: Path, locate: Locate) -> Replacements:
    """Takes `$replace` out of plain data: files of the data's folder that replace what the template holds.

    ::

        $replace:
          pictures: {Logo: beeld/logo.png}        # by name, title or description in Word
          media: {oud.png: nieuw.png}             # by the old file
          embedded: {oud.xlsx: nieuw.xlsx}
          members: {word/embeddings/Werkblad1.xlsx: nieuw.xlsx}

    Raises InputError: whatever is wrong in it, every file that is missing or lies outside.
    """
    given = value.pop(REPLACE, None)
    if given is None:
        return Replacements()
    work = _Revival(folder.resolve(), locate)
    found: dict[str, dict[Any, bytes]] = {sort: {} for sort in _SORTS}
    if not isinstance(given, dict):
        work.fault((REPLACE,), REPLACE, repr(given)[:60])
        given = {}
    for sort, pairs in given.items():
        if sort not in found or not isinstance(pairs, dict):
            work.fault((REPLACE, sort), REPLACE, f"{', '.join(_SORTS)}?")
            continue
        for old, new in pairs.items():
            at = (REPLACE, sort, old)
            path = work.file(new, at, REPLACE, "template.image-missing")
            key = work.file(old, at, REPLACE, "template.image-missing") if sort in ("media", "embedded") else None
            if path is not None and (key is not None or sort in ("pictures", "members")):
                found[sort][key.read_bytes() if key is not None else str(old)] = path.read_bytes()
    if work.wrong:
        raise InputError(work.wrong)
    return Replacements(**found)


class _Revival:
    def __init__(self, folder: Path, locate: Locate) -> None:
        self.folder, self.locate = folder, locate
        self.wrong: list[Finding] = []

    def value(self, value: Any, at: Path_) -> Any:
        if isinstance(value, list):
            return [self.value(entry, (*at, i)) for i, entry in enumerate(value)]
        if not isinstance(value, dict):
            return value
        marks = [key for key in value if isinstance(key, str) and key.startswith("$")]
        if not marks:
            return {key: self.value(entry, (*at, key)) for key, entry in value.items()}
        make = _MARKS.get(marks[0])
        if len(marks) > 1 or make is None:
            return self.fault(at, marks[0], f"{', '.join(_MARKS)}?")
        return make(self, value[marks[0]], {k: v for k, v in value.items() if k != marks[0]}, at)

    def fault(self, at: Path_, mark: str, reason: str) -> Any:
        self.wrong.append(Finding("template.marked-value", self.locate(at), {"mark": mark, "reason": reason}))
        return None

    def file(self, given: Any, at: Path_, mark: str, missing: str) -> Path | None:
        if not isinstance(given, str) or not given or "\0" in given:
            self.fault(at, mark, repr(given))
            return None
        # Resolved first, so that neither `..` nor a link leads out.
        path = (self.folder / given).resolve()
        if not path.is_relative_to(self.folder):
            self.wrong.append(Finding("template.outside", self.locate(at), {"path": given}))
            return None
        if not path.is_file():
            self.wrong.append(Finding(missing, self.locate(at), {"path": given}))
            return None
        return path

    def richtext(self, given: Any, rest: Mapping[str, Any], at: Path_) -> RichText:
        made = RichText()
        for i, run in enumerate(given if isinstance(given, list) else [given]):
            look = {"text": run} if not isinstance(run, dict) else dict(run)
            look = {**rest, **look}
            text = look.pop("text", "")
            for name, found in list(look.items()):
                kinds: Any = _LOOK.get(name)
                if kinds is None or (isinstance(found, bool) and kinds is int) or not isinstance(found, kinds):
                    self.fault((*at, "$richtext", i), "$richtext", f"{name}: {found!r}")
                    del look[name]
                elif name == "url" and not _leads_out(found):
                    self.fault((*at, "$richtext", i), "$richtext", f"{name}: {found!r} ({_LEADS})")
                    del look[name]
            made.add(text, **look)
        return made

    def listing(self, given: Any, rest: Mapping[str, Any], at: Path_) -> Listing | None:
        if rest:
            self.fault(at, "$listing", ", ".join(rest))
            return None
        return Listing("\n".join(map(str, given)) if isinstance(given, list) else given)

    def image(self, given: Any, rest: Mapping[str, Any], at: Path_) -> InlineImage | None:
        path = self.file(given, at, "$image", "template.image-missing")
        for name, found in rest.items():
            good = isinstance(found, str) if name in ("alt", "url") else _is_size(found)
            if name not in (*_SIZES, "alt", "url") or not good:
                self.fault(at, "$image", f"{name}: {found!r}")
                return None
            if name == "url" and not _leads_out(found):
                self.fault(at, "$image", f"{name}: {found!r} ({_LEADS})")
                return None
        if path is None:
            return None
        width, height = (float(rest[n]) if n in rest else None for n in _SIZES)
        return InlineImage(str(path), width, height, rest.get("url", ""), rest.get("alt", ""))

    def subdoc(self, given: Any, rest: Mapping[str, Any], at: Path_) -> Subdocument | None:
        if rest:
            self.fault(at, "$subdoc", ", ".join(rest))
            return None
        path = self.file(given, at, "$subdoc", "template.subdocument-missing")
        return Subdocument(str(path)) if path else None


_LEADS = "http://, https://, mailto:, #"


def _leads_out(address: str) -> bool:
    """Whether an address from data leads to the web, to a mail or to a bookmark: nothing else may stand behind a link, for who clicks it
    trusts the house that sent it."""
    plain = address.strip().lower()
    return not plain or plain.startswith(("http://", "https://", "mailto:", "#"))


def _is_size(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and 0 < float(value) < 5000
    except (TypeError, ValueError):
        return False


_MARKS: dict[str, Callable[[_Revival, Any, Mapping[str, Any], Path_], Any]] = {
    "$richtext": _Revival.richtext,
    "$listing": _Revival.listing,
    "$image": _Revival.image,
    "$subdoc": _Revival.subdoc,
}
