"""The plans of a run besides the chosen one: those of the trade-off, and the decisions in plan.xlsx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from model.audit.said import said
from model.audit.saved_run import SavedRun
from model.planning.certificate import by_key, key_of, point_of
from model.planning.plan import laid_out
from model.planning.program import Program
from model.planning.solution import SolutionTables
from model.priorities.objectives import EXPRESSIONS
from model.reports.material import Material
from model.studies.asked import Asked
from model.studies.curve_told import PLAN
from model.studies.study import Answer
from model.studies.trade_off import TRADE_OFF, aims_of, bought
from model.verify import verify
from model.verify.compare import CheckFinding, allowed
from model.workbook.plan_file import read_plan


def findings(run: SavedRun, material: Material) -> Iterator[CheckFinding]:
    """That plan.xlsx, the money and the trade-off are those of the plans.

    Args:
        run: as its folder holds it.
        material: its report made again.
    """
    yield said("plan_file", "plan.xlsx holds the decisions of the chosen plan.", [*of_decisions(run.folder, material)])
    if material.money is not None:
        proves = "What the scheme pays follows from the chosen plan, row by row."
        yield said("money", proves, [*of_money(run, material)])
    answer = material.made.answers.get(TRADE_OFF.name)
    if answer is not None:
        yield said("trade_off", "Each plan of the trade-off passes every check and has the figures of its row.",
                   [*of_curve(material, answer)])


def of_decisions(run: Path, material: Material) -> Iterator[str]:
    """Decisions in plan.xlsx that are not those of the plan."""
    given = read_plan(run / "plan.xlsx")
    for name, values in given.values.items():
        there = by_key(material.solution[name])
        for at, value in values.items():
            saved = there.get(key_of(at))
            if saved is None or abs(saved - value) > allowed(abs(value)):
                yield f"{given.cells[name][at]} has {value:g} for {saved}"


def of_money(run: SavedRun, material: Material) -> Iterator[str]:
    """Rows and figures of the money that do not follow from the plan."""
    saved = run.money or {}
    for name, again in vars(material.money).items():
        frame = saved.get(name)
        if frame is None or len(frame) != len(again):
            yield f"tables/money/{name}.csv has {0 if frame is None else len(frame)} rows for {len(again)}"
            continue
        for column in frame.columns:
            for row, (a, b) in enumerate(zip(frame[column], again[column], strict=True), start=1):
                if not _alike(a, b):
                    yield f"tables/money/{name}.csv, {column}, row {row}: {a} for {b}"


def _alike(a: object, b: object) -> bool:
    if isinstance(b, str):
        return a == b
    x, y = (float("nan") if v is None else float(v) for v in (a, b))  # type: ignore[arg-type]
    return (x != x and y != y) or abs(x - y) <= allowed(abs(y))


def of_curve(material: Material, answer: Answer) -> Iterator[str]:
    """Rows of the curve that are not those of the plans whose variables stand beside it."""
    program, asked = material.result.program, Asked(material.result, material.made.options)
    before: dict[str, float] | None = None
    for row in answer.frame.to_dict("records"):
        if row["mark"] == PLAN:
            plan = material.solution
        else:
            try:
                tables = _of_point(program, answer, float(row["point"]))
                plan = laid_out(program, point_of(program, tables))
            except (KeyError, ValueError) as error:
                yield f"point {row['point']}: {error}"
                continue
            yield from _stops(tables, plan, row["point"])
            failed = verify(program.tables, plan.tables).failures
            yield from (f"point {row['point']}, {f.check}: {f.sentence}" for f in failed)
        aims = dict(zip(("first", "second"), (plan.value(EXPRESSIONS[a]) for a, _ in aims_of(asked)), strict=True))
        wanted = {**aims, **bought(asked, plan)}
        for key, value in wanted.items():
            if not _alike(row[key], value):
                yield f"point {row['point']}, {key}: {row[key]} for {value}"
        if before is not None and row["mark"] != PLAN and row["price"] == row["price"]:
            price = (before["first"] - aims["first"]) / (aims["second"] - before["second"])
            if abs(price - row["price"]) > 1e-4 * max(1.0, abs(price)):
                yield f"point {row['point']}, price: {row['price']} for {price}"
        before = aims


def _stops(tables: Mapping[str, pd.DataFrame], plan: SolutionTables, point: object) -> Iterator[str]:
    """Variables of a point that are not those of its plan: in its stops, which follow from the others."""
    for name, frame in tables.items():
        there = by_key(plan[name])
        for at, value in by_key(frame).items():
            if abs(there[at] - value) > allowed(abs(value), plan.shapes[name].unit):
                yield f"point {point}, {name} {at}: {value:g} for {there[at]:g}"


def _of_point(program: Program, answer: Answer, point: float) -> dict[str, pd.DataFrame]:
    """The variables of one point, with the rows that are 0 and so not written."""
    tables = {}
    for name in program.arrays.columns:
        shape, saved = program.shapes[name], answer.further[name]
        here = saved[saved["point"] == point]
        value = by_key(here[[*shape.columns, "value"]])
        frame = pd.DataFrame.from_records(list(shape.keys), columns=list(shape.columns))
        tables[name] = frame.assign(value=[value.pop(key_of(k), 0.0) for k in shape.keys])
        if value:
            raise KeyError(f"{name} {next(iter(value))} is no decision of the workbook, or stands twice")
    return tables
