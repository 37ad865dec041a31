"""Words and units: what the report means by its words, with the technical word given once."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.report import Report
from model.studies import STUDIES
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Term", "–", "word of the report"),
    ReportColumn("Meaning", "–", "what it stands for", "sentence"),
    ReportColumn("Unit", "–", "in which it is given"),
    ReportColumn("Elsewhere called", "–", "technical or official word", empty="the same"),
)

WORDS: tuple[tuple[str, str, str, str | None], ...] = (
    ("FY", "financial year: FY2026-27 runs from April 2026 to March 2027", "year", None),
    ("₹ crore", "ten million rupees; ₹ 1 lakh crore is 1,00,000 crore. Digits are grouped the Indian way", "₹", None),
    ("t, t/a", "tonnes of 1,000 kg; tonnes a year", "t, t/a",
     "MTPA, which press reports also misread as million tonnes"),
    ("₹/kg", "₹ 1 per kg of 1 t is ₹ 1,000; ₹ 1,000 per kg is ₹ 0.1 crore per t", "₹/kg", None),
    ("point", "one hundredth of demand: from 60 to 59 % is one point", "points", "percentage point"),
    ("constant", "in rupees of the price year on Settings, inflation taken out", "₹ crore", "real terms"),
    ("nominal", "in rupees of the year of payment; ceilings of the scheme are nominal", "₹ crore", "current prices"),
    ("present value", "constant rupees, each year discounted to the first year of the plan", "₹ crore", "NPV"),
    ("plan", "every award, plant and flow of all years together", "–", "solution"),
    ("limit", "something that may not be passed", "as named", "constraint"),
    ("no plan can meet all limits", "the limits of the workbook contradict each other", "–", "infeasible"),
    ("within … % of the best possible", "no plan can be better by more than this", "%", "optimality gap"),
    ("aim, priority", "what the plan pursues; a later priority gives up nothing of an earlier one beyond its tolerance",
     "–", "lexicographic goal programming"),
    ("import dependence", "demand not served by magnets made in India, as a share of demand; unmet demand counts", "%",
     None),
    ("chain by value", "the same with imported oxide, metal and alloy counted, at one reference price for all origins",
     "%", None),
    ("country share", "one country's part of what is imported: says nothing about how much is imported", "%", None),
    ("concentration", "sum of the squared shares of all countries; 10,000 is one country alone", "0–10,000",
     "Herfindahl–Hirschman index"),
    ("Nd+Pr, Dy+Tb", "neodymium and praseodymium; dysprosium and terbium, contained in what is counted", "t", "NdPr"),
    ("award", "magnet capacity granted to a beneficiary under the scheme", "t/a", "allotment"),
    ("gestation", "years from the award until its capacity must stand", "years", None),
    ("window", "years whose sales earn incentive", "years", None),
    ("incentive", "paid on each kg of eligible magnets sold", "₹ crore", "sales-linked incentive, SLI"),
    ("eligible", "made in India from own oxide and own metal, within the award, sold in the window, alone or in goods",
     "t", None),
    ("entitlement", "the least of all ceilings on the incentive of a year, earliest year first", "₹ crore", None),
    ("subsidy", "paid once on eligible investment, when the capacity is commissioned", "₹ crore", "capital subsidy"),
    ("envelope", "most that may be paid to all together", "₹ crore", "outlay"),
    ("viability gap", "what a beneficiary misses to break even at its own cost of capital, in present value", "₹ crore",
     None),
    ("break-even rate", "incentive per kg of eligible magnets at which nothing is missing", "₹/kg", None),
    ("cost to the country", "resources used up; duty, incentive and subsidy move money within it and cancel", "₹ crore",
     "economic cost"),
    ("cost to the exchequer", "incentive and subsidy less duty", "₹ crore", "fiscal cost"),
    ("cost to users", "what Indian markets pay for what they get", "₹ crore", None),
    ("swarf", "magnet dust and chips from grinding, which can be recycled", "t", None),
    ("inferred", "an input with no source that was read: an assumption", "–", None),
)
"""Term, meaning, unit, technical word."""


def fill(material: Material) -> Filled:
    """One row a term."""
    known = {w[0] for w in WORDS}
    records = [list(row) for row in WORDS]
    records += [list(w) for s in STUDIES for w in s.words if w[0] not in known]
    return Filled("Words of this report; the technical word is given once, here.",
                  framed([c.name for c in COLUMNS], records))


TOPIC = Report("Words and units", "Words and units", "a term", COLUMNS, fill, needs="nothing", tab="proof")
