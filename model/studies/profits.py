"""Profits: how far the value of each maker, the gap and what is paid are open among plans that are equally good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from model.engine import Outcome
from model.ground.progress import SILENT, Progress
from model.planning.compared import pursues_total
from model.planning.money import Money, money_of
from model.planning.plan import CHOSEN, laid_out
from model.planning.variant import Solved
from model.priorities.objectives import Priority
from model.priorities.walk import Walk
from model.studies.asked import Asked
from model.studies.measures import aims_before_tie_break, require_settled
from model.studies.pooled import pooled_values
from model.studies.study import Answer, Study, Told, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

OPEN = 1.0
"""₹ crore between least and most from which a value is said to be open."""
AWARDED = 0.5
"""t/a from which somebody is said to have an award."""


GAP = "Viability gap"
"""The aim that settles what total and cost leave open of makers' values."""
MISSED, PAID, SUM = "all: viability gap", "all: nominal incentive and subsidy", "a sum over all makers"
OF_ALL: dict[str, Callable[[Money], float]] = {
    MISSED: lambda m: float(m.viability["gap"].sum()),
    PAID: lambda m: float(m.budget["outlay"].sum()),
}
"""Rows behind those of makers, and what is counted in them."""
SAID = {MISSED: "Makers miss ₹ {} to {} crore in all in plans {}",
        PAID: "Incentive and subsidy come to ₹ {} to {} crore, nominal, in plans {}"}
KEPT = {True: "of the same total", False: "equally good by every aim"}
"""Plans that the rows of all makers are told of, where aims are priced and where they are in order."""


