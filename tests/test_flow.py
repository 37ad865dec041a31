"""Flow: what may import what, how long files and functions are, and that modules keep no state."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(p for top in ("model", "runners") for p in (ROOT / top).rglob("*.py"))
EVERYTHING = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]

ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "model.ground": (set(), set()),
    "model.schema": (set(), {"annotated_types", "pydantic"}),
    "model.case": ({"model.ground", "model.schema"}, {"pandas"}),
    "model.workbook": ({"model.case", "model.ground", "model.schema"},
                       {"defusedxml", "openpyxl", "pydantic", "xlsxwriter"}),
    "model.data": ({"model.case.tables", "model.ground", "model.schema"}, set()),
    "model.formulation": ({"model.case.tables", "model.data.demand", "model.data.indices", "model.data.model_data",
                           "model.data.supply", "model.ground.numbers", "model.ground.units"}, {"pyomo"}),
    "model.engine": ({"model.ground"}, {"highspy", "numpy", "pyomo"}),
    "model.verify": ({"model.case.change", "model.case.change_text", "model.case.tables", "model.ground",
                      "model.schema"}, {"pandas"}),
    "model.priorities": ({"model.case.tables", "model.engine", "model.ground"}, {"numpy"}),
    "model.planning": ({"model.case", "model.data", "model.engine", "model.formulation.build",
                        "model.formulation.limit", "model.formulation.registry", "model.ground", "model.priorities",
                        "model.verify", "model.workbook.changed"},
                       {"dask", "distributed", "numpy", "pandas", "pyomo", "submitit"}),
    "model.studies": ({"model.case", "model.data", "model.engine", "model.formulation.limit",
                       "model.formulation.registry", "model.ground", "model.planning", "model.priorities",
                       "model.schema", "model.tell", "model.workbook.changed"}, {"numpy", "pandas"}),
    "model.tell": ({"model.ground"}, {"pandas"}),
    "model.reports": ({"model.case", "model.data.indices", "model.data.model_data", "model.ground", "model.planning",
                       "model.priorities", "model.schema", "model.studies", "model.tell", "model.verify"},
                      {"jinja2", "markupsafe", "pandas", "plotly", "xlsxwriter"}),
    "model.comparison": ({"model.ground", "model.planning.plan", "model.reports", "model.studies", "model.tell"},
                         {"pandas"}),
    "model.pages": ({"model.schema"}, set()),
    "model.verbs": ({"model.case", "model.ground", "model.planning", "model.reports", "model.studies", "model.verify",
                     "model.workbook"}, {"pandas"}),
    "model.run": ({"model.ground", "model.planning", "model.reports", "model.studies", "model.verbs", "model.verify"},
                  set()),
    "model": (set(), set()),
    "runners": ({"model.case", "model.comparison", "model.ground", "model.pages", "model.planning", "model.priorities",
                 "model.reports", "model.run", "model.schema", "model.studies", "model.verbs", "model.verify",
                 "model.workbook"}, {"pandas", "rich"}),
}
"""Part → what of ours and which libraries it may import; the standard library is free to all."""

LINES, FUNCTION_LINES = 300, 60
MUTATING = {"append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "add", "discard", "sort"}

pytestmark = pytest.mark.quick


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def part_of(path: Path) -> str:
    """The part a file belongs to: its package, or the module itself where it lies in model."""
    names = path.relative_to(ROOT).with_suffix("").parts
    if names[0] == "runners" or names == ("model", "__init__"):
        return names[0]
    return ".".join(names[:2])


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it; ``from model import x`` is x."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{ids(path)} imports by a relative name"
            inside = node.module in ("model", "runners")
            yield from ((f"{node.module}.{a.name}" for a in node.names) if inside else (str(node.module),))


PICTURE = {
    part: {m for p in SOURCES if part_of(p) == part for m in imports(p) if m.startswith("model.")} for part in ALLOWED
}
"""Part → every module of ours that its files import."""


def under(module: str, allowed: set[str]) -> bool:
    return any(module == a or module.startswith(f"{a}.") for a in allowed)


def own_lines(node: ast.FunctionDef) -> int:
    """Lines of a function without those of functions inside it."""
    return own_nested(node) - sum(own_nested(n) for n in ast.iter_child_nodes(node))


def own_nested(node: ast.AST) -> int:
    """Lines of a function, or of the functions inside a block that is none."""
    if isinstance(node, ast.FunctionDef):
        return int(node.end_lineno or 0) - node.lineno + 1
    return sum(own_nested(n) for n in ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_a_file_imports_only_what_its_part_may(path):
    part = part_of(path)
    ours, libraries = ALLOWED[part]
    for module in imports(path):
        top = module.partition(".")[0]
        if top in ("model", "runners"):
            assert under(module, ours | {part}), f"{part} may not import {module}"
        elif top not in sys.stdlib_module_names:
            assert top in libraries, f"{part} may not import {top}"


def test_the_table_names_every_part_and_no_other():
    assert {part_of(p) for p in SOURCES} == set(ALLOWED)


def test_the_solver_the_algebra_and_the_spreadsheet_are_known_in_one_place_each():
    def who(library: str) -> set[str]:
        return {part for part, (_, libraries) in ALLOWED.items() if library in libraries}

    assert who("highspy") == {"model.engine"}
    assert who("openpyxl") == {"model.workbook"}
    assert who("pyomo") == {"model.engine", "model.formulation", "model.planning"}
    assert who("plotly") == {"model.reports"}


def test_the_verifier_shares_no_code_with_what_it_checks():
    """Nothing it may import leads, over any number of steps, to the formulation, the model data or the engine."""
    reached, open_ = set(), {"model.verify"}
    while open_:
        part = open_.pop()
        reached.add(part)
        allowed = ALLOWED[part][0]
        open_ |= {p for p in ALLOWED if under(p, allowed) or any(under(a, {p}) for a in allowed)} - reached
    assert not reached & {"model.formulation", "model.data", "model.engine", "model.planning"}


def test_a_forbidden_import_would_be_found(tmp_path):
    file = tmp_path / "x.py"
    file.write_text("from model import verbs\ndef f():\n    import highspy\n", encoding="utf-8")
    assert list(imports(file)) == ["model.verbs", "highspy"]
    assert not under("model.verbs", ALLOWED["model.verify"][0])


@pytest.mark.parametrize("path", EVERYTHING, ids=ids)
def test_files_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert own_lines(node) <= FUNCTION_LINES, f"{node.name} has {own_lines(node)} lines"


def test_lines_of_inner_functions_count_for_themselves():
    inner = "    if 1:\n        def g():\n            pass\n            pass\n    def h():\n        pass\n"
    tree = ast.parse("def f():\n" + inner)
    assert {n.name: own_lines(n) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)} == {"f": 2, "g": 3, "h": 2}


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_modules_keep_no_state(path):
    """Names of a module hold what never changes: upper case where they could, none rebound, none added to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bound = {t.id: n for n in tree.body if isinstance(n, ast.Assign | ast.AnnAssign)
             for t in (n.targets if isinstance(n, ast.Assign) else [n.target]) if isinstance(t, ast.Name)}
    loose = [n for n, node in bound.items() if isinstance(node.value, ast.Dict | ast.List | ast.Set) and n != n.upper()]
    assert set(loose) <= {"__all__"}
    assert not list(changes(tree, set(bound)))


