"""Programs that between them have a row of every constraint whose bound a cell moves."""

from __future__ import annotations

from model.planning.program import Program, program_of
from tests.cases.chain_case import chain_case
from tests.cases.chain_rows import OUTLET
from tests.cases.small import award
from tests.formulation.test_assured import two
from tests.formulation.test_supply import SEASONS
from tests.formulation.test_whole_lots import two_lots


def rich() -> Program:
    """A chain in quarters with seasons, a reserve in days, own limits, a limited facility and a market for a group."""
    case = chain_case().set(steps_per_year="4").adding("Seasons", *SEASONS)
    case = case.adding("Stocks", {"commodity": "magnet N", "facility": "Store", "floor_days": 30.0}).with_(
        "Facilities", {"facility": "Refinery"}, throughput=5000.0)
    case = case.adding("Demand and sales", {"market": "Mart", "commodity": "magnets", "country": "Germany", **OUTLET,
                                            "embedded": 0.1, "years": 20.0})
    for grade, share in (("magnet N", 0.4), ("magnet SH", 0.6)):
        case = case.adding("Grade mix", {"market": "Mart", "grade": grade, "years": share}).adding(
            "Prices", {"commodity": grade, "at": "Mart", "years": 130.0})
    case = case.adding("Capacity", {"facility": "Recycler", "stage": "recycling", "option": "hired", "most": 5.0,
                                    "capex": 9.0, "life": 2})
    senses = [{"name": f"mine {s}", "quantity": "made", "over": "each year", "sense": s, "value": 5.0}
              for s in ("≤", "≥", "=")]
    return program_of(case.adding("Limits", *senses).tables)


MOVED = {"chain": rich, "award": lambda: program_of(award().ruled(gap_allowed=False, running_share=1.0).tables),
         "lots": lambda: program_of(two_lots(status="fixed in", least=40.0).tables),
         "assured": lambda: program_of(two(assured_split="equal", take_or_pay=True).tables)}
