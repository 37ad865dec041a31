"""Findings about cost: to the country, the exchequer and users, and of a point of dependence."""

from __future__ import annotations

from model.planning.plan import FREE_CHOICE, LEAST_COST, NO_SCHEME
from model.reports.findings.rule import SHOWN, Tables, with_awards
from model.reports.material import Material
from model.reports.sheets.costs import label
from model.reports.sheets.dependence import HORIZON, QUANTITY
from model.reports.sheets.plans_compared import AWARDED, COST, EFFECT, LOST, POINT, UNMET
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.reports.sheets.scheme_buys import AVOIDED, EXCHEQUER, FIRMS, NATIONAL, USERS, WITHOUT_LOSS
from model.reports.sheets.scheme_buys import TOPIC as BUYS
from model.tell.cited import Cited, Finding


def cost(material: Material, tables: Tables) -> Finding | None:
    """National cost, and what the scheme adds to it where both plans serve the same demand."""
    plans = tables[PLANS.sheet]
    total = plans.cite("Chosen", {"Indicator": COST}, decimals=0)
    words = f"The plan costs the country ₹ {total} crore in present value"
    if NO_SCHEME not in material.plans:
        return Finding(f"{words}.", PLANS.sheet, (total,))
    if _lost(tables) and BUYS.sheet in tables:
        return _with_loss(material, tables, total)
    effect = plans.cite(EFFECT, {"Indicator": COST}, decimals=0)
    words = f"{words}, {_change(effect)} than without the scheme"
    if not (plans.frame["Indicator"] == POINT).any():
        return Finding(f"{words}.", PLANS.sheet, (total, effect))
    point = plans.cite(EFFECT, {"Indicator": POINT}, decimals=0)
    sentence = f"{words}: ₹ {point} crore for each point by which dependence falls."
    return Finding(sentence, PLANS.sheet, (total, effect, point))


def bridged(material: Material, tables: Tables) -> Finding | None:
    """From the cost without the scheme to that of the plan, where demand is not met without it."""
    plans = tables[PLANS.sheet]
    if NO_SCHEME not in material.plans or not _lost(tables) or BUYS.sheet not in tables:
        return None
    none, plan = (plans.cite(c, {"Indicator": COST}, decimals=0) for c in ("No scheme", "Chosen"))
    loss = plans.cite("No scheme", {"Indicator": label(material, LOST)}, decimals=0)
    words = f"From ₹ {none} crore without the scheme to ₹ {plan} crore: a loss of ₹ {loss} crore from unmet demand goes"
    return Finding(words, PLANS.sheet, (none, plan, loss))


def _with_loss(material: Material, tables: Tables, total: Cited) -> Finding:
    """The same where demand is not met without the scheme: with the loss and without it."""
    plans, buys = tables[PLANS.sheet], tables[BUYS.sheet]
    none = buys.cite("The other", _against(NO_SCHEME, WITHOUT_LOSS), decimals=0)
    more = buys.cite("Difference", _against(NO_SCHEME, WITHOUT_LOSS), decimals=0)
    lost = plans.cite("No scheme", {"Indicator": UNMET}, decimals=0)
    loss = plans.cite("No scheme", {"Indicator": label(material, LOST)}, decimals=0)
    effect = plans.cite(EFFECT, {"Indicator": COST}, decimals=0)
    ways = ["costs" if c.value >= 0 else "saves" for c in (more, effect)]
    sentence = (
        f"Over all years magnets cost the country ₹ {total} crore in present value. Without the scheme they cost ₹ "
        f"{none} crore, but {lost} t of demand go unmet, a loss put at ₹ {loss} crore: the scheme {ways[0]} ₹ "
        f"{more.text.lstrip('-')} crore, or with that loss counted {ways[1]} ₹ {effect.text.lstrip('-')} crore."
    )
    return Finding(sentence, BUYS.sheet, (total, none, lost, loss, more, effect))


