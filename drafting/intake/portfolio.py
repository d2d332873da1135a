"""A portfolio from YAML, JSON or plain values. A company may name a dossier file that holds the rest of its dossier: what the
portfolio says of it is laid over that file, lists by the ids of their entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from drafting.errors import DraftingError, Finding, InputError, Place
from drafting.intake.dossier import read_text, validate
from drafting.intake.form import taken_schema
from drafting.intake.plain import PathKey, Plain, read_plain
from drafting.model import Open, Portfolio
from drafting.model.references import portfolio_faults


@dataclass(slots=True)
class Overlaid(Plain):
    """Plain values that come from several files: `parts` names, for a path, the file it came from and its path there."""

    parts: dict[PathKey, tuple[Plain, PathKey]] = field(default_factory=dict)

    def place(self, path: PathKey) -> Place:
        """The place of `path` in the file it came from."""
        at = path
        while at and at not in self.parts:
            at = at[:-1]
        if at in self.parts:
            plain, theirs = self.parts[at]
            return plain.place((*theirs, *path[len(at) :]))
        # Plain.place by name: slots with inheritance leave no zero-argument super() here.
        return Plain.place(self, path)


def is_portfolio(value: Any) -> bool:
    """Whether plain values are a portfolio (they hold a letter or companies), not a dossier."""
    return isinstance(value, dict) and ("letter" in value or "companies" in value)


def load_portfolio(path: str | Path) -> Portfolio:
    """The portfolio in the YAML or JSON file at `path`. Raises InputError with every fault, each with file and line."""
    return portfolio_from_plain(read_plain(read_text(path), str(path)), Path(path).parent)


def portfolio_from_plain(plain: Plain, folder: Path | None = None, *, kept: bool = False) -> Portfolio:
    """The portfolio in `plain`; dossier files are looked up in `folder`. `kept`: numbers in quotes are ours, as for `parse_dossier`.
    Raises InputError with every fault.

    `plain.place` tells where each value stands, so a workbook may hand in a `Plain` of its own.
    """
    taken_schema(plain)
    whole = _overlaid(plain, folder)
    portfolio = validate(whole, Portfolio, kept=kept)
    found = []
    for fault in portfolio_faults(portfolio):
        values = dict(fault.values)
        if isinstance(values.get("known"), list):
            values["known"] = ", ".join(values["known"]) or "-"
        found.append(Finding(fault.code, whole.place(fault.path), values))
    if found:
        raise InputError(sorted(found, key=lambda f: (f.place.source, f.place.line or 0, f.code)))
    return portfolio


def _overlaid(plain: Plain, folder: Path | None) -> Plain:
    companies = plain.value.get("companies") if isinstance(plain.value, dict) else None
    if not isinstance(companies, list) or not any(isinstance(c, dict) and c.get("dossier") for c in companies):
        return plain
    whole = Overlaid(dict(plain.value), plain.name, plain.places, {(): (plain, ())})
    files = dict(whole.value.get("files") or {})
    faults: list[Finding] = []
    made: list[Any] = []
    for i, company in enumerate(companies):
        name = company.get("dossier") if isinstance(company, dict) else None
        if not name:
            made.append(company)
            continue
        own = {key: value for key, value in company.items() if key != "dossier"}
        try:
            theirs = _dossier_file(str(name), folder, plain.place(("companies", i, "dossier")))
        except DraftingError as error:
            faults += error.findings
            continue
        made.append(_lay(whole, own, theirs.value, ("companies", i), (plain, ("companies", i)), (theirs, ())))
        key = made[-1].get("id") if isinstance(made[-1], dict) else None
        if isinstance(key, str):
            files[key] = str(name)
    if faults:
        raise InputError(faults)
    whole.value |= {"companies": made, "files": files}
    return whole


def _dossier_file(name: str, folder: Path | None, place: Place) -> Plain:
    """A dossier file named in a portfolio: relative, and inside the portfolio's own folder."""
    relative = PurePosixPath(name.replace("\\", "/"))
    if folder is None or relative.is_absolute() or ".." in relative.parts or ":" in name:
        raise InputError(Finding("intake.dossier-outside", place, {"found": name}))
    path = folder / relative
    if not path.is_file():
        raise InputError(Finding("intake.dossier-absent", place, {"found": name}))
    plain = read_plain(read_text(path), str(path))
    if not isinstance(plain.value, dict):
        raise InputError(Finding("intake.not-a-mapping", Place(str(path), 1)))
    taken_schema(plain)
    return plain


