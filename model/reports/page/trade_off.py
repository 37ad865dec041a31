"""The trade-off curve with its knee and the plan of this report."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian
from model.priorities.objectives import EXPRESSIONS
from model.reports.page.looks import layout, said, value_axis
from model.reports.page.section import Figure, Material, Section, Spec, Tables
from model.reports.sheets.dependence import CHAIN, PRESENT
from model.reports.sheets.trade_off import GAP, KNEE, PLAN
from model.reports.sheets.trade_off import TOPIC as CURVE
from model.tell.cited import Finding
from model.tell.palette import BLUE, VERMILLION
from model.tell.table import ReportTable

LEAST = 1e-3
"""Difference of an aim between the ends below which there is nothing to draw, and part of one not worth a sentence."""
BETTER = (
    ("Beyond share limits", "{} t of imports beyond country share limits instead of {} t", 0),
    (CHAIN, "{} % dependence of the whole chain instead of {} %", 1),
    (GAP, "a viability gap of ₹ {} crore instead of {}", 0),
)
"""Column of the curve, how the plan's figure and the curve's are told, decimals."""


def section(material: Material, tables: Tables) -> Section | None:
    """What one aim costs the other."""
    table = tables.get(CURVE.sheet)
    if table is None or material.extras.curve is None:
        return None
    curve = table.frame[table.frame["Mark"] != PLAN]
    apart = all(curve[c].max() - curve[c].min() > LEAST for c in ("First aim", "Second aim"))
    head = _headline(material, table)
    told = (head, *_knee(material, table), *_off_the_curve(material, table))
    return Section("trade-off", "Trade-off", told, (table.sentence,),
                   (_figure(material, table),) if apart else (), folded=(table,))


def _units(material: Material) -> tuple[str, str]:
    first, second = (material.solution.shapes[EXPRESSIONS[a]].unit for a in _aims(material))
    return first, second


def _aims(material: Material) -> tuple[str, str]:
    if material.extras.curve is None:
        raise LookupError("no trade-off was solved")
    return material.extras.curve.aims


def _headline(material: Material, table: ReportTable) -> Finding:
    """What a unit of the second aim costs at both ends."""
    points = [str(p) for p, v in zip(table.frame["Point"], table.frame["Price"], strict=True) if v == v]
    first, second = _aims(material)
    if not points:
        return Finding(f"{first} and {second[:1].lower()}{second[1:]} do not stand against each other", table.sheet, ())
    a, b = (table.cite("Price", {"Point": p}, decimals=0) for p in (points[0], points[-1]))
    unit, of = _units(material)
    words = (
        f"A {_singular(of)} less of {_called(second)} costs {_with(a, unit)} at the start of the curve and "
        f"{_with(b, unit)} at its end"
    )
    return Finding(words, table.sheet, (a, b))


def _knee(material: Material, table: ReportTable) -> tuple[Finding, ...]:
    if not (table.frame["Mark"] == KNEE).any() or not (table.frame["Mark"] == PLAN).any():
        return ()
    knee, plan = ([table.cite(c, {"Mark": mark}, decimals=d) for c, d in (("First aim", 0), ("Second aim", 1))]
                  for mark in (KNEE, PLAN))
    (one, two), (unit, of) = _aims(material), _units(material)
    words = (
        f"At the knee, {_called(one)} is {_with(knee[0], unit)} and {_called(two)} {_with(knee[1], of)}; in the plan "
        f"of this report they are {_with(plan[0], unit)} and {_with(plan[1], of)}."
    )
    return (Finding(words, table.sheet, (*knee, *plan)),)


def _off_the_curve(material: Material, table: ReportTable) -> tuple[Finding, ...]:
    """What the plan has for what it costs above the curve, against the point of the curve nearest to it."""
    curve = table.frame[table.frame["Mark"] != PLAN]
    second = float(table.frame.loc[table.frame["Mark"] == PLAN, "Second aim"].iloc[0])
    near = {"Point": str(curve["Point"].iloc[int((curve["Second aim"] - second).abs().to_numpy().argmin())])}
    plan, unit = {"Point": "plan"}, _units(material)[0]
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
    return f"import dependence ({words})" if aim in PRESENT else words


def _singular(unit: str) -> str:
    return "point" if unit == "points" else unit


def _with(number: Any, unit: str) -> str:
    """A number with its unit; points of dependence are per cent of demand."""
    return f"₹ {number} {unit[2:]}" if unit.startswith("₹ ") else f"{number} {'%' if unit == 'points' else unit}"


def _figure(material: Material, table: ReportTable) -> Figure:
    (first, second), (unit, of) = _aims(material), _units(material)
    curve = table.frame[table.frame["Mark"] != PLAN]
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
