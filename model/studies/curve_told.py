"""How a trade-off curve is told and drawn: its price at both ends, its knee, and the plan of the report beside it."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian
from model.tell.chart import Chart, Series
from model.tell.cited import Finding
from model.tell.looks import layout, said, value_axis
from model.tell.palette import BLUE, VERMILLION
from model.tell.section import Figure, Spec
from model.tell.table import ReportTable

KNEE, PLAN = "knee: farthest from the straight line between the ends", "the plan of this report"
GAP, CHAIN = "Viability gap", "Chain by value"
DEPENDENCE = ("Magnets by quantity", "Magnets by value", CHAIN)
"""Aims that are measures of import dependence."""
LEAST = 1e-3
"""Difference of an aim between the ends below which there is nothing to draw, and part of one not worth a sentence."""
BETTER = (
    ("Beyond share limits", "{} t of imports beyond country share limits instead of {} t", 0),
    (CHAIN, "{} % dependence of the whole chain instead of {} %", 1),
    (GAP, "a viability gap of ₹ {} crore instead of {}", 0),
)
"""Column of the curve, how the plan's figure and the curve's are told, decimals."""
Aims = tuple[tuple[str, str], tuple[str, str]]
"""First and second aim, each with its unit."""


def headline(aims: Aims, table: ReportTable) -> Finding:
    """What a unit of the second aim costs at both ends."""
    points = [str(p) for p, v in zip(table.frame["Point"], table.frame["Price"], strict=True) if v == v]
    (first, _), (second, _) = aims
    if not points:
        words = f"{first} and {second[:1].lower()}{second[1:]} do not conflict: one plan is best in both"
        return Finding(words, table.sheet, ())
    a, b = (table.cite("Price", {"Point": p}, decimals=0) for p in (points[0], points[-1]))
    (_, unit), (_, of) = aims
    words = (
        f"A {_singular(of)} less of {_called(second)} costs {_with(a, unit)} at the start of the curve and "
        f"{_with(b, unit)} at its end"
    )
    return Finding(words, table.sheet, (a, b))


def knee(aims: Aims, table: ReportTable) -> tuple[Finding, ...]:
    """Both aims at the knee and in the plan of the report."""
    if not (table.frame["Mark"] == KNEE).any() or not (table.frame["Mark"] == PLAN).any():
        return ()
    point, plan = ([table.cite(c, {"Mark": mark}, decimals=d) for c, d in (("First aim", 0), ("Second aim", 1))]
                  for mark in (KNEE, PLAN))
    (one, unit), (two, of) = aims
    words = (
        f"At the knee, {_called(one)} is {_with(point[0], unit)} and {_called(two)} {_with(point[1], of)}; in the plan "
        f"of this report they are {_with(plan[0], unit)} and {_with(plan[1], of)}."
    )
    return (Finding(words, table.sheet, (*point, *plan)),)


def off_the_curve(aims: Aims, table: ReportTable) -> tuple[Finding, ...]:
    """What the plan has for what it costs above the curve, against the point of the curve nearest to it."""
    curve = table.frame[table.frame["Mark"] != PLAN]
    second = float(table.frame.loc[table.frame["Mark"] == PLAN, "Second aim"].iloc[0])
    near = {"Point": str(curve["Point"].iloc[int((curve["Second aim"] - second).abs().to_numpy().argmin())])}
    plan, unit = {"Point": "plan"}, aims[0][1]
    here, there = (table.cite("First aim", w, decimals=0) for w in (plan, near))
    if here.value - there.value < LEAST * abs(there.value):
        return ()
    cited, parts = [here, there], []
    for name, words, decimals in BETTER:
        a, b = (table.cite(name, w, decimals=decimals) for w in (plan, near))
        if a.text != b.text and a.value < b.value:
            cited += [a, b]
            parts.append(words.format(a, b))
    if not parts:
        return ()
    words = (
        f"The curve weighs these two aims alone. Its point {near['Point']}, the nearest, is at {_with(there, unit)}, "
        f"the plan at {_with(here, unit)}; for that the plan has {'; '.join(parts)}."
    )
    return (Finding(words, table.sheet, tuple(cited)),)


def _called(aim: str) -> str:
    """An aim in a sentence."""
    words = f"{aim[:1].lower()}{aim[1:]}"
    return f"import dependence ({words})" if aim in DEPENDENCE else words


def _singular(unit: str) -> str:
    return "point" if unit == "points" else unit


def _with(number: Any, unit: str) -> str:
    """A number with its unit; points of dependence are per cent of demand."""
    return f"₹ {number} {unit[2:]}" if unit.startswith("₹ ") else f"{number} {'%' if unit == 'points' else unit}"


def chart(aims: Aims, table: ReportTable) -> Chart:
    """The curve as a chart of the workbook: the first aim above its least, by the second."""
    (first, unit), (second, of) = aims
    curve = table.frame[table.frame["Mark"] != PLAN]
    points = tuple(indian(v, 1) for v in curve["Second aim"])
    least = float(curve["First aim"].min())
    words = f"{first} above its least, by {second[:1].lower()}{second[1:]} ({of})"
    values = tuple(float(v) - least for v in curve["First aim"])
    return Chart(words, "line", unit, (Series(words, points, values, BLUE),))


def drawn(aims: Aims, table: ReportTable) -> Figure | None:
    """The curve with its knee and the plan of the report; None where the ends do not differ."""
    (first, unit), (second, of) = aims
    curve = table.frame[table.frame["Mark"] != PLAN]
    if any(curve[c].max() - curve[c].min() <= LEAST for c in ("First aim", "Second aim")):
        return None
    least = float(curve["First aim"].min())
    data = [_curve(curve["First aim"].tolist(), curve["Second aim"].tolist(), curve["Point"].tolist(), least)]
    marks = ((KNEE, "Knee of the curve", "diamond", VERMILLION), (PLAN, "Plan of this report", "star", "#000000"))
    for mark, name, symbol, colour in marks:
        row = table.frame[table.frame["Mark"] == mark]
        if len(row):
            x, y = float(row["First aim"].iloc[0]) - least, float(row["Second aim"].iloc[0])
            data.append({
                "type": "scatter", "mode": "markers+text", "name": name, "x": [x], "y": [y], "text": [f"<b>{name}</b>"],
                "textposition": "top right" if mark == KNEE else "bottom right", "cliponaxis": False,
                "marker": {"symbol": symbol, "size": 15, "color": colour, "line": {"color": "#FFFFFF", "width": 1}},
                "hovertemplate": f"{name}: {indian(x)} {said(unit)} above the least, {y:.1f} {said(of)}<extra></extra>",
            })
    xs = [v for d in data for v in d["x"]]
    of = "%" if of == "points" else of
    caption = (
        f"Across: {_called(first)} above its least, {unit}. Up: {_called(second)}, {of}. "
        "Each dot is a plan that cannot be bettered in one without giving up the other; both axes from 0."
    )
    looks = layout(
        380, margin={"l": 8, "r": 24, "t": 16, "b": 50},
        xaxis=value_axis(f"{_called(first)} above its least, {unit}", range=[-0.02 * max(xs), 1.25 * max(xs)]),
        yaxis=value_axis(f"{_called(second)}, {of}", range=[0, 1.15 * max(v for d in data for v in d["y"])], nticks=7),
    )
    return Figure("trade-off", caption, data, looks)


def _curve(first: list[float], second: list[float], names: list[str], least: float) -> Spec:
    return {
        "type": "scatter", "mode": "lines+markers", "name": "Curve", "x": [v - least for v in first], "y": second,
        "line": {"color": BLUE, "width": 2.5}, "marker": {"size": 8, "color": BLUE},
        "customdata": [said(n) for n in names],
        "hovertemplate": "point %{customdata}: %{x:,.0f} above the least, %{y:.1f}<extra></extra>",
    }
