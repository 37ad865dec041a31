"""Rules across sheets, on import tiers: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from typing import Any

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import YEARS, more, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

FIRST: dict[str, Any] = {"country": "China", "commodity": "oxide", "tier": 1, "most": 0.5, "premium": 0.25}
SECOND: dict[str, Any] = {**FIRST, "tier": 2, "most": 1.0, "premium": 0.6}
ANY: dict[str, Any] = {**FIRST, "country": "(all)", "commodity": "(all)"}


def with_tiers(grid: Grid, *rows: dict[str, Any]) -> None:
    """Put the sheet in."""
    grid.sheets["Import tiers"] = more("Import tiers", *rows)


SPOILT: dict[str, Any] = {
    "sound": (lambda g: with_tiers(g, FIRST, SECOND),),
    "sound for all": (lambda g: with_tiers(g, ANY, SECOND, {**ANY, "tier": 2, "premium": 0.5}),),
    "no first tier": (
        lambda g: with_tiers(g, SECOND),
        "stop 'Import tiers'!C7: oxide from China has a tier 2 but no tier 1. Number its tiers 1, 2, … without a gap, "
        "or add tier 1.",
    ),
    "a gap": (
        lambda g: with_tiers(g, FIRST, {**SECOND, "tier": 3}),
        "stop 'Import tiers'!C8: oxide from China has a tier 3 but no tier 2. Number its tiers 1, 2, … without a gap, "
        "or add tier 2.",
    ),
    "a gap for all is said once": (
        lambda g: with_tiers(g, {**ANY, "tier": 2}),
        "stop 'Import tiers'!C7: oxide from China has a tier 2 but no tier 1. Number its tiers 1, 2, … without a gap, "
        "or add tier 1.",
    ),
    "premium that does not rise": (
        lambda g: with_tiers(g, FIRST, {**SECOND, "premium": 0.25}),
        "stop 'Import tiers'!E8: tier 2 of oxide from China has a Premium of 25%, not above the 25% of tier 1 in row "
        "7. Type more than 25%, or exchange the two.",
    ),
    "premium that falls from a row for all": (
        lambda g: with_tiers(g, FIRST, {**ANY, "premium": 0.1}, {**ANY, "tier": 2, "premium": 0.2}),
        "stop 'Import tiers'!E9: tier 2 of oxide from China has a Premium of 20%, not above the 25% of tier 1 in row "
        "7. Type more than 25%, or exchange the two.",
    ),
    "tier at home": (
        lambda g: with_tiers(g, FIRST, {**FIRST, "country": "India", "commodity": "ore"}),
        "note 'Import tiers'!A8: no ceiling on ore from India takes tier 1 from this row, so it is not used. A ceiling "
        "is a year's number above 0 on Supply, of a country other than India, without a ban; the most exact row holds.",
    ),
    "tier of what has no limit": (
        lambda g: (with_tiers(g, FIRST), [put(g, "Supply", y, "no limit", 10) for y in YEARS]),
        "note 'Import tiers'!A7: no ceiling on oxide from China takes tier 1 from this row, so it is not used. A "
        "ceiling is a year's number above 0 on Supply, of a country other than India, without a ban; the most exact "
        "row holds.",
    ),
    "tier under a ban": (
        lambda g: (with_tiers(g, {**FIRST, "commodity": "magnets"}), put(g, "Supply", "Export control", "ban", 11)),
        "note 'Import tiers'!A7: no ceiling on magnets from China takes tier 1 from this row, so it is not used. A "
        "ceiling is a year's number above 0 on Supply, of a country other than India, without a ban; the most exact "
        "row holds.",
    ),
    "unmet demand cheaper than a tier": (
        lambda g: (
            with_tiers(g, {**FIRST, "commodity": "magnets", "premium": 1.0}),
            put(g, "Demand and sales", "Cost of unmet demand", 150),
        ),
        "note 'Demand and sales'!F7: 150 USD per kg is not above the landed price of magnet H from China in tier 1, "
        "174.28 in FY2026-27. The market goes without before it buys there.",
    ),
    "tiers count as supply": (
        lambda g: (
            put(g, "Demand and sales", "FY2026-27", 900),
            [put(g, "Capacity", "Most", 10, r) for r in (8, 9, 10, 11)],
            with_tiers(g, {**FIRST, "commodity": "magnets"}),
        ),
        "note 'Demand and sales'!K7: FY2026-27 needs 840 t of magnet; supplies and plants together can give 770 t "
        "at most. The rest stays unmet: raise a limit on Supply or Capacity if it should not.",
    ),
    "less than nothing": (
        lambda g: with_tiers(g, {**FIRST, "most": -0.1}),
        "stop 'Import tiers'!D7: Most is -10%; it must be at least 0%.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name: str) -> None:
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
