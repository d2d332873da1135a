"""docs/architecture.svg: the rooms and what they import, drawn from the imports themselves. A test holds the file to the code.

python docs/make_architecture.py
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "drafting"
WIDTH, ROW, BOX, HIGH = 960, 92, 108, 38


def imports() -> dict[str, set[str]]:
    """Per room the rooms that its modules import, those under TYPE_CHECKING and inside functions too."""
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    rooms |= {p.stem for p in PACKAGE.glob("*.py") if not p.stem.startswith("_")}
    found: dict[str, set[str]] = {room: set() for room in rooms}
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in rooms:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "drafting" else [node.module]
            elif isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "drafting" and len(parts) > 1 and parts[1] in rooms and parts[1] != room:
                    found[room].add(parts[1])
    return found


def below(graph: dict[str, set[str]], room: str) -> set[str]:
    """All that a room rests on, directly or not."""
    seen: set[str] = set()
    todo = list(graph[room])
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += graph[one]
    return seen


def levels(graph: dict[str, set[str]]) -> dict[str, int]:
    """How far each room stands above the ground: one more than the highest that it imports."""
    made: dict[str, int] = {}
    while len(made) < len(graph):
        ready = [r for r in graph if r not in made and graph[r] <= made.keys()]
        if not ready:
            raise SystemExit(f"a circle among {sorted(set(graph) - set(made))}")
        made |= {r: 1 + max((made[x] for x in graph[r]), default=-1) for r in ready}
    return made


def drawn() -> str:
    """The picture: a row per level, an arrow where a room imports one that it does not reach through another."""
    graph = imports()
    level = levels(graph)
    top = max(level.values())
    where: dict[str, tuple[float, float]] = {}
    for row in range(top + 1):
        rooms = sorted(r for r in graph if level[r] == row)
        for i, room in enumerate(rooms):
            where[room] = (WIDTH * (i + 1) / (len(rooms) + 1), 30 + (top - row) * ROW)
    lines = []
    for room in sorted(graph):
        direct = {x for x in graph[room] if not any(x in below(graph, y) for y in graph[room] - {x})}
        for other in sorted(direct):
            (x1, y1), (x2, y2) = where[room], where[other]
            lines.append(
                f'<line x1="{x1:.0f}" y1="{y1 + HIGH:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="#8a97a8" marker-end="url(#a)"/>'
            )
    for room, (x, y) in sorted(where.items()):
        lines.append(
            f'<rect x="{x - BOX / 2:.0f}" y="{y:.0f}" width="{BOX}" height="{HIGH}" rx="6" fill="#eef3f8" stroke="#154273"/>'
            f'<text x="{x:.0f}" y="{y + HIGH / 2 + 5:.0f}" text-anchor="middle">{escape(room)}</text>'
        )
    high = 30 + (top + 1) * ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" font-family="sans-serif" font-size="14" role="img">'
        "<title>The rooms of drafting; an arrow goes from a room to one that it imports</title>"
        '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#8a97a8"/></marker></defs>' + "\n".join(lines) + "</svg>\n"
    )


def main() -> int:
    """Writes the picture."""
    (HERE / "architecture.svg").write_text(drawn(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
