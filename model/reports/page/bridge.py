"""The bridge of national cost from no scheme to the plan, with transfers apart."""

from __future__ import annotations

from model.ground.units import indian
from model.planning.plan import NO_SCHEME
from model.reports.findings.cost import bridged, cost
from model.reports.material import Material
from model.reports.sheets.costs import TOPIC as COSTS
from model.reports.sheets.costs import label
from model.reports.sheets.plans_compared import COST, EFFECT
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.tell.looks import hatched, layout, name_axis, note, said, value_axis, wrapped
from model.tell.palette import BLUE, GREY, ORANGE
from model.tell.section import Figure, Section, Spec, Tables
from model.tell.table import ReportTable

SAVED, ADDED = "#7FB8D8", ORANGE
ROW = 30
SHOWN = 0.5
"""₹ crore below which a line is left out of the drawing."""
HOW_TO_READ = (
    "Orange: more; light blue: less. Hatched: change of transfers within the country, which are no national cost;"
)


def section(material: Material, tables: Tables) -> Section | None:
    """What the plan costs against no scheme."""
    plans, costs = tables.get(PLANS.sheet), tables.get(COSTS.sheet)
    if plans is None or costs is None:
        return None
    rules = (bridged, cost)
    found = [f for f in (rule(material, tables) for rule in rules) if f is not None]
    figures = (_figure(material, plans),) if NO_SCHEME in material.plans else ()
    return Section("cost", "National cost", tuple(found), (costs.sentence,), figures,
                   folded=(plans, costs))


def _steps(material: Material, plans: ReportTable, sort: str) -> list[tuple[str, float]]:
    """Cost lines of a sort and how the scheme changes them, savings first."""
    effect = dict(zip(plans.frame["Indicator"], plans.frame[EFFECT], strict=True))
    lines = [label(material, name) for name, s, _ in material.result.program.cost_lines if s == sort]
    steps = [(words, float(effect[words])) for words in lines if abs(effect[words]) >= SHOWN]
    return sorted(steps, key=lambda nv: nv[1])


def _figure(material: Material, plans: ReportTable) -> Figure:
    none, plan = (float(plans.cite(c, {"Indicator": COST}).value) for c in ("No scheme", "Chosen"))
    caption = (
        "₹ crore, present value, constant prices; from the cost without the scheme, line by line, to that of the plan. "
        f"{HOW_TO_READ} incentive and subsidy stand there as the plan counts them, at most what may be claimed."
    )
    ends = ("National cost without the scheme", none), ("National cost of the plan", plan)
    return drawn(ends, _steps(material, plans, "resource"), _steps(material, plans, "transfer"), caption)


def drawn(
    ends: tuple[tuple[str, float], tuple[str, float]], steps: list[tuple[str, float]],
    transfers: list[tuple[str, float]], caption: str,
) -> Figure:
    """A bridge from one cost to another.

    Args:
        ends: name and cost of both, ₹ crore.
        steps: cost line and its change, which add up to the difference of the ends but for lines too small to draw.
        transfers: the same of lines that are no national cost, drawn below.
        caption: what is drawn and how to read it.
    """
    (first, before), (last, after) = ((f"<b>{said(name)}</b>", cost) for name, cost in ends)
    apart = "<i>Transfers, not in national cost:</i>"
    below = [(wrapped(n, 34), 0.0, v) for n, v in transfers]
    at, bars = before, []
    for words, change in steps:
        bars.append((wrapped(words, 34), at, change))
        at += change
    names = [first, *(b[0] for b in bars), last, *([apart] if below else []), *(b[0] for b in below)]
    data = [
        _bar("Whole cost", [(first, 0.0, before)], {"color": GREY}),
        _bar("Whole cost", [(last, 0.0, after)], {"color": BLUE}),
        _bar("More", [b for b in bars if b[2] > 0], {"color": ADDED}),
        _bar("Less", [b for b in bars if b[2] < 0], {"color": SAVED}),
        _bar("Transfer", below, hatched("#444444")),
    ]
    texts = [
        note(f"<b>{indian(before)}</b>", before, first), *(_beside(*b) for b in bars),
        note(f"<b>{indian(after)}</b>", after, last), *(_beside(*b) for b in below),
    ]
    lines = sum(1 + n.count("<br>") for n in names)
    looks = layout(ROW * len(names) + 5 * lines + 70, barmode="overlay", bargap=0.3, yaxis=name_axis(names),
                   xaxis=value_axis("₹ crore, present value", nticks=7),
                   margin={"l": 8, "r": 70, "t": 12, "b": 44},
                   annotations=[{**t, "xanchor": "left", "xshift": 5} for t in texts])
    return Figure("bridge", caption, [d for d in data if d["y"]] + ([_empty(apart)] if below else []), looks)


def _empty(name: str) -> Spec:
    """A line with nothing on it, so that its name is shown."""
    return {"type": "bar", "orientation": "h", "y": [name], "x": [0], "hoverinfo": "skip"}


def _bar(name: str, bars: list[tuple[str, float, float]], look: Spec) -> Spec:
    return {
        "type": "bar", "orientation": "h", "name": name, "y": [b[0] for b in bars], "base": [b[1] for b in bars],
        "x": [b[2] for b in bars], "marker": {"line": {"color": "#333333", "width": 0.8}, **look},
        "hovertemplate": "%{y}: ₹ %{x:,.0f} crore<extra></extra>",
    }


def _beside(name: str, base: float, change: float) -> Spec:
    sign = "+" if change > 0 else "−"
    return note(f"{sign}{indian(abs(change))}", max(base, base + change), name)
