"""Compliance: every clause of the scheme, what the plan uses of it, and whether it can bind."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from model.reports.clauses import assured, awards, bids, incentive, outside, sizes, subsidy
from model.reports.clauses.clause import CANNOT, IMPLIED, NOT_KEPT, OUTSIDE, RELAXED, ClauseRow, all_kept
from model.reports.clauses.facts import ClauseFacts, facts
from model.reports.material import Material
from model.reports.report import Report
from model.schema import fields_of
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.column import SourcedRow
from model.schema.scheme import Scheme
from model.tell.table import Filled, ReportColumn, framed

NO_NUMBER = "the clause is no number"

COLUMNS = (
    ReportColumn("Setting", "–", "sheet and heading that set it, or the rule it states"),
    ReportColumn("Clause", "–", "what it says", "sentence"),
    ReportColumn("Source", "–", "key of References; not found: no text was seen"),
    ReportColumn("Sense", "–", "at most, at least, or a choice"),
    ReportColumn("As read", "–", "a choice in words", empty="a number: see Limit"),
    ReportColumn("Unit", "–", "of the numbers"),
    ReportColumn("Limit", "as named", "what the clause allows or asks for", "number", empty=NO_NUMBER),
    ReportColumn("Used", "as named", "by the plan; by the beneficiary nearest to the limit where each has one",
                 "number", empty=NO_NUMBER),
    ReportColumn("Room", "as named", "left to the limit", "number", empty="no ceiling and no floor"),
    ReportColumn("Can reach", "as named", "most that any plan can use", "number", empty="not known, or no ceiling"),
    ReportColumn("Verdict", "–", "whether the plan keeps it, and whether it can bind at all"),
    ReportColumn("Set in", "–", "cell of the workbook"),
    ReportColumn("Arithmetic", "–", "how the limit is reached, or why it is not", "sentence", empty="nothing to add"),
)

ON_SCHEME = {**awards.CLAUSES, **incentive.CLAUSES, **subsidy.CLAUSES, **assured.CLAUSES}
"""Field of Scheme → its clause; every field has one."""


def fill(material: Material) -> Filled:
    """One row a clause: Scheme, Award sizes, Bids, then what is not modelled."""
    found = list(_clauses(facts(material)))
    records = [
        [c.setting, c.text, c.source, c.sense, c.reading, c.unit, c.limit, c.used, c.room, c.reach, c.verdict, c.cell,
         c.note]
        for c in found
    ]
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(frame), frame)


def _clauses(f: ClauseFacts) -> Iterator[ClauseRow]:
    for field in fields_of(Scheme):
        yield ON_SCHEME[field.name](f)
    yield awards.start_of_payment(f)
    yield subsidy.heads(f)
    yield assured.amount(f)
    yield assured.price(f)
    for name in _own(AwardSize):
        yield from sizes.CLAUSES[name](f)
    yield sizes.eligible_sales(f)
    for name in _own(Bid):
        yield bids.CLAUSES[name](f)
    yield from outside.clauses()


def _own(sheet: type[SourcedRow]) -> list[str]:
    """Columns of a list sheet, without those that say where a row comes from."""
    return [f.name for f in fields_of(sheet) if f.name not in SourcedRow.model_fields]


def _sentence(frame: pd.DataFrame) -> str:
    verdicts = frame["Verdict"]
    broken = frame.loc[verdicts == NOT_KEPT, "Setting"].tolist()
    relaxed = int((verdicts == RELAXED).sum())
    kept = f"Not kept: {', '.join(broken)}." if broken else f"{all_kept(relaxed)}."
    return (
        f"{kept} Of {len(frame)} rows {int((verdicts == CANNOT).sum())} cannot bind, "
        f"{int(verdicts.str.startswith(IMPLIED).sum())} are implied by others and {int((verdicts == OUTSIDE).sum())} "
        "are not modelled, with the reason."
    )


TOPIC = Report("Compliance", "Compliance with each clause", "a clause", COLUMNS, fill, needs="scheme", tab="answer")
