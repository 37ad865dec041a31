"""Findings of a comparison: sentences made from its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from model.comparison.awards import AWARD, PARTS, WHO
from model.comparison.awards import SHEET as AWARDS
from model.comparison.costs import LINE, TOTAL
from model.comparison.costs import SHEET as COSTS
from model.comparison.dependence import CHANGE, A, B
from model.comparison.dependence import SHEET as DEPENDENCE
from model.comparison.pair import Pair, differ
from model.reports.sheets.costs import TOPIC as COST_LINES
from model.reports.sheets.dependence import CHAIN, HORIZON, QUANTITY
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.plans_compared import LOST
from model.tell.cited import Cited, Finding
from model.tell.table import ReportTable

LEAST = 0.5
"""₹ crore below which a cost line is not named in a sentence."""
NEARLY = 0.005
"""Points beyond a tolerance that rounding makes of it."""
NAMED = 3
"""Cost lines named, at most."""
LARGE = 100.0
"""₹ crore from which a change of cost is said without decimals."""
MEASURES = {
    QUANTITY: "Import dependence of magnets by weight, mean of the years",
    CHAIN: "Import dependence of the whole chain by value, mean of the years",
}
"""Measure → what a sentence calls it."""

Tables = Mapping[str, ReportTable]


def findings(tables: Tables, figures: pd.DataFrame) -> Iterator[Finding]:
    """Every finding of two plans.

    Args:
        tables: sheet → table of the comparison.
        figures: the figures of both.
    """
    yield from dependence(tables)
    yield from cost(tables)
    yield from awarded(tables)
    yield from paid(tables)
    yield from unchanged(figures)


def unserved(pair: Pair, tables: Tables) -> Iterator[Finding]:
    """Demand that is not met in one run, or less in one than in the other."""
    table = tables[COSTS]
    lines = [str(r["Cost line"]) for f in pair.frames(COST_LINES.sheet) for r in f.to_dict("records")
             if r["Line of the model"] == LOST]
    for line in lines[:1]:
        a, b = (table.cite(run, {"Line": line}, decimals=0) for run in (A, B))
        if differ(a.value, b.value):
            sentence = f"Demand that is not met: a loss of ₹ {b} crore in B, of ₹ {a} crore in A, present value."
            yield Finding(sentence, COSTS, (b, a))


def within_tolerance(pair: Pair, tables: Tables) -> Iterator[Finding]:
    """Changes of dependence that are no more than later aims may give up."""
    table, (_, inputs) = tables[DEPENDENCE], pair.frames(INPUTS.sheet)
    if inputs.empty:
        return
    aims = inputs[(inputs["Sheet"] == "Aims") & (inputs["Column"] == "Tolerance")]
    within = []
    for measure in MEASURES:
        rows = table.frame[(table.frame["Measure"] == measure) & (table.frame["Plan"] == CHANGE)]
        given = aims.loc[aims["Item"].str.endswith(measure), "Value"].astype(float)
        change = float(rows[HORIZON].iloc[0]) if len(rows) else 0.0
        if len(given) and differ(change, 0.0) and abs(change) <= float(given.iloc[0]) + NEARLY:
            within.append(measure.lower())
    if within:
        sentence = (
            f"The change of {' and of '.join(within)} is within the tolerance that Aims gives it: that, and awards "
            "that change with it, may be a choice between plans nearly as good, not an effect of the inputs."
        )
        yield Finding(sentence, DEPENDENCE, ())


def cost(tables: Tables) -> Iterator[Finding]:
    """How much more or less B costs, and which lines make most of it."""
    table = tables[COSTS]
    places = 0 if abs(table.cite("B less A", {"Line": TOTAL}).value) >= LARGE else 2
    a, b, change = (table.cite(c, {"Line": TOTAL}, decimals=places) for c in ("A", "B", "B less A"))
    if not differ(a.value, b.value):
        yield Finding(f"National cost is the same: ₹ {b} crore", COSTS, (b,))
        return
    words = (f"B costs ₹ {change.text.lstrip('-')} crore {_more(change.value)} than A: ₹ {b} crore against ₹ {a} "
             "crore, present value")
    yield Finding(words, COSTS, (change, b, a))
    lines = table.frame[table.frame["Counts as"] == LINE]
    largest = lines[lines["B less A"].abs() >= LEAST].sort_values("B less A", key=lambda s: -s.abs()).head(NAMED)
    cited = [table.cite("B less A", {"Line": str(n), "Counts as": LINE}, decimals=places) for n in largest["Line"]]
    if cited:
        parts = [f"{_lower(c.where['Line'])} ₹ {c.text.lstrip('-')} crore {_more(c.value)}" for c in cited]
        yield Finding(f"Largest changes of cost: {'; '.join(parts)}.", COSTS, tuple(cited))


def dependence(tables: Tables) -> Iterator[Finding]:
    """Import dependence of magnets and of the chain in both."""
    table = tables[DEPENDENCE]
    for measure, words in MEASURES.items():
        rows = table.frame[table.frame["Measure"] == measure]
        if len(rows) != 3 or rows[HORIZON].isna().any():
            continue
        a, b, change = (table.cite(HORIZON, {"Measure": measure, "Plan": p}, decimals=2) for p in (A, B, CHANGE))
        if abs(change.value) >= NEARLY:
            lower = "lower" if change.value < 0 else "higher"
            sentence = f"{words}: {b} % in B and {a} % in A, {change.text.lstrip('-')} points {lower}"
            yield Finding(sentence, DEPENDENCE, (b, a, change))
        else:
            yield Finding(f"{words}: {b} % in both", DEPENDENCE, (b,))


def awarded(tables: Tables) -> Iterator[Finding]:
    """Whose award changes."""
    table = tables[AWARDS]
    parts: list[str] = []
    cited: list[Cited] = []
    for row in table.frame.to_dict("records"):
        in_a, in_b = (row[f"{AWARD} {run}"] for run in (A, B))
        if differ(in_a, in_b):
            here = {run: table.cite(f"{AWARD} {run}", {WHO: str(row[WHO])}, decimals=0)
                    for run, value in ((A, in_a), (B, in_b)) if value == value}
            cited += here.values()
            parts.append(f"{row[WHO]} ({', '.join(f'{run}: {c} t/a' for run, c in here.items())})")
    if parts:
        yield Finding(f"Awards that change: {', '.join(parts)}.", AWARDS, tuple(cited))


def paid(tables: Tables) -> Iterator[Finding]:
    """What the scheme pays and what is missing, over all beneficiaries."""
    table = tables[AWARDS]
    for quantity, *_ in PARTS[1:]:
        a, b = (table.cite(f"{quantity} {run}", {}, "sum", 0) for run in (A, B))
        if differ(a.value, b.value):
            yield Finding(f"{quantity} over all beneficiaries: ₹ {b} crore in B, ₹ {a} crore in A.", AWARDS, (b, a))


def unchanged(figures: pd.DataFrame) -> Iterator[Finding]:
    """Figures that are the same in both."""
    same = [str(r["Figure"]) for r in figures.to_dict("records") if not differ(r["A"], r["B"])]
    if same:
        yield Finding(f"The same in both: {'; '.join(_lower(n) for n in same)}.", "Summary", ())


def _more(change: float) -> str:
    return "more" if change > 0 else "less"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