class Profits(Study):
    """Each maker's present value without the scheme's money, made as small and as large as the aims allow.

    Awards, plants and flows are chosen again, also in whole lots. The most of gap and payments is that of the plans
    found: those ends, the plan with the least gap, and where all makers together earn least and most; it is no sum of
    the program.
    """

    name, sheet, stage, topic = "profits", "Profits", "Profits", "Profits"
    question = "Does the plan say what each maker earns, or could an equally good one share it out otherwise?"
    title = "What each maker earns, least to most"
    counts, one_row_is = "figures that may be others", "a maker with an award, or a sum over all of them"
    columns = (
        ReportColumn("Beneficiary", "–", "whose present value it is; or what is summed over all makers",
                     key="beneficiary", compare="row"),
        ReportColumn("Least", "₹ crore", "of a maker: present value without incentive and subsidy, before tax; in an "
                     "equally good plan. Of all makers: in the plans found", "number", digits=0, key="least",
                     compare="number"),
        ReportColumn("In this plan", "₹ crore", "the same in the plan of this report", "number", digits=0, key="here",
                     compare="number"),
        ReportColumn("Most", "₹ crore", "the same in another equally good plan", "number", digits=0, key="most",
                     compare="number"),
        ReportColumn("With the scheme", "₹ crore", "present value in this plan, incentive and subsidy counted, after "
                     "tax and working capital", "number", digits=0, empty=SUM, key="after", compare="number"),
        ReportColumn("Pooled", "₹ crore", "the same, were what all makers sell and buy shared among them by tonnes "
                     "sold, as who makes which grade is not decided; before tax and at one cost of capital the sum is "
                     "the plan's", "number", digits=0, empty=SUM, key="pooled", compare="number"),
    )
    shown = tuple(c.name for c in columns)

    def barred(self, asked: Asked) -> str:
        """It needs makers judged on their own flows; at the demand's mix all are judged alike."""
        if not asked.program.data.accounts.from_flows:
            return "margins are judged at the demand's mix, the same in every plan"
        return "" if asked.program.data.awards.BENEFICIARIES else "nobody may be awarded anything"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row for each maker with an award, in the order of Bids."""
        walk = asked.result.search(progress, whole=True)
        require_settled(walk, aims_before_tie_break(walk) - 1)
        records = list(_ranges(asked, walk))
        return Answer(framed(self.columns, records), _sentence(walk))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """The widest range."""
        return (*_widest(table), *_of_all(table, equally_good(asked.result.priorities)))


def equally_good(priorities: Sequence[Priority]) -> str:
    """Which plans the rows of all makers are told of, in words behind *plan*."""
    return KEPT[pursues_total(priorities)]


def _sentence(walk: Walk) -> str:
    held = "the aims before the viability gap are" if _held_of_all(walk) < aims_before_tie_break(walk) else "they are"
    return ("In the rows of makers every aim but the tie-break is kept at what the plan reached. Where least and most "
            "differ, who makes which grade and buys which input is not decided by the aims. In the rows of all makers "
            f"{held} kept, and Least and Most are those of the plans found: in which a maker, or all together, earn "
            "least and most, and the one with the least gap. Another plan may lie beyond them.")


def _widest(table: ReportTable) -> Iterator[Told]:
    makers = table.frame[~table.frame["Beneficiary"].isin(OF_ALL)]
    wide = makers["Most"] - makers["Least"]
    if makers.empty or wide.max() < OPEN:
        return
    who = str(makers["Beneficiary"].iloc[int(wide.to_numpy().argmax())])
    least, most = (table.cite(c, {"Beneficiary": who}, decimals=0) for c in ("Least", "Most"))
    words = (f"What a maker earns is open where plans are equally good: {who} between ₹ {least} and ₹ {most} crore "
             "without the scheme's money")
    yield Told("How sure is it?", 47, Finding(words, table.sheet, (least, most)))


def _of_all(table: ReportTable, among: str) -> Iterator[Told]:
    for name, words in SAID.items():
        row = table.frame[table.frame["Beneficiary"] == name]
        if not row.empty and float(row["Most"].iloc[0] - row["Least"].iloc[0]) >= OPEN:
            least, most = (table.cite(c, {"Beneficiary": name}, decimals=0) for c in ("Least", "Most"))
            yield Told("How sure is it?", 48, Finding(words.format(least, most, among), table.sheet, (least, most)))


def _ranges(asked: Asked, walk: Walk) -> Iterator[dict[str, Any]]:
    """The range of each maker's value; then those of gap and payments in the plans in which these ranges end."""
    solution = asked.result.chosen.solution
    assert solution is not None, "studies are asked of a plan"
    held, money = aims_before_tie_break(walk), asked.result.money[CHOSEN]
    after = dict(zip(money.viability["beneficiary"], money.viability["with_scheme"], strict=True))
    pooled = pooled_values(asked.program.data, solution, money)
    here = dict(zip(solution["own_value"]["beneficiary"], solution["own_value"]["value"], strict=True))
    makers = [b for b, v in zip(solution["award"]["beneficiary"], solution["award"]["value"], strict=True)
              if v > AWARDED]
    plans = []
    for b in makers:
        least, most = (walk.plan_at_end("own_value", [(b,)], held, sign=sign) for sign in (1.0, -1.0))
        yield {"beneficiary": b, "least": min(least.objective, here[b]), "here": here[b],
               "most": max(-most.objective, here[b]), "after": after[b], "pooled": pooled[b]}
        plans += [least, most]
    if makers:
        plans += _before_the_gap(walk, makers)
        paid = [money, *(money_of(asked.program.data, laid_out(asked.program, o.x)) for o in plans)]
        for name, figure in OF_ALL.items():
            every = [figure(m) for m in paid]
            yield {"beneficiary": name, "least": min(every), "here": every[0], "most": max(every)}


def _before_the_gap(walk: Walk, makers: Sequence[str]) -> Iterator[Outcome]:
    """Plans with the least gap, and in which makers earn least and most in all, of those that keep other aims."""
    held = _held_of_all(walk)
    yield walk.plan_at_end("viability_gap_aim", [()], held)
    yield from (walk.plan_at_end("own_value", [(b,) for b in makers], held, sign=sign) for sign in (1.0, -1.0))


def _held_of_all(walk: Walk) -> int:
    """How many priorities the rows of all makers keep.

    Where aims are priced, those before the gap, the total among them. In order, all but the tie-break: without the
    cost makers might waste without end.
    """
    held = aims_before_tie_break(walk)
    if not pursues_total(walk.priorities):
        return held
    return next((n for n, p in enumerate(walk.priorities) if GAP in {g.aim for g in p.goals}), held)


PROFITS = Profits()
