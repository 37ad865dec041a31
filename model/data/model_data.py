"""Model data: index lists, lookups and derived numbers, ready for the formulation."""

from __future__ import annotations

from dataclasses import dataclass

from model.data.accounts import AccountData
from model.data.assured import AssuredData
from model.data.awards import AwardData
from model.data.eligibility import EligibilityData
from model.data.firms import FirmData
from model.data.grade_ladder import GradeLadderData
from model.data.incentive import IncentiveData
from model.data.limits import LimitData
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.data.own_metal import OwnMetalData
from model.data.stops import StopData
from model.data.tax import TaxData
from model.data.total import TotalData
from model.data.viability import ViabilityData
from model.schema.scheme import Scheme


@dataclass(frozen=True)
class ModelData(NetworkData):
    """One frozen record a topic: those of the network, and those of the scheme, which are empty without one.

    Sets are upper case lists of tuples in index order, lookups lower case dictionaries keyed by such tuples. Everything
    can be sent to another process.

    Attributes:
        scheme: the clauses of the scheme, None without one.
    """

    scheme: Scheme | None
    awards: AwardData
    money: MoneyData
    eligibility: EligibilityData
    own_metal: OwnMetalData
    firms: FirmData
    incentive: IncentiveData
    assured: AssuredData
    accounts: AccountData
    viability: ViabilityData
    tax: TaxData
    grade_ladder: GradeLadderData
    limits: LimitData
    stops: StopData
    total: TotalData

    @property
    def clauses(self) -> Scheme:
        """The clauses of the scheme, for what is asked only where there is one.

        Raises:
            ValueError: the workbook has no scheme.
        """
        if self.scheme is None:
            raise ValueError("the workbook has no scheme")
        return self.scheme
