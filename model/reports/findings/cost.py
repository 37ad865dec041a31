"""Findings about cost: to the country, the exchequer and users, and of a point of dependence."""

from __future__ import annotations

from model.plan import FREE_CHOICE, NO_SCHEME
from model.reports.cited import Cited, Finding
from model.reports.costs import label
from model.reports.dependence import HORIZON, QUANTITY
from model.reports.findings.rule import SHOWN, Tables, with_awards
from model.reports.material import Material
from model.reports.plans_compared import COST, EFFECT, LOST, POINT, UNMET
from model.reports.plans_compared import TOPIC as PLANS
from model.reports.scheme_buys import AVOIDED, EXCHEQUER, FIRMS, NATIONAL, USERS, WITHOUT_LOSS
from model.reports.scheme_buys import TOPIC as BUYS


def cost(material: Material, tables: Tables) -> Finding | None:
    """National cost, and what the scheme adds to it where both plans serve the same demand."""
    plans = tables[PLANS.sheet]
    total = plans.cite("Chosen", {"Indicator": COST}, decimals=0)
    words = f"The plan costs the country ₹ {total} crore in present value"
    if NO_SCHEME not in material.plans:
        return Finding(f"{words}.", PLANS.sheet, (total,))
    if _lost(tables) and BUYS.sheet in tables:
        effect = tables[BUYS.sheet].cite("Difference", _against(NO_SCHEME, WITHOUT_LOSS), decimals=0)
        sentence = f"{words}, {_change(effect)} than without the scheme, the loss from demand not met left out."
        return Finding(sentence, BUYS.sheet, (total, effect))
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


def unserved(material: Material, tables: Tables) -> Finding | None:
    """What demand that is not met without the scheme costs, and what that rests on."""
    plans = tables[PLANS.sheet]
    if NO_SCHEME not in material.plans or not _lost(tables):
        return None
    lost = plans.cite("No scheme", {"Indicator": UNMET}, decimals=0)
    loss = plans.cite("No scheme", {"Indicator": label(material, LOST)}, decimals=0)
    effect = plans.cite(EFFECT, {"Indicator": COST}, decimals=0)
    sentence = (
        f"Without the scheme {lost} t of demand are not met, for want of imports within the limits on Supply. At the "
        f"cost of unmet demand on Demand and sales that is a loss of ₹ {loss} crore; with it counted the plan costs "
        f"{_change(effect)}."
    )
    return Finding(sentence, PLANS.sheet, (lost, loss, effect))


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
        f"Against no scheme, in present value, the exchequer pays {_change(exchequer)} (incentive ₹ {paid} crore, "
        f"subsidy ₹ {granted} crore, duty {_change(duty)}) and users pay {_change(users)}, while makers, refiners and "
        f"other firms {_change(firms, 'pay', 'earn')}; for the country that is {_change(country)}."
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
