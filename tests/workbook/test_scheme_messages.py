"""Rules across sheets, on the scheme: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from tests.cases.grid import clear_row, more, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick



def design(beneficiaries: int, award: float) -> object:
    """The sheet Designs with one design of equal awards."""
    return more("Designs", design="D", awards="equal", beneficiaries=beneficiaries, award=award)


def ladder(*steps: tuple[int, float]) -> object:
    """The sheet Grade ladder with these years and factors."""
    return more("Grade ladder", *({"age": n, "factor": k} for n, k in steps))


SPOILT = {
    "scheme without an alloy stage": (
        lambda g: put(g, "Stages", "Scheme role", None, 9),
        "stop Stages!D7: no stage has the Scheme role 'alloy'. The scheme asks a beneficiary for metal, alloy and "
        "magnet: choose the stages.",
    ),
    "sizes out of order": (
        lambda g: put(g, "Award sizes", "Capacity", 90, 8),
        "stop 'Award sizes'!A9: Capacity 80 is below 90 in row 8. Give sizes in rising order; a larger size needs "
        "and receives no less.",
    ),
    "net worth falls with size": (
        lambda g: put(g, "Award sizes", "Least net worth", 250, 8),
        "stop 'Award sizes'!B9: Least net worth 200 is below 250 in row 8. Give sizes in rising order; a larger "
        "size needs and receives no less.",
    ),
    "envelope below the ceilings": (
        lambda g: put(g, "Scheme", "Incentive envelope", 100),
        "note Scheme!B<Incentive envelope>: the incentive envelope of 100 ₹ crore is below what 5 awards of the "
        "largest size could draw, 187.5 ₹ crore ('Award sizes'!C9). The envelope can bind.",
    ),
    "assured by nobody": (
        lambda g: put(g, "Supply", "Supply", "Refinry", 9),
        "stop Supply!A9: 'Refinry' is assured under the scheme but is not in the sheet Facilities. Name the "
        "facility that supplies it, or set Assured to No.",
    ),
    "no scheme": (
        lambda g: g.sheets.pop("Scheme"),
        "note Supply!F9: the sheet Scheme is not filled in, so nothing is assured. The row is not used.",
        "note Bids!A7: the sheet Scheme is not filled in, so bids are not used. Nobody receives an award.",
    ),
    "reading of no setting": (
        lambda g: g.sheets.update(Readings=more("Readings", setting="Exprts earn", other="Yes")),
        "stop Readings!B7: 'Exprts earn' is no setting of the sheets Scheme and Settings. Did you mean 'Exports earn'?",
    ),
    "reading with a wrong value": (
        lambda g: g.sheets.update(Readings=more("Readings", setting="Exports earn", other="often")),
        "stop Readings!C7: 'often' is no value of 'Exports earn'. Write Yes or No.",
    ),
    "reading as it is": (
        lambda g: g.sheets.update(Readings=more("Readings", setting="Exports earn", other="No")),
        "note Readings!C7: 'Exports earn' is No already. Write the other reading, or delete the row: as it is, "
        "nothing changes.",
    ),
    "equal awards of no size": (
        lambda g: g.sheets.update(Designs=more("Designs", design="D", awards="equal", beneficiaries=1)),
        "stop Designs!D7: Award is empty although Awards is equal. Type t/a.",
    ),
    "a size for the best awards": (
        lambda g: g.sheets.update(Designs=more("Designs", design="D", awards="best", beneficiaries=1)),
        "stop Designs!C7: Beneficiaries is filled although Awards is best. Empty the cell, or set Awards to equal.",
    ),
    "more awards than bids": (
        lambda g: g.sheets.update(Designs=design(9, 40)),
        "note Designs!C7: 9 receive an award; 2 bids on Bids may. The design awards 2.",
    ),
    "more tonnes than the scheme has": (
        lambda g: g.sheets.update(Designs=design(2, 80)),
        "note Designs!D7: 2 awards of 80 t/a are 160 t/a; Total capacity is 150 t/a (Scheme!B<Total capacity>). The "
        "design has no plan: lower it, or award fewer.",
    ),
    "an award no bidder wants": (
        lambda g: g.sheets.update(Designs=design(1, 30)),
        "note Designs!D7: Award is 30 t/a; the smallest of Award sizes is 40 t/a. The design has no plan: raise it, or "
        "add the size.",
    ),
    "an award above the sizes": (
        lambda g: g.sheets.update(Designs=design(1, 90)),
        "note Designs!D7: Award is 90 t/a; the largest of Award sizes is 80 t/a. The design has no plan: lower it, or "
        "add the size.",
    ),
    "a ladder with a step missing": (
        lambda g: g.sheets.update({"Grade ladder": ladder((1, 1), (3, 2))}),
        "stop 'Grade ladder'!A8: Year is 3; the years before it are not all there. Type 2, or add the row for it.",
    ),
    "a ladder that falls": (
        lambda g: g.sheets.update({"Grade ladder": ladder((1, 2), (2, 1))}),
        "note 'Grade ladder'!B8: Most of a grade is 1, less than 2 a year before. A maker would have to unlearn.",
    ),
    "no inflation": (
        lambda g: clear_row(g, "Economy", 9),
        "note Sheet 'Economy': there is no item 'Inflation'. Ceilings of the scheme are nominal; they are counted "
        "as if prices did not rise.",
    ),
    "bidder of another kind": (
        lambda g: put(g, "Bids", "Beneficiary", "Refinery"),
        "stop Bids!A7: Refinery is of the kind public on Facilities; only a beneficiary may bid. Change its kind "
        "there, or delete the row.",
    ),
    "bidders who cannot cast their own metal": (
        lambda g: put(g, "Recipes", "Commodity", "oxide", 12),
        "stop Bids!A7: B1 has no route of its own from oxide to magnet: it cannot make alloy from its own metal. Give "
        "it the stage on Capacity and the route on Recipes, or set the bid to out.",
        "stop Bids!A8: B2 has no route of its own from oxide to magnet: it cannot make alloy from its own metal. Give "
        "it the stage on Capacity and the route on Recipes, or set the bid to out.",
    ),
    "bidders whose magnets could earn nothing": (
        lambda g: (put(g, "Recipes", "Commodity", "oxide", 12), put(g, "Scheme", "Own metal capacity", 0),
                   put(g, "Scheme", "Own alloy capacity", 0), put(g, "Bids", "Status", "out")),
        "note Bids!A8: B2 has no route of its own from oxide to magnet: it cannot make alloy from its own metal. Its "
        "magnets earn no incentive (Scheme!B<Bought-in metal earns>).",
    ),
    "wanted most below least": (
        lambda g: put(g, "Bids", "Wanted most", 30),
        "stop Bids!F7: Wanted most 30 is below Wanted least 40 t/a. Raise one or lower the other.",
    ),
    "rate above the ceiling": (
        lambda g: put(g, "Bids", "Rate", 2500),
        "stop Bids!C7: Rate is 2,500; it must be between 0 and 2,150 ₹/kg (Scheme!B<Rate ceiling>).",
    ),
    "wants more than the largest size": (
        lambda g: (put(g, "Bids", "Wanted least", 90), put(g, "Bids", "Wanted most", 95)),
        "stop Bids!E7: Wanted least 90 is above the largest size of Award sizes, 80 t/a. Lower it, or add the size.",
    ),
    "wants less than the smallest size": (
        lambda g: (put(g, "Bids", "Wanted least", 10), put(g, "Bids", "Wanted most", 20)),
        "stop Bids!F7: Wanted most 20 is below the smallest size of Award sizes, 40 t/a. Raise it, or set the bid "
        "to out.",
    ),
    "bids without sizes": (
        lambda g: [clear_row(g, "Award sizes", r) for r in (7, 8, 9)],
        "stop Sheet 'Award sizes': there is no size for the 2 bids that may receive an award. Add the sizes [t/a] with "
        "their ceilings, or set every bid on Bids to out.",
    ),
    "fixed in beyond the total": (
        lambda g: put(g, "Scheme", "Total capacity", 70),
        "stop Scheme!B<Total capacity>: bids that are fixed in take 80 t/a at least; Total capacity is 70 t/a. "
        "Raise it, or set some bids to open or out.",
    ),
    "fixed in beyond the number": (
        lambda g: put(g, "Scheme", "Beneficiaries", 1),
        "stop Scheme!B<Beneficiaries>: 2 bids are fixed in; the scheme selects 1 at most. Set the others to open "
        "or out.",
    ),
    "more open bids than places": (
        lambda g: (put(g, "Scheme", "Beneficiaries", 1), put(g, "Bids", "Status", "open")),
        "stop Settings!B<Whole lots>: 2 bids stand for 1 place; who is selected can only be decided with whole "
        "lots. Type Yes, or set 1 of the open bids on Bids to out.",
    ),
    "assured oxide among open bids of any size": (
        lambda g: (put(g, "Bids", "Status", "open"), put(g, "Scheme", "Assured oxide, lowest bids", 1)),
        "note Settings!B<Whole lots>: with awards of any size what is assured goes to the 1 lowest bid on Bids, with "
        "an award or without. Type Yes to have it go to the lowest of those selected.",
    ),
    "net worth too low": (
        lambda g: put(g, "Bids", "Net worth", 160),
        "stop Bids!D7: net worth 160 ₹ crore is below the 200 needed for 80 t/a ('Award sizes'!B9). Lower 'Wanted "
        "most' (F7) to 60 or correct the net worth.",
    ),
    "net worth too low for any size": (
        lambda g: put(g, "Bids", "Net worth", 60),
        "stop Bids!D7: net worth 60 ₹ crore is below the 200 needed for 80 t/a ('Award sizes'!B9). Correct the net "
        "worth, or set the bid to out.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
