"""Findings about the scheme's money: is it enough, for whom not, by how much, in which year."""

from __future__ import annotations

from model.reports.clauses.clause import CANNOT
from model.reports.findings.rule import SHOWN, Tables, with_awards
from model.reports.material import SMALL, Material
from model.reports.scheme_money import could_break_even
from model.reports.sheets.budget import TOPIC as BUDGET
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.incentive import TOPIC as INCENTIVE
from model.reports.sheets.margins import AFTER
from model.reports.sheets.margins import TOPIC as MARGINS
from model.reports.sheets.subsidy import TOPIC as SUBSIDY
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.reports.sheets.viability import WITHIN
from model.tell.cited import Cited, Finding, small_count

MOST_NAMES = 5


def limit(tables: Tables, setting: str, column: str = "Limit") -> Cited:
    """A number of a clause, in whole units."""
    return tables[COMPLIANCE.sheet].cite(column, {"Setting": f"Scheme: {setting}"}, decimals=0)


def unable(material: Material, tables: Tables) -> list[str]:
    """Beneficiaries that cannot break even, the largest gap first."""
    return [] if could_break_even(material) else short(tables)


def short(tables: Tables) -> list[str]:
    """Beneficiaries that do not break even, the largest gap first."""
    frame = tables[VIABILITY.sheet].frame
    frame = frame[frame["Gap"] > SHOWN].sort_values("Gap", ascending=False, kind="stable")
    return [str(b) for b in frame["Beneficiary"]]


@with_awards
def enough(material: Material, tables: Tables) -> Finding:
    """Whether the outlay is enough, and by how much not."""
    outlay, every = limit(tables, "Outlay"), len(tables[VIABILITY.sheet].frame)
    missing = short(tables)
    if not missing:
        sentence = f"Is ₹ {outlay} crore enough? Yes: every beneficiary breaks even at its own cost of capital."
        return Finding(sentence, VIABILITY.sheet, (outlay,))
    gap = tables[VIABILITY.sheet].cite("Gap", {}, "sum", 0)
    if could_break_even(material):
        sentence = (
            f"Is ₹ {outlay} crore enough? Yes: every beneficiary can break even at its own cost of capital; the plan "
            f"leaves ₹ {gap} crore of that open to save cost, as its aims allow."
        )
        return Finding(sentence, VIABILITY.sheet, (outlay, gap))
    left = tables[BUDGET.sheet].cite("Left", {"FY": str(tables[BUDGET.sheet].frame["FY"].iloc[-1])}, decimals=0)
    do, their, them, they_miss = ("does", "its", "it", "it misses") if len(missing) == 1 else (
        "do", "their", "them", "together they miss")
    count = f"{small_count(len(missing)).lower()} of {small_count(every).lower()} beneficiaries"
    misses = (f"{count} {do} not break even at {their} own cost of capital with all that the clauses pay {them}; "
              f"{they_miss} ₹ {gap} crore in present value")
    if left.value > gap.value:
        return _unspent(tables, (outlay, left, gap), misses, missing)
    sentence = f"Is ₹ {outlay} crore enough? No: {misses}. The plan supposes that they build all the same."
    return Finding(sentence, VIABILITY.sheet, (outlay, gap))


def _unspent(tables: Tables, cited: tuple[Cited, Cited, Cited], misses: str, missing: list[str]) -> Finding:
    """The outlay would do, and is not paid out: since bids are too low, or since the clauses hold it back."""
    outlay, left, gap = cited
    most = tables[BUDGET.sheet].cite("Envelope", {}, "most", 0)
    unspent = f"of the ₹ {most} crore that is for beneficiaries ₹ {left} crore stays unspent, and"
    if bid_too_low(tables, missing):
        sentence = (f"Is ₹ {outlay} crore enough? The sum is, the bids are not: {unspent} {misses}. The clauses would "
                    "pay what is needed; less was bid.")
    else:
        sentence = (f"Is ₹ {outlay} crore enough? The sum is, the way it is paid is not: {unspent} yet {misses}. The "
                    "plan supposes that they build all the same.")
    return Finding(sentence, VIABILITY.sheet, (outlay, most, left, gap))


def bid_too_low(tables: Tables, missing: list[str]) -> bool:
    """Whether everybody who misses something would be paid what it needs, had it bid so much."""
    frame = tables[VIABILITY.sheet].frame
    here = frame[frame["Beneficiary"].isin(missing)]
    return bool((here["Rate could be paid"] == WITHIN).all())


