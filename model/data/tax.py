"""Tax and working capital: what makers pay on profit, and what their purchases tie up."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.eligibility import BidderYear
from model.data.indices import Beneficiary, Build, Year
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.data.viability import ViabilityData
from model.ground.finance import discount_factor
from model.ground.numbers import total
from model.ground.years import later, start_of
from model.schema.settings import OWN_FLOWS

MONTHS = 12.0


@dataclass(frozen=True)
class TaxData:
    """Tax and working capital of makers judged on their own flows; empty where neither is counted.

    Attributes:
        TAXED: (b, y) of makers whose profit is taxed.
        tax_rate: by maker [1].
        wear: (b, y) → builds and straight-line wear, in constant rupees [₹ crore per t/a].
        years: how many years each year stands for, which tax counts all.
        incentive_income: (b, y) → years earned in, and real rupees of income a nominal rupee gives when it is paid.
        subsidy_income: (b, y), real rupees a year of a nominal rupee of subsidy, spread over the life of its plants.
        tied_up: (b, y), present worth of a rupee of purchases that is tied up from then on until it is given back.
    """

    TAXED: list[BidderYear] = field(default_factory=list)
    tax_rate: dict[Beneficiary, float] = field(default_factory=dict)
    wear: dict[BidderYear, list[tuple[Build, float]]] = field(default_factory=dict)
    years: dict[Year, float] = field(default_factory=dict)
    incentive_income: dict[BidderYear, float] = field(default_factory=dict)
    subsidy_income: dict[BidderYear, float] = field(default_factory=dict)
    tied_up: dict[BidderYear, float] = field(default_factory=dict)


def tax(tables: Tables, d: NetworkData, awards: AwardData, money: MoneyData, viability: ViabilityData) -> TaxData:
    """The columns Tax rate and Working capital of Facilities."""
    if tables.settings.margins != OWN_FLOWS or tables.scheme is None:
        return TaxData()
    years, lag = d.periods.YEARS, tables.scheme.claim_lag
    taxed = [b for b in awards.BENEFICIARIES if b in d.facilities.tax_rate]
    tied = [b for b in awards.BENEFICIARIES if b in d.facilities.working_capital]
    return TaxData(
        TAXED=[(b, y) for b in taxed for y in years],
        tax_rate={b: d.facilities.tax_rate[b] for b in taxed},
        wear=_wear(d, viability, taxed),
        years=d.periods.times,
        incentive_income={(b, y): 1 / money.price_level[later(y, lag)] for b in taxed for y in years},
        subsidy_income={(b, y): v for b in taxed for y, v in _spread(d, awards, money, viability, b).items()},
        tied_up={(b, y): v for b in tied for y, v in _tied_up(d, b).items()},
    )


def _wear(
    d: NetworkData, viability: ViabilityData, taxed: list[Beneficiary]
) -> dict[BidderYear, list[tuple[Build, float]]]:
    """Cost of a build over its life, in each year in which it stands."""
    own = set(viability.OWN_BUILDS)
    found: dict[BidderYear, list[tuple[Build, float]]] = {(b, y): [] for b in taxed for y in d.periods.YEARS}
    for f, s, o, v, y in d.capacity.stands:
        if f in taxed and (f, s, o, v) in own:
            life = d.capacity.option[f, s, o].life
            lived = d.periods.lived(y, d.periods.after[v][0], life)
            found[f, y].append(((f, s, o, v), d.capacity.capital[f, s, o] / life * lived))
    return found


def _spread(
    d: NetworkData, awards: AwardData, money: MoneyData, viability: ViabilityData, b: Beneficiary
) -> dict[Year, float]:
    """Income of each year from a nominal rupee of subsidy: in equal parts over the longest life of its plants."""
    stands = awards.commissioning_year[b]
    life = max((d.capacity.option[k[:3]].life for k in viability.OWN_BUILDS if k[0] == b), default=1)
    since = start_of(stands) - start_of(d.periods.YEARS[0])
    return {y: 1 / money.price_level[stands] / life * d.periods.lived(y, since, life) for y in d.periods.YEARS}


def _tied_up(d: NetworkData, b: Beneficiary) -> dict[Year, float]:
    """Present worth of tying up months of a rupee of purchases: paid in its year, given back in the next."""
    rate, part = d.facilities.cost_of_capital[b], d.facilities.working_capital[b] / MONTHS
    return {y: part * total(v for n in d.periods.after[y] for v in (discount_factor(rate, n),
                                                                    -discount_factor(rate, n + 1)))
            for y in d.periods.YEARS}
