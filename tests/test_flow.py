"""Flow: what may import what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.sources import ROOT, SOURCES, ids

ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "model.ground": (set(), set()),
    "model.schema": (set(), {"annotated_types", "pydantic"}),
    "model.case": ({"model.ground", "model.schema"}, {"numpy", "pandas"}),
    "model.workbook": ({"model.case", "model.ground", "model.schema"},
                       {"defusedxml", "openpyxl", "pydantic", "xlsxwriter"}),
    "model.data": ({"model.case.tables", "model.ground", "model.schema"}, set()),
    "model.formulation": ({"model.case.tables", "model.data.demand", "model.data.indices", "model.data.model_data",
                           "model.data.stop_year", "model.data.stops", "model.data.supply", "model.ground.numbers",
                           "model.ground.units"}, {"pyomo"}),
    "model.engine": ({"model.ground"}, {"highspy", "numpy", "pyomo"}),
    "model.verify": ({"model.case.change", "model.case.change_text", "model.case.tables", "model.ground",
                      "model.schema"}, {"pandas"}),
    "model.priorities": ({"model.case.tables", "model.engine", "model.ground"}, {"numpy"}),
    "model.planning": ({"model.case", "model.data", "model.engine", "model.formulation.build",
                        "model.formulation.limit", "model.formulation.registry", "model.ground", "model.priorities",
                        "model.verify", "model.workbook.changed"},
                       {"dask", "distributed", "numpy", "pandas", "pyomo", "scipy", "submitit"}),
    "model.studies": ({"model.case", "model.data", "model.engine", "model.formulation.limit",
                       "model.formulation.registry", "model.ground", "model.planning", "model.priorities",
                       "model.schema", "model.tell", "model.workbook.changed"}, {"numpy", "pandas"}),
    "model.tell": ({"model.ground"}, {"pandas"}),
    "model.reports": ({"model.case", "model.data.indices", "model.data.model_data", "model.ground", "model.planning",
                       "model.priorities", "model.schema", "model.studies", "model.tell", "model.verify"},
                      {"jinja2", "markupsafe", "pandas", "plotly", "xlsxwriter"}),
    "model.comparison": ({"model.ground", "model.planning.plan", "model.reports", "model.studies", "model.tell"},
                         {"pandas"}),
    "model.audit": ({"model.case", "model.engine", "model.ground", "model.planning", "model.priorities",
                     "model.reports", "model.studies", "model.tell", "model.verify", "model.workbook"},
                    {"numpy", "pandas"}),
    "model.pages": ({"model.schema"}, set()),
    "model.verbs": ({"model.case", "model.ground", "model.planning", "model.reports", "model.studies", "model.verify",
                     "model.workbook"}, {"pandas"}),
    "model.run": ({"model.ground", "model.planning", "model.reports", "model.studies", "model.verbs", "model.verify"},
                  set()),
    "model": (set(), set()),
    "runners": ({"model.audit", "model.case", "model.comparison", "model.ground", "model.pages", "model.planning",
                 "model.priorities", "model.reports", "model.run", "model.schema", "model.studies", "model.verbs",
                 "model.verify", "model.workbook"}, {"pandas", "rich"}),
}
"""Part → what of ours and which libraries it may import; the standard library is free to all."""
pytestmark = pytest.mark.quick


def part_of(path: Path) -> str:
    """The part a file belongs to: its package, or the module itself where it lies in model."""
    names = path.relative_to(ROOT).with_suffix("").parts
    if names[0] == "runners" or names == ("model", "__init__"):
        return names[0]
    return ".".join(names[:2])


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module a file imports, wherever in it; ``from model import x`` is x."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
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
