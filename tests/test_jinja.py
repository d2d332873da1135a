"""Jinja's private parts that drafting uses: a version that changes one fails here, by name, before it fails in a template.

Jinja is held below 3.2 (pyproject.toml) for them: its compiler, whose parts ours overrides or calls, what an undefined value knows of
itself, and the way in which a compiled template runs.
"""

from __future__ import annotations

import ast
import inspect
import re
import tomllib

import jinja2
import pytest
from jinja2 import compiler, idtracking, meta, nodes, runtime

from tests.conftest import ROOT

COMPILER = {
    # called or overridden by word/template/codegen.py
    "visit_Template": ["self", "node", "frame"],
    "visit_For": ["self", "node", "frame"],
    "visit_Output": ["self", "node", "frame"],
    "visit_Getattr": ["self", "node", "frame"],
    "start_write": ["self", "frame", "node"],
    "end_write": ["self", "frame"],
    "write": ["self", "x"],
    "writeline": ["self", "x", "node", "extra"],
    "newline": ["self", "node", "extra"],
    "indent": ["self"],
    "outdent": ["self", "step"],
    "enter_frame": ["self", "frame"],
    "leave_frame": ["self", "frame", "with_python_scope"],
    "pull_dependencies": ["self", "nodes"],
    "parameter_is_undeclared": ["self", "target"],
    "blockvisit": ["self", "nodes", "frame"],
}


@pytest.mark.parametrize("name", COMPILER)
def test_the_compiler_has_the_parts_that_ours_is_made_of(name: str) -> None:
    found = list(inspect.signature(getattr(compiler.CodeGenerator, name)).parameters)
    assert found[: len(COMPILER[name])] == COMPILER[name]


def test_every_part_of_the_compiler_that_is_used_is_named_here() -> None:
    source = (ROOT / "drafting" / "word" / "template" / "codegen.py").read_text(encoding="utf-8")
    own = {n.name for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)}
    used = set(re.findall(r"\bself\.([a-z]\w*)\(|super\(\)\.([a-z]\w*)\(", source))
    names = {a or b for a, b in used} | {n for n in own if hasattr(compiler.CodeGenerator, n)}
    theirs = {n for n in names if hasattr(compiler.CodeGenerator, n)} - {"visit", "__init__"}
    assert theirs == COMPILER.keys()


def test_a_frame_of_the_compiler_knows_its_buffer_and_symbols() -> None:
    environment = jinja2.Environment()
    frame = compiler.Frame(nodes.EvalContext(environment, None))
    assert frame.buffer is None
    assert {"ref", "find_load"} <= set(dir(frame.symbols))
    assert idtracking.VAR_LOAD_PARAMETER == "param"
    assert {"Undefined", "missing", "LoopContext"} & set(runtime.exported) or runtime.exported


@pytest.mark.parametrize(
    "name", ["_undefined_message", "_undefined_name", "_undefined_obj", "_fail_with_undefined_error"]
)
def test_an_undefined_value_knows_what_it_is(name: str) -> None:
    assert hasattr(jinja2.StrictUndefined(name="x", obj={}), name) or name == "_fail_with_undefined_error"
    assert hasattr(jinja2.Undefined, "_fail_with_undefined_error")


def test_a_compiled_template_runs_in_a_context_of_our_own() -> None:
    environment = jinja2.Environment()
    parameters = list(inspect.signature(runtime.new_context).parameters)
    assert parameters == ["environment", "template_name", "blocks", "vars", "shared", "globals", "locals"]
    code = environment.compile("{{ a }}", raw=False)
    template = jinja2.Template.from_code(environment, code, {})
    context = runtime.new_context(environment, None, {}, {"a": 1}, False, environment.globals)
    assert "".join(template.root_render_func(context)) == "1"
    assert list(inspect.signature(meta.find_undeclared_variables).parameters) == ["ast"]
    assert runtime.LoopContext


def test_jinja_is_held_below_the_version_that_may_change_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (held,) = [d for d in project["project"]["dependencies"] if d.startswith("jinja2")]
    assert held.endswith("<3.2")
    assert jinja2.__version__.startswith("3.1.")


# ---------------------------------------------------------------- called or overridden by admission/metering.py and admission/sandbox.py

METERED = ("visit_For", "visit_Output", "visit_Const", "visit_Concat", "visit_Compare", "visit_Getitem", "visit_List", "visit_Tuple", "visit_Dict")  # fmt: skip


@pytest.mark.parametrize("name", METERED)
def test_the_compiler_visits_what_the_budget_counts(name: str) -> None:
    assert list(inspect.signature(getattr(compiler.CodeGenerator, name)).parameters) == ["self", "node", "frame"]


def test_every_visit_that_the_budget_overrides_is_named_here() -> None:
    source = (ROOT / "drafting" / "admission" / "metering.py").read_text(encoding="utf-8")
    own = {
        n.name for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef) and n.name.startswith("visit_")
    }
    assert own - {"visit__Metered"} == set(METERED)


def test_an_environment_takes_a_generator_and_a_context_of_our_own() -> None:
    assert jinja2.Environment.code_generator_class is compiler.CodeGenerator
    assert jinja2.Environment.context_class is runtime.Context
    assert set(compiler.operators) >= {"eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"}
    assert callable(jinja2.Environment.handle_exception)
    assert jinja2.Environment().from_string("x").new_context({}) is not None
    assert "filters" in vars(jinja2)
    assert callable(jinja2.filters.make_attrgetter)


def test_what_a_filter_wants_before_its_value_is_told_by_a_mark() -> None:
    marked = {
        name: getattr(getattr(f, "jinja_pass_arg", None), "name", "") for name, f in jinja2.filters.FILTERS.items()
    }
    assert (marked["map"], marked["join"], marked["sort"], marked["upper"]) == (
        "context",
        "eval_context",
        "environment",
        "",
    )


def test_a_reference_to_format_holds_the_method_that_it_stands_for() -> None:
    from jinja2.sandbox import SandboxedEnvironment

    found = SandboxedEnvironment().getattr("{}", "format")
    assert found.__wrapped__.__self__ == "{}"