@with_awards
def life_left(material: Material, tables: Tables) -> Finding | None:
    """What the values owe to plants that outlive the plan."""
    table = tables[VIABILITY.sheet]
    left = table.cite("Life left", {}, "sum", 0)
    if left.value < SHOWN:
        return None
    last = material.tables.years[-1]
    sentence = (
        f"These values count ₹ {left} crore for what is left of the plants after {last}, in proportion to their cost; "
        "if they earn less than that from then on, the gap is larger."
    )
    return Finding(sentence, VIABILITY.sheet, (left,))


@with_awards
def for_whom(material: Material, tables: Tables) -> Finding | None:
    """Who misses how much."""
    missing = unable(material, tables)
    if not missing:
        return None
    cited = [tables[VIABILITY.sheet].cite("Gap", {"Beneficiary": b}, decimals=0) for b in missing[:MOST_NAMES]]
    named = ", ".join(f"{b} ₹ {c} crore" for b, c in zip(missing, cited, strict=False))
    rest = f", and {small_count(len(missing) - MOST_NAMES).lower()} others less" if len(missing) > MOST_NAMES else ""
    return Finding(f"It is not enough for: {named}{rest}.", VIABILITY.sheet, tuple(cited))


@with_awards
def used(material: Material, tables: Tables) -> Finding:
    """What is paid of each envelope."""
    paid = tables[BUDGET.sheet].cite("Outlay", {}, "sum", 0)
    sales, capital = (tables[s].cite("Paid", {}, "sum", 0) for s in (INCENTIVE.sheet, SUBSIDY.sheet))
    most = [limit(tables, s) for s in ("Incentive envelope", "Subsidy envelope")]
    sentence = (
        f"Budget outlay: ₹ {paid} crore in rupees of the years in which they are paid, ₹ {sales} of {most[0]} crore of "
        f"incentive and ₹ {capital} of {most[1]} crore of subsidy."
    )
    return Finding(sentence, BUDGET.sheet, (paid, sales, most[0], capital, most[1]))


@with_awards
def out_of_reach(material: Material, tables: Tables) -> Finding | None:
    """The envelope of incentive, where the ramp-up puts it out of reach."""
    frame = tables[COMPLIANCE.sheet].frame
    row = frame[frame["Setting"] == "Scheme: Incentive envelope"].iloc[0]
    if row["Verdict"] != CANNOT:
        return None
    envelope, most = limit(tables, "Incentive envelope"), limit(tables, "Incentive envelope", "Can reach")
    sentence = (
        f"The ₹ {envelope} crore of incentive cannot be used up: while plants are built and ramp up, all of the "
        f"capacity together, at the rate ceiling, can earn ₹ {most} crore at most."
    )
    return Finding(sentence, COMPLIANCE.sheet, (envelope, most))


@with_awards
def in_which_year(material: Material, tables: Tables) -> Finding | None:
    """The first year in which somebody sells below running cost although incentive is counted."""
    table = tables[MARGINS.sheet]
    if table.frame.empty or not unable(material, tables):
        return None
    losses = table.frame[(table.frame["Magnets sold"] > SMALL) & (table.frame["Margin with incentive"] < -SHOWN)]
    if losses.empty:
        sentence = (
            "In no year does a beneficiary sell below running cost, incentive counted: what is missing is the return "
            "on capital."
        )
        return Finding(sentence, MARGINS.sheet, ())
    first = losses.sort_values(["FY", "Margin with incentive"], kind="stable").iloc[0]
    b, year = str(first["Beneficiary"]), str(first["FY"])
    loss = table.cite("Margin with incentive", {"Beneficiary": b, "FY": year}, decimals=0)
    when = "once its window is closed" if first["Time"] == AFTER else "incentive counted"
    others = losses["Beneficiary"].nunique() - 1
    rest = others + 1 < table.frame["Beneficiary"].nunique()
    end = " For the rest it is the return on capital that is missing." if rest else ""
    more = f"; so do {small_count(others).lower()} more, then or later" if others else ""
    sentence = (
        f"In which year: from {year} on {b} sells below running cost, {when}, by ₹ {loss.text.lstrip('-')} crore in "
        f"that year{more}, and no plant is closed in the plan.{end}"
    )
    return Finding(sentence, MARGINS.sheet, (loss,))


@with_awards
def peak(material: Material, tables: Tables) -> Finding | None:
    """The year of the largest outlay."""
    table = tables[BUDGET.sheet]
    if float(table.frame["Outlay"].max()) < SHOWN:
        return None
    year = str(table.frame["FY"].tolist()[int(table.frame["Outlay"].to_numpy().argmax())])
    most = table.cite("Outlay", {"FY": year}, decimals=0)
    last = str(table.frame.loc[table.frame["Outlay"] > 0, "FY"].iloc[-1])
    return Finding(f"Most is paid in {year}, ₹ {most} crore; the last payment falls in {last}.", BUDGET.sheet, (most,))
