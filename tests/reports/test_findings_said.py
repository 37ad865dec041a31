"""Findings whose words turn on a number: a share limit that is broken, a need to break even, clauses relaxed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from model.comparison.dependence import COLUMNS as COMPARED
from model.reports.clauses.clause import KEPT, NOT_KEPT, RELAXED
from model.reports.findings import break_even, scheme
from model.reports.findings.dependence import shares
from model.reports.page.listed import verdicts, with_limit
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.dependence import COLUMNS as DEPENDENCE
from model.reports.sheets.origins import TOPIC as SHARES
from model.reports.sheets.viability import TOPIC as VIABILITY
from tests.reports.fabricated import table

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(("share", "limit", "beyond", "said"), [
    (67.0, 60.0, 40.0, "China sends 67 % of the magnets that are imported, beyond its Share limit of 60 % on Supply by "
     "40 t; that is"),
    (60.0, 60.0, 0.0, "60 % of the magnets that are imported, as much as its Share limit on Supply allows; that is"),
    (40.0, 60.0, 0.0, "40 % of the magnets that are imported; that is"),
    (40.0, float("nan"), float("nan"), "40 % of the magnets that are imported; that is"),
])
def test_a_share_limit_is_said_where_it_is_reached_or_broken(
    share: float, limit: float, beyond: float, said: str
) -> None:
    """Proves: a broken limit is said with its size. Sensitivity: a limit that is only met has no tonnes beyond it."""
    row = {"Goods": "magnet", "Country": "China", "FY": "FY2029-30", "Share": share, "Share limit": limit,
           "Beyond the limit": beyond}
    material: Any = SimpleNamespace(tables=SimpleNamespace(years=("FY2029-30",)))
    found = shares(material, {SHARES.sheet: table(SHARES, row)})
    assert found is not None
    assert said in found.sentence


@pytest.mark.parametrize(("gaps", "said"), [
    ((5.0, 0.0), "To break even it needs an incentive of ₹ 1,057 per kg, against a ceiling of ₹ 2,150 per kg; or "
     "magnet prices higher by ₹ 30 per kg."),
    ((5.0, 9.0), "To break even they need an incentive of ₹ 1,057 to 1,450 per kg, against a ceiling of ₹ 2,150 per "
     "kg; or magnet prices higher by ₹ 80 per kg for the one that needs most."),
])
def test_only_those_who_miss_something_need_something(
    gaps: tuple[float, float], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: whoever breaks even is not in the span. Sensitivity: where both miss something, the span holds both."""
    monkeypatch.setattr(scheme, "could_break_even", lambda material: False)
    viability = table(VIABILITY, *(
        {"Beneficiary": b, "Gap": gap, "Break-even rate": rate, "Break-even price": price}
        for b, gap, rate, price in zip("AB", gaps, (1057.0, 1450.0), (30.0, 80.0), strict=True)))
    clause = table(COMPLIANCE, {"Setting": "Scheme: Rate ceiling", "Limit": 2150.0})
    found = break_even.needed(SimpleNamespace(), {VIABILITY.sheet: viability, COMPLIANCE.sheet: clause})
    assert found is not None
    assert found.sentence == said


@pytest.mark.parametrize(("words", "said"), [
    ((KEPT, KEPT), "Every clause that is modelled is kept"),
    ((KEPT, RELAXED), "Every clause that is modelled is kept but one, which is relaxed"),
    ((NOT_KEPT, RELAXED), "1 of 2 clauses is not kept; 1 is relaxed"),
    ((NOT_KEPT, NOT_KEPT), "2 of 2 clauses are not kept"),
])
def test_a_relaxed_clause_is_not_called_kept(words: tuple[str, str], said: str) -> None:
    """Proves: what is relaxed is in the headline and stands open. Sensitivity: with none, all is kept."""
    rows = table(COMPLIANCE, *({"Setting": f"s{n}", "Clause": f"c{n}", "Verdict": w, "Limit": None}
                               for n, w in enumerate(words)))
    assert verdicts(rows)[0].sentence == said
    assert with_limit(rows).frame["Verdict"].tolist() == [w for w in words if w != KEPT]


def test_the_figure_of_all_years_means_one_thing() -> None:
    """Proves: a comparison explains it as the report does. Sensitivity: a mean is wrong for a share over all years."""
    report, comparison = (next(c for c in columns if c.name == "Horizon") for columns in (DEPENDENCE, COMPARED))
    assert report == comparison
    assert "rare-earth origin the share over all years" in comparison.meaning
