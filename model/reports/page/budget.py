"""Outlay of the scheme by financial year."""

from __future__ import annotations

from model.ground.units import indian
from model.reports.material import Material
from model.reports.sheets.budget import TOPIC as BUDGET
from model.tell.cited import Finding
from model.tell.looks import hatched, layout, note, value_axis, year_axis
from model.tell.palette import BLUE
from model.tell.section import Figure, Section, Tables
from model.tell.table import ReportTable

EDGE = {"color": "#333333", "width": 0.6}


def section(material: Material, tables: Tables) -> Section | None:
    """Outlay by financial year."""
    table = tables.get(BUDGET.sheet)
    if table is None or table.frame.empty:
        return None
    total, most, of = (
        table.cite(column, {}, how, 0) for column, how in (("Outlay", "sum"), ("Outlay", "most"), ("Envelope", "most"))
    )
    peak = str(table.frame["FY"][int(table.frame["Outlay"].to_numpy().argmax())])
    words = f"₹ {total} crore is paid out, of ₹ {of} crore that may be; most in {peak}: ₹ {most} crore"
    head = Finding(words, table.sheet, (total, of, most))
    return Section("budget", "Outlay by financial year", (head,), (table.sentence,), (_figure(table),), folded=(table,))


def _figure(table: ReportTable) -> Figure:
    years = table.frame["FY"].tolist()
    bars = [
        {"type": "bar", "name": name, "x": years, "y": table.frame[name].tolist(), "marker": look,
         "hovertemplate": f"%{{x}}: ₹ %{{y:,.1f}} crore<extra>{name}</extra>"}
        for name, look in (("Incentive", {"color": BLUE, "line": EDGE}), ("Subsidy", hatched("#444444")))
    ]
    tops = [
        note(f"<b>{indian(v)}</b>", y, v, yanchor="bottom", yshift=2)
        for y, v in zip(years, table.frame["Outlay"], strict=True) if v > 0
    ]
    looks = layout(330, barmode="stack", bargap=0.35, showlegend=True, annotations=tops, xaxis=year_axis(years),
                   yaxis=value_axis("₹ crore, nominal", nticks=6), margin={"l": 8, "r": 8, "t": 40, "b": 44})
    looks["legend"] |= {"traceorder": "normal"}
    caption = "₹ crore of the year in which it is paid, not discounted. Above each column: both together."
    return Figure("budget", caption, bars, looks)