def _lay(
    whole: Overlaid,
    over: Any,
    under: Any,
    path: PathKey,
    from_over: tuple[Plain, PathKey],
    from_under: tuple[Plain, PathKey],
) -> Any:
    """`over` laid over `under`: mappings by key, lists of entries with an id by id; anything else `over` itself."""
    if isinstance(over, dict) and isinstance(under, dict) and not (over.keys() == {"open"} or under.keys() == {"open"}):
        whole.parts[path] = from_over
        laid: dict[str, Any] = {}
        for key in [*under, *(k for k in over if k not in under)]:
            mine, theirs = (from_over[0], (*from_over[1], key)), (from_under[0], (*from_under[1], key))
            if key not in over:
                laid[key] = under[key]
                whole.parts[*path, key] = theirs
            elif key not in under:
                laid[key] = over[key]
                whole.parts[*path, key] = mine
            else:
                laid[key] = _lay(whole, over[key], under[key], (*path, key), mine, theirs)
        return laid
    if _by_id(over) and _by_id(under):
        return _lay_list(whole, over, under, path, from_over, from_under)
    whole.parts[path] = from_over
    return over


def _lay_list(
    whole: Overlaid,
    over: list[Any],
    under: list[Any],
    path: PathKey,
    from_over: tuple[Plain, PathKey],
    from_under: tuple[Plain, PathKey],
) -> list[Any]:
    whole.parts[path] = from_over
    at = {entry["id"]: i for i, entry in enumerate(over)}
    laid: list[Any] = []
    for j, entry in enumerate(under):
        i = at.pop(entry["id"], None)
        theirs = (from_under[0], (*from_under[1], j))
        here = (*path, len(laid))
        if i is None:
            whole.parts[here] = theirs
            laid.append(entry)
        else:
            laid.append(_lay(whole, over[i], entry, here, (from_over[0], (*from_over[1], i)), theirs))
    for i in at.values():
        whole.parts[*path, len(laid)] = (from_over[0], (*from_over[1], i))
        laid.append(over[i])
    return laid


def _by_id(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(e, dict) and isinstance(e.get("id"), str) for e in value)
    )


def portfolio_to_plain(portfolio: Portfolio) -> dict[str, Any]:
    """A portfolio as plain values that read back to an equal one where the dossier files it names are beside it.

    The companies are written out whole; a company that names a file keeps that name as `dossier`.
    """
    from drafting.intake.dossier import to_plain

    plain: dict[str, Any] = to_plain(portfolio)
    files = plain.pop("files", {})
    if not isinstance(files, Open):
        for company in plain["companies"]:
            if company["id"] in files:
                company["dossier"] = files[company["id"]]
    return plain


def portfolio_yaml(portfolio: Portfolio) -> str:
    """A portfolio as YAML, exact: figures as written, dates and texts as text; reads back to an equal one."""
    return plain_yaml(portfolio_to_plain(portfolio))


def plain_yaml(value: Mapping[str, Any]) -> str:
    """Plain values as YAML, exact."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Decimals as plain numbers."""

    def number(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
        whole = value == value.to_integral_value()
        text = f"{value:f}"
        return dumper.represent_scalar(f"tag:yaml.org,2002:{'int' if whole and '.' not in text else 'float'}", text)

    Dumper.add_representer(Decimal, number)
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=130)
