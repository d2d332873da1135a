"""Documents of one dossier."""

from __future__ import annotations

from typing import Any

from drafting.web.tasks.task import Task


def build(task: Task) -> dict[str, Any]:
    """The documents that were asked for, as `drafting build` makes them."""
    from drafting.api.build import build as build_all
    from drafting.api.order import Order

    asked = task.asked
    order = Order(
        source=task.one("source"), kinds=tuple(asked["kinds"]), languages=tuple(asked["languages"]), formats=tuple(asked["formats"]),
        moment=task.moment,
    )  # fmt: skip
    made: list[dict[str, Any]] = []
    opens: dict[str, str] = {}
    total = len(order.kinds) * len(order.languages) * len(order.formats)
    notices: list[Any] = []
    for done, built in enumerate(build_all(order)):
        task.progress(done, total, built.name)
        notices += [n for n in built.notices if n not in notices]
        if built.error is not None:
            made.append({"name": built.name, "faults": task.told(built.error.findings)})
            continue
        made.append({"name": task.put(built.name, built.content)})
        opens |= dict(built.open_values)
    return {"made": made, "opens": list(opens.items()), "notices": task.told(notices)}