def cheapest(material: Material, tables: Tables) -> Finding | None:
    """What the plan of least cost would be."""
    plans = tables[PLANS.sheet]
    if LEAST_COST not in material.plans or not (plans.frame["Indicator"] == QUANTITY).any():
        return None
    cost_, points, now = (plans.cite(c, {"Indicator": i}, decimals=d) for c, i, d in (
        ("Least cost", COST, 0), ("Least cost", QUANTITY, 1), ("Chosen", QUANTITY, 1)))
    if not points.value - now.value > SHOWN:
        return None
    words = f"The cheapest plan costs ₹ {cost_} crore and leaves mean dependence at {points} % instead of {now} %"
    if not (plans.frame["Indicator"] == AWARDED).any():
        return Finding(f"{words}.", PLANS.sheet, (cost_, points, now))
    awarded = plans.cite("Least cost", {"Indicator": AWARDED}, decimals=0)
    return Finding(f"{words}; it awards {awarded} t/a.", PLANS.sheet, (cost_, points, now, awarded))


@with_awards
def sides(material: Material, tables: Tables) -> Finding | None:
    """What each side pays more or less than without the scheme; the sides add up to the country."""
    table = tables[BUYS.sheet]
    if NO_SCHEME not in material.plans:
        return None
    exchequer, users, firms = (
        table.cite("Difference", _against(NO_SCHEME, side), decimals=0) for side in (EXCHEQUER, USERS, FIRMS)
    )
    country = table.cite("Difference", _against(NO_SCHEME, WITHOUT_LOSS), decimals=0)
    paid, granted, duty = (
        table.cite("Difference", _against(NO_SCHEME, part), decimals=0)
        for part in ("Incentive paid", "Subsidy paid", "Duty taken in")
    )
    sentence = (
        f"In present value that is ₹ {paid} and {granted} crore, and duty taken in is {_change(duty)}: against no "
        f"scheme the exchequer pays {_change(exchequer)} and users pay {_change(users)}; makers, refiners and other "
        f"firms {_change(firms, 'pay', 'earn')}; for the country that is {_change(country)} (rounded figures)."
    )
    return Finding(sentence, BUYS.sheet, (exchequer, paid, granted, duty, users, firms, country))


def _against(plan: str, indicator: str) -> dict[str, str]:
    """Where a difference over all years stands."""
    return {"Compared with": plan, "Indicator": indicator, "FY": HORIZON}


def _lost(tables: Tables) -> bool:
    """Whether demand is not met without the scheme."""
    return tables[PLANS.sheet].cite("No scheme", {"Indicator": UNMET}).value > SHOWN


def _change(number: Cited, more: str = "", less: str = "") -> str:
    """An amount and whether it is more or less; with verbs, who pays it or earns it."""
    size = f"₹ {number.text.lstrip('-')} crore"
    if more:
        return f"{more if number.value >= 0 else less} {size} more"
    return f"{size} {'more' if number.value >= 0 else 'less'}"


@with_awards
def a_point(material: Material, tables: Tables) -> Finding | None:
    """What the exchequer pays for a point of dependence."""
    table = tables[BUYS.sheet]
    where = {"Compared with": NO_SCHEME, "Indicator": EXCHEQUER + AVOIDED}
    if not (table.frame["Indicator"] == EXCHEQUER + AVOIDED).any() or NO_SCHEME not in material.plans:
        return None
    price = table.cite("Difference", where, decimals=0)
    sentence = (
        f"The exchequer pays ₹ {price} crore in present value for each point by which dependence falls: incentive and "
        "subsidy as they are due, and duty that is no longer taken in."
    )
    return Finding(sentence, BUYS.sheet, (price,)) if price.value > 0 else None


@with_awards
def order(material: Material, tables: Tables) -> Finding | None:
    """What taking the lowest bids first costs against any choice of bids."""
    if FREE_CHOICE not in material.plans:
        return None
    table = tables[BUYS.sheet]
    cost, points = (
        table.cite("Difference", _against(FREE_CHOICE, i), decimals=n) for i, n in ((NATIONAL, 0), (QUANTITY, 2))
    )
    ways = ["costs" if c.value >= 0 else "saves" for c in (cost, points)]
    sentence = (
        f"Taking the lowest bids first {ways[0]} the country ₹ {cost.text.lstrip('-')} crore and {ways[1]} "
        f"{points.text.lstrip('-')} points of dependence, against taking bids in any order."
    )
    return Finding(sentence, BUYS.sheet, (cost, points))
