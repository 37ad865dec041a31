"""The plan in five sentences: is it worth it, how much, is the money enough, what to change, what would flip it."""

from __future__ import annotations

from model.reports.findings.flips import what_flips
from model.reports.findings.own_design import other_design, own_design, plain
from model.reports.findings.rule import SHOWN, Rule, Tables, with_awards
from model.reports.material import Material
from model.reports.sheets.budget import TOPIC as BUDGET
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.studies.as_good import ALL, AS_GOOD
from model.studies.designs import DESIGNS
from model.studies.profits import MISSED, PROFITS
from model.tell.cited import Cited, Finding, small_count


def setting(tables: Tables, name: str) -> Cited:
    """A number of Settings, as it is used."""
    return tables[INPUTS.sheet].cite("Value", {"Sheet": "Settings", "Item": name}, decimals=0)


def worth_it(material: Material, tables: Tables) -> Finding | None:
    """What the plan is worth against no award, also with points at nothing, and what that is made of."""
    name = own_design(material, tables)
    if name is None:
        return None
    table = tables[DESIGNS.sheet]
    worth, free, cost, stops, points = (
        table.cite(c, {"Design": name}, decimals=0)
        for c in ("Worth", "Worth without points", "Cost saved", "Stops saved", "Points saved"))
    words = (f"Is it worth it? {'Yes' if worth.value > 0 else 'No'}: ₹ {_against(worth)} than no award, "
             f"₹ {_against(free)} where points of dependence count nothing. It "
             f"{'saves' if cost.value > 0 else 'costs'} ₹ {plain(cost)} crore, "
             f"{'saves' if stops.value > 0 else 'adds'} ₹ {plain(stops)} crore of what stops are expected to cost, and "
             f"{'gains' if points.value > 0 else 'loses'} points of dependence worth ₹ {plain(points)} crore.")
    return Finding(words, table.sheet, (worth, free, cost, stops, points))


def _against(worth: Cited) -> str:
    return f"{plain(worth)} crore {'more' if worth.value > 0 else 'less'}"


def how_much(material: Material, tables: Tables) -> Finding | None:
    """How much is best, how much is as good, and how the largest equal awards stand to it."""
    table, name = tables.get(AS_GOOD.sheet), own_design(material, tables)
    if name is None or table is None or ALL not in set(table.frame["Figure"]):
        return None
    here, least, most = (table.cite(c, {"Figure": ALL}, decimals=0) for c in ("In this plan", "Least", "Most"))
    within = setting(tables, "As good within")
    words = (f"How much? {here} t/a in all; anything from {least} to {most} t/a is as good within ₹ {within} crore")
    cited: tuple[Cited, ...] = (here, least, most, within)
    equal = other_design(material, tables, "equal")
    if equal is not None:
        other = tables[DESIGNS.sheet].cite("Worth", {"Design": equal}, decimals=0)
        words += f"; {equal} is worth ₹ {plain(other)} crore {'less than no award' if other.value < 0 else 'in all'}"
        cited = (*cited, other)
    return Finding(f"{words}.", table.sheet, cited)


@with_awards
def money_enough(material: Material, tables: Tables) -> Finding | None:
    """What is paid, and what each maker misses."""
    if own_design(material, tables) is None:
        return None
    table, paid = tables[VIABILITY.sheet], tables[BUDGET.sheet].cite("Outlay", {}, "sum", 0)
    gap, least, most = (table.cite("Gap", {}, how, 0) for how in ("sum", "least", "most"))
    words = f"Is the money enough? ₹ {paid} crore are paid, and"
    if gap.value <= SHOWN:
        return Finding(f"{words} every maker breaks even.", table.sheet, (paid,))
    short = int((table.frame["Gap"] > SHOWN).sum())
    words = f"{words} {small_count(short).lower()} of {small_count(len(table.frame)).lower()} makers"
    cited: tuple[Cited, ...] = (paid, gap) if short == 1 else (paid, gap, least, most)
    words += (f" misses ₹ {gap} crore" if short == 1 else
              f" miss ₹ {gap} crore in all, each from ₹ {least} to {most} crore")
    open_to = _most_missed(tables)
    if open_to is not None:
        words, cited = f"{words}; in another plan of the same total it may be ₹ {open_to} crore", (*cited, open_to)
    return Finding(f"{words}.", table.sheet, cited)


def _most_missed(tables: Tables) -> Cited | None:
    """The largest gap found in plans of the same total, where it is another than the plan's."""
    table, row = tables.get(PROFITS.sheet), {"Beneficiary": MISSED}
    if table is None or not (table.frame["Beneficiary"] == MISSED).any():
        return None
    here, most = (table.cite(c, row, decimals=0) for c in ("In this plan", "Most"))
    return most if most.value - here.value > SHOWN else None


@with_awards
def what_to_change(material: Material, tables: Tables) -> Finding | None:
    """What would close the gap and who would pay it, and what a reserve would add."""
    if own_design(material, tables) is None:
        return None
    table, said, cited = tables[VIABILITY.sheet], list[str](), list[Cited]()
    short = table.frame[table.frame["Gap"] > SHOWN]
    if len(short):
        rate, price = (table.cite(c, {"Beneficiary": str(short.sort_values(c)["Beneficiary"].iloc[-1])}, decimals=0)
                       for c in ("Break-even rate", "Break-even price"))
        who = str(short["Beneficiary"].iloc[0]) if len(short) == 1 else "all makers"
        said.append(f"{who} would break even if the exchequer paid ₹ {rate} per kg, or users ₹ {price} per kg more")
        cited += [rate, price]
    reserve = other_design(material, tables, "best", reserve=True)
    if reserve is not None:
        worth, awards = (tables[DESIGNS.sheet].cite(c, {"Design": reserve}, decimals=0) for c in ("Worth", "Awards"))
        said.append(f"with a reserve kept for stops the plan is worth ₹ {plain(worth)} crore, and {awards} t/a are "
                    "best")
        cited += [worth, awards]
    words = "; ".join(said)
    if not said:
        return None
    return Finding(f"What should be changed? {words[:1].upper()}{words[1:]}.", table.sheet, tuple(cited))


RULES: tuple[Rule, ...] = (worth_it, how_much, money_enough, what_to_change, what_flips)