def changes(tree: ast.AST, names: set[str]) -> Iterator[str]:
    """Places where a function rebinds or changes a name of its module."""
    for node in (n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global"
        match node:
            case ast.Subscript(ast.Name(name), ctx=ast.Store() | ast.Del()) if name in names:
                yield f"line {node.lineno}: {name}[…] ="
            case ast.Call(ast.Attribute(ast.Name(name), method)) if name in names and method in MUTATING:
                yield f"line {node.lineno}: {name}.{method}"


def test_a_change_of_state_would_be_found():
    tree = ast.parse("A = {}\nB = []\ndef f():\n    A[1] = 2\n    B.append(3)\ndef g():\n    global B\n")
    assert len(list(changes(tree, {"A", "B"}))) == 3


def test_the_picture_of_imports_has_no_circle():
    """Parts stand on floors: each imports only parts below it, so that nothing below the studies imports from them."""
    below = {p: {part for m in arrows for part in ALLOWED if part != "model" and under(m, {part})} - {p}
             for p, arrows in PICTURE.items()}
    floors: list[set[str]] = []
    while below:
        floor = {p for p, others in below.items() if not others & set(below)}
        assert floor, f"these parts import one another in a circle: {sorted(below)}"
        floors.append(floor)
        below = {p: others for p, others in below.items() if p not in floor}
    height = {p: n for n, floor in enumerate(floors) for p in floor}
    assert height["model.studies"] < height["model.reports"] < height["runners"]


def test_class_names_are_unique():
    places: dict[str, list[str]] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(ids(path))
    assert not {name: where for name, where in places.items() if len(where) > 1}
