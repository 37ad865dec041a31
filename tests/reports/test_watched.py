"""The country that the page sets apart is the workbook's, whatever it is called."""

from __future__ import annotations

import pytest

from model.reports import report_tables
from model.reports.page import sankey, shares
from model.reports.page.watched import watched
from model.tell.palette import VERMILLION
from tests.cases.case import Case
from tests.cases.small import bought, plant
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


def two_countries(first: str, limited: str = "") -> Case:
    """Alloy and magnets from a country of this name and, at most 20 t a year of magnets and dearer, from Vietnam.

    Args:
        first: name of the country.
        limited: the country with a share limit; "" for none.
    """
    extra = bought("magnet", 0.9)
    case = plant().adding("Supply", {**extra[0], "supply": "Vietnam", "country": "Vietnam", "years": 20.0})
    case = case.adding("Prices", {**extra[1], "at": "Vietnam"}).with_("Capacity", {"stage": "mag"}, most=10.0)
    case = case.with_("Supply", {"supply": "China"}, country=first)
    return case.with_("Supply", {"country": limited}, share_limit=0.9) if limited else case


@pytest.mark.parametrize("name", ["China", "PRC"])
def test_another_name_keeps_colour_order_and_sentence(name: str) -> None:
    """Proves: in a workbook that writes PRC its part is drawn and told as that of China is in another.

    Sensitivity: with the name typed in the code the columns are empty and the sentence says 0 t, with no word why.
    """
    material = material_of(two_countries(name, name))
    tables = {t.sheet: t for t in report_tables(material)}
    origins, streams = shares.section(material, tables), sankey.section(material, tables)
    assert origins is not None
    assert streams is not None
    its = [b for b in origins.figures[0].data if b["type"] == "bar" and b["marker"]["color"] == VERMILLION]
    assert {b["name"] for b in its} == {name}
    assert any(y for b in its for y in b["y"])
    assert f"Vermillion: {name};" in origins.figures[0].caption
    assert f" t of them from {name};" in streams.findings[0].sentence
    of_it = streams.findings[0].cited[1]
    assert of_it.where["From"] == name
    assert of_it.value > 0
    node = streams.figures[0].data[0]["node"]
    coloured = [label for label, c in zip(node["label"], node["color"], strict=True) if c == VERMILLION]
    assert len(coloured) == 1
    assert coloured[0].startswith(name)
    assert f"Vermillion: {name};" in streams.figures[0].caption


def test_without_a_share_limit_it_is_the_largest_supplier() -> None:
    """Proves: at most 20 t a year come from Vietnam, the rest from PRC; a limit on Vietnam turns it round."""
    assert watched(material_of(two_countries("PRC"))) == "PRC"
    assert watched(material_of(two_countries("PRC", "Vietnam"))) == "Vietnam"


def test_where_nothing_is_imported_no_country_is_set_apart() -> None:
    """Proves: nothing can be had, so there is none to name."""
    assert watched(material_of(plant().with_("Supply", {}, years=0.0))) == ""
