"""Country shares: rows of a form, and of goods that have a share limit of their own."""

from __future__ import annotations

import pandas as pd
import pytest

from model.reports import report_tables
from tests.cases.case import Case
from tests.formulation.test_shares import together, two_grades, two_origins
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve
Y = "FY2027-28"


def shown(case: Case) -> pd.DataFrame:
    """The rows of China in a year, by goods."""
    frame = next(t.frame for t in report_tables(material_of(case)) if t.sheet == "Country shares")
    return frame[(frame["Country"] == "China") & (frame["FY"] == Y)].set_index("Goods")


def test_goods_with_a_limit_of_their_own_stand_beside_their_form() -> None:
    """Proves: of 100 t of magnets 68 come from China, of one grade 48 of 80, which is its limit, and 0 t beyond it.

    Sensitivity: by the form the limit would be shown beside 68 %.
    """
    rows = shown(two_grades())
    assert list(rows.index) == ["magnet", "magnet by itself"]
    assert rows["Share"].tolist() == pytest.approx([68.0, 60.0])
    assert pd.isna(rows.loc["magnet", "Share limit"])
    assert rows.loc["magnet by itself", ["Share limit", "Beyond the limit"]].tolist() == [60.0, 0.0]


def test_a_limit_on_all_of_a_form_stands_beside_the_form() -> None:
    """Proves: the group of both grades is all magnets that are imported: one row, 60 %."""
    rows = shown(together())
    assert list(rows.index) == ["magnet"]
    assert rows.loc["magnet", ["Share", "Share limit"]].tolist() == pytest.approx([60.0, 60.0])


def test_what_is_beyond_a_limit_is_told_where_it_is_an_aim() -> None:
    """Proves: Vietnam has 20 t, so that 12 of China's 60 are beyond 60 % of 80."""
    assert shown(two_origins(20.0)).loc["magnet", "Beyond the limit"] == pytest.approx(12.0)
