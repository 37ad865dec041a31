"""What a design of the sheet Designs changes in the workbook: who is awarded how much, in which lots, which stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from model.case.change import Change
from model.case.tables import Tables
from model.planning.compared import no_scheme
from model.studies.asked import Asked

NONE = "none"


def changes_of(asked: Asked, design: Any) -> Iterator[Change]:
    """What a design means: who is awarded how much, and in which lots.

    Args:
        asked: the plan whose workbook it is.
        design: its row.
    """
    able = asked.program.data.awards.bid_order
    if design.awards == NONE:
        yield from no_scheme(asked.tables)
    elif design.awards == "best":
        yield Change("Bids", "status", "open", where=(("beneficiary", tuple(able)),))
    else:
        yield from _equal(asked, able[: int(design.beneficiaries)], design.award)
    if isinstance(design.reserve, bool):
        yield Change("Settings", "keep_reserve", design.reserve)
    if isinstance(design.lots, str):
        yield Change("Settings", "whole_lots", design.lots == "whole")


def keeps(tables: Tables, design: Any) -> bool:
    """Whether a design may keep anything for stops."""
    wanted = design.reserve if isinstance(design.reserve, bool) else tables.settings.keep_reserve is not False
    return wanted and bool(tables.frames["Stocks"]["for_stops"].eq(True).any())


def _equal(asked: Asked, chosen: Sequence[str], award: float) -> Iterator[Change]:
    others = tuple(b for b in asked.program.data.awards.BENEFICIARIES if b not in chosen)
    mine = (("beneficiary", tuple(chosen)),)
    yield Change("Bids", "status", "fixed in", where=mine)
    yield Change("Bids", "least", award, where=mine)
    yield Change("Bids", "most", award, where=mine)
    if others:
        yield Change("Bids", "status", "out", where=(("beneficiary", others),))
