"""Report tables add up to the expressions of the model: nothing is computed twice."""

from __future__ import annotations

import pytest

from model.reports import Material
from model.reports.sheets.costs import YES, lines_of
from model.reports.sheets.dependence import PRESENT, SOURCES, contents
from model.reports.sheets.plans_compared import NAMES
from model.tell.table import ReportTable

pytestmark = pytest.mark.solve

Tables = dict[str, ReportTable]


def test_cost_lines_add_up_to_the_national_cost(material: Material, tables: Tables) -> None:
    """Proves: the sheet Costs shows every line once. Without it: a cost is missing from the report."""
    frame = tables["Costs"].frame
    total = frame.loc[frame["In national cost"] == YES, "Present value"].sum()
    assert total == pytest.approx(material.solution.value("national_cost"), rel=1e-9, abs=1e-9)


def test_what_parties_pay_adds_up(material: Material, tables: Tables) -> None:
    """Proves: the last row of Who pays is the sum of the others, and the national cost of the plan."""
    frame = tables["Who pays"].frame.set_index("Party")
    numbers = frame.drop(columns=[c for c in frame if frame[c].isna().all()])
    assert numbers.iloc[:-1].sum().to_numpy() == pytest.approx(numbers.iloc[-1].to_numpy(), abs=1e-6)
    assert numbers.loc["National cost", "Present value"] == pytest.approx(material.solution.value("national_cost"))


def test_cost_lines_of_every_plan_add_up(material: Material, tables: Tables) -> None:
    frame = tables["Plans compared"].frame.set_index("Indicator")
    resource = [n for n, sort, _ in lines_of(material) if sort == "resource"]
    words = {r["Line of the model"]: r["Cost line"] for _, r in tables["Costs"].frame.iterrows()}
    for plan in (NAMES[p] for p in material.plans if p in NAMES):
        lines = sum(frame.loc[words[n], plan] for n in resource)
        assert lines == pytest.approx(frame.loc["National cost", plan], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("column", "expression"),
    [("Purchase", "purchase_cost"), ("Freight", "freight_cost"), ("Handling", "handling_cost"), ("Duty", "duty_cost"),
     ("Sales", "sales_revenue")],
)
def test_flows_cost_what_the_lines_say(material: Material, tables: Tables, column: str, expression: str) -> None:
    """Proves: the money on Flows is the money of the plan, year by year."""
    found = tables["Flows"].frame.groupby("FY")[column].sum()
    for year, value in material.by_year(expression).items():
        assert found.get(year, 0.0) == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_demand_is_home_made_imported_or_unmet(material: Material, tables: Tables) -> None:
    frame = tables["Demand met"].frame
    parts = frame["Made in India"] + frame["Imported"] + frame["Unmet"]
    assert parts.to_numpy() == pytest.approx(frame["Demand"].to_numpy(), abs=1e-6)
    home = frame.groupby("FY")["Made in India"].sum()
    for year, value in material.by_year("home_delivered").items():
        assert home[year] == pytest.approx(value, abs=1e-6)


def test_imports_contain_what_the_origin_counts(material: Material, tables: Tables) -> None:
    found = tables["Imports"].frame.groupby("FY")["Nd+Pr"].sum()
    for year, value in contents(material, "Imported", "Nd+Pr").items():
        assert found.get(year, 0.0) == pytest.approx(value, abs=1e-6)


def test_shares_of_all_countries_make_up_the_imports(tables: Tables) -> None:
    frame = tables["Country shares"].frame
    assert frame.groupby(["Goods", "FY"])["Share"].sum().to_numpy() == pytest.approx(100.0)
    assert frame["Concentration"].between(0, 10000 + 1e-6).all()


def test_dependence_is_the_measure_of_the_model(material: Material, tables: Tables) -> None:
    frame = tables["Dependence"].frame
    for measure, (by_year, mean, _) in PRESENT.items():
        for plan in material.plans:
            row = frame[(frame["Measure"] == measure) & (frame["Plan"] == plan)].iloc[0]
            for year, value in material.by_year(by_year, plan).items():
                assert row[year] == value
            assert row["Horizon"] == material.plans[plan].value(mean)


def test_rare_earth_origin_is_a_ratio_of_contents(material: Material, tables: Tables) -> None:
    frame = tables["Dependence"].frame
    row = frame[(frame["Measure"] == "Rare-earth origin, Nd+Pr") & (frame["Plan"] == "chosen")].iloc[0]
    parts = {name: sum(contents(material, name, "Nd+Pr").values()) for name in SOURCES}
    assert row["Horizon"] == pytest.approx(100 * parts["Imported"] / sum(parts.values()))


def test_awards_and_builds_are_the_decisions(material: Material, tables: Tables) -> None:
    awarded = material.solution["award"]["value"].sum()
    assert ("Decisions" in tables) == (material.money is not None)
    assert sum(tables[s].frame["Award"].sum() for s in tables if s == "Decisions") == pytest.approx(awarded)
    assert tables["Build plan"].frame["Built"].sum() == pytest.approx(material.solution["build"]["value"].sum())


def test_use_is_output_against_capacity(tables: Tables) -> None:
    frame = tables["Output and use"].frame
    assert (frame["Use"].dropna() <= 100 + 1e-6).all()
    assert (100 * frame["In use"] / frame["Capacity"]).to_numpy() == pytest.approx(frame["Use"].to_numpy())


def test_elements_close_to_zero(tables: Tables) -> None:
    frame = tables["Element balance"].frame
    left = frame[frame["Item"].str.startswith("left over")]["Tonnes"]
    assert len(left) == frame["Element"].nunique()
    assert left.to_numpy() == pytest.approx(0.0, abs=1e-4)


def test_the_calendar_of_a_plant() -> None:
    """Proves: a stage is built in its lead years, then ramps up, then is full."""
    from tests.cases.small import award
    from tests.reports.conftest import material_of

    case = award().with_("Capacity", {"stage": "sintering"}, ramp_1=0.5, ramp_2=1.0)
    from model.reports.sheets.build_plan import TOPIC

    frame = TOPIC.table(material_of(case)).frame
    row = frame[frame["Stage"] == "sintering"].iloc[0]
    words = [str(row[y]) for y in ("FY2026-27", "FY2027-28", "FY2028-29")]
    assert words == ["building", "ramp 20", "full 40"]
