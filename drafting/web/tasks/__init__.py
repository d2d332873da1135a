"""Work that takes longer than a page may: each sort a function that calls `api` or `batch` in a worker and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drafting.web.tasks import adopting, build, compare, portfolio, returned, template
from drafting.web.tasks.task import Task as Task

TASKS: dict[str, Callable[[Task], dict[str, Any]]] = {
    "adopt": adopting.adopt,
    "renew": adopting.renew,
    "matrix": adopting.matrix,
    "build": build.build,
    "compare": compare.compare,
    "merge": returned.merge,
    "review": returned.review,
    "check": portfolio.check,
    "letters": portfolio.documents,
    "split": portfolio.split,
    "join": portfolio.join,
    "template": template.look,
    "fill": template.fill,
    "many": template.many,
}
