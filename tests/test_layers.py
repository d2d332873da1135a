"""The table of rooms as data: an import that the table does not allow is a failing test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "drafting"

ALLOWED: dict[str, set[str]] = {
    "messages": set(),
    "watched": set(),
    "errors": {"messages"},
    "admission": {"errors"},
    "model": {"errors"},
    "locale": {"errors"},
    "tree": {"errors"},
    "compare": {"errors"},
    "intake": {"admission", "model", "errors", "locale", "messages"},
    "clauses": {"admission", "model", "tree", "locale", "errors", "watched"},
    "assembly": {"admission", "clauses", "model", "tree", "locale", "errors", "watched"},
    "checks": {"admission", "tree", "model", "clauses", "locale", "errors"},
    "word": {"admission", "tree", "compare", "errors", "messages"},
    "html": {"tree", "compare", "errors"},
    "markdown": {"tree", "errors"},
    "workbook": {"admission", "model", "intake", "locale", "errors"},
    "pdf": {"errors"},
    "drafts": {"tree", "model", "errors"},
    "returns": {"tree", "compare", "model", "clauses", "errors"},
    "api": {
        "admission", "errors", "messages", "model", "intake", "locale", "tree", "clauses", "assembly", "checks", "compare", "word",
        "html", "markdown", "workbook", "pdf", "drafts", "watched", "returns",
    },
    "batch": {"admission", "api", "errors", "messages"},
    "cli": {"api", "batch", "errors", "messages", "locale", "intake", "web"},
    "web": {"api", "batch", "errors", "messages"},
}  # fmt: skip
ONLY = {
    "babel": {"locale"},
    "docx": {"word"},
    "docxtpl": {"word"},
    "zipfile": {"word", "workbook", "pdf"},
    "sqlalchemy": {"drafts"},
}


def _room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "drafting":
                found |= {f"drafting.{alias.name}" for alias in node.names}
    return found


MODULES = sorted(
    p
    for p in PACKAGE.rglob("*.py")
    if (p.parent != PACKAGE or p.name not in ("__init__.py", "__main__.py")) and "_shipped" not in p.parts
)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_the_table_allows(path: Path) -> None:
    room = _room(path)
    rooms = {name.split(".")[1] for name in _imports(path) if name.startswith("drafting.")}
    assert rooms - {room} - {"__version__"} <= ALLOWED[room]
    for library, owners in ONLY.items():
        if any(name.split(".")[0] == library for name in _imports(path)):
            assert room in owners, f"{library} belongs to {owners}"


def test_no_document_kind_is_treated_in_code() -> None:
    for path in MODULES:
        if "template" in path.parts:  # there a kind is a kind of part, not of document
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(if|elif|and|or|not) [a-z_.]*kind (==|in|!=)", text), path


def test_word_markup_is_written_in_the_word_room_only() -> None:
    for path in MODULES:
        if _room(path) != "word":
            assert not re.search(r"""["']</?w:[a-zA-Z]+""", path.read_text(encoding="utf-8")), path


def test_nothing_below_the_front_ends_reads_the_clock_or_the_environment() -> None:
    for path in MODULES:
        if _room(path) not in ("cli", "web", "api", "batch"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\bos\.environ\b|datetime\.now\(|date\.today\(|time\.time\(", text), path


def test_no_banned_name() -> None:
    banned = re.compile(r"(utils|helpers|manager|handler|processor|common|misc|context)")
    for path in MODULES:
        assert not banned.search(path.name), path


def _module(path: Path) -> str:
    return ".".join(("drafting", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def _graph() -> dict[str, set[str]]:
    """Which modules each module imports, also inside functions and under TYPE_CHECKING; packages' doors left out."""
    paths = {_module(path): path for path in MODULES}
    graph: dict[str, set[str]] = {name: set() for name in paths}
    for name, path in paths.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("drafting"):
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    target = inner if inner in paths else node.module
                    if target in paths and target != name and paths[target].name != "__init__.py":
                        graph[name].add(target)
    return graph


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        for other in graph[todo.pop()]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def test_modules_form_no_circles() -> None:
    graph = _graph()
    reached = {name: _reached(graph, name) for name in graph}
    found = {tuple(sorted((a, b))) for a in graph for b in graph[a] if a in reached[b]}
    assert found == set(), "a circle of modules"
