"""Certificate: each linear program solved is proved best without the solver."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from model.engine import Session, dual_bound
from model.planning.program import Program, program_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from model.priorities.reached import Reached
from model.priorities.search import weighted
from tests.cases.certificate import Certificate, certificate
from tests.cases.network import chain, one_plant
from tests.cases.programs import INF, costs, program
from tests.cases.small import award, plant

CASES = {
    "plant": lambda: plant().tables, "award": lambda: award().tables, "one plant": one_plant, "chain": chain,
    "chain in quarters": lambda: chain(settings={"steps_per_year": "4"}),
}


@dataclass
class Proving(Lexicographic):
    """A climb that proves each priority as it is reached, before the next one holds it."""

    proofs: list[tuple[int, Certificate, Reached]] = field(default_factory=list)

    def _reach(self, priority, ranges, outcome):
        cost, offset = weighted(self.session.arrays, priority, ranges)
        reached = super()._reach(priority, ranges, outcome)
        proof = certificate(self.session.arrays, cost, offset, outcome.x, outcome.row_dual)
        self.proofs.append((priority.rank, proof, reached))
        return reached


def proofs(program: Program):
    """Priority by priority, the certificate of its search and what it reached."""
    climb = Proving(Session(program.arrays), priorities_of(program.tables))
    climb.climb()
    assert [rank for rank, *_ in climb.proofs] == [p.rank for p in climb.priorities]
    return climb.proofs


@pytest.mark.solve
@pytest.mark.parametrize("name", list(CASES))
def test_every_priority_is_proved(name):
    """Proves: feasibility, signs, complementary slackness, and a dual bound that equals the objective.

    Without it: prices and the word optimal rest on the solver's own word.
    """
    for rank, proof, reached in proofs(program_of(CASES[name]())):
        assert proof.holds(abs(reached.outcome.objective)), (rank, proof)
        assert reached.outcome.proof.value == pytest.approx(reached.outcome.objective, rel=1e-7, abs=1e-6)
        assert reached.outcome.proof.infeasibility <= 1e-7


@pytest.mark.whole
def test_the_base_plan_is_proved(shipped):
    """Proves: every priority of the base workbook, cost among them, is best."""
    for rank, proof, reached in proofs(shipped.program("base")):
        assert proof.holds(abs(reached.outcome.objective)), (rank, proof)


@pytest.mark.solve
def test_a_spoilt_answer_is_not_proved():
    """A worse point, a price of the wrong sign, a price for room and a point beyond a limit are each found.

    max 3a + 2b with a + b ≤ 4, a ≤ 2 by a row: a = 2, b = 2, prices 2 and 1.
    """
    a, cost = program([[1, 1], [1, 0]], [-INF, -INF], [4, 2]), costs(-3, -2)
    best, prices = costs(2, 2), costs(-2, -1)
    assert certificate(a, cost, 0.0, best, prices).holds(1.0)
    assert certificate(a, cost, 0.0, costs(1, 3), prices).slack > 0.5
    assert certificate(a, cost, 0.0, costs(2, 3), prices).infeasible == pytest.approx(1.0)
    assert certificate(a, cost, 0.0, best, costs(2, -1)).wrong_sign >= 2.0
    assert certificate(a, cost, 0.0, best, costs(-3, 0)).gap > 0.5


@pytest.mark.quick
def test_the_dual_bound_by_hand():
    """The bound of the same program at prices 2 and 1 is −(4 × 2 + 2 × 1) = −10, its objective; 5 more with an offset.

    At prices 3 and 1 a tonne of b has a reduced cost of 1 at its bound of 0: −14, a weaker bound. At a price of the
    wrong sign there is none: the miss is the price.
    """
    a, cost = program([[1, 1], [1, 0]], [-INF, -INF], [4, 2]), costs(-3, -2)
    assert dual_bound(a, cost, 5.0, costs(-2, -1)).value == pytest.approx(-5.0)
    assert dual_bound(a, cost, 0.0, costs(-3, -1)).value == pytest.approx(-14.0)
    assert dual_bound(a, cost, 0.0, costs(2, -1)).infeasibility == pytest.approx(4.0)


@pytest.mark.solve
def test_the_bound_is_never_above_the_objective():
    """Proves: weak duality at prices drawn at random: with every column bounded no bound exceeds the best objective."""
    draw = np.random.default_rng(3)
    matrix = draw.integers(-3, 6, (6, 9)).astype(float)
    a = program(matrix, [-INF] * 6, draw.integers(4, 20, 6), columns=(0.0, 10.0))
    cost = draw.normal(size=9)
    best = Session(a).minimise(cost).objective
    for _ in range(50):
        bound = dual_bound(a, cost, 0.0, -draw.random(6))
        assert bound.infeasibility == 0.0
        assert bound.value <= best + 1e-9


@pytest.mark.solve
def test_held_rows_are_part_of_the_proof():
    """A row added to hold an aim has its price: minimise b with −3a − 2b held at −10."""
    a = program([[1, 1], [1, 0]], [-INF, -INF], [4, 2])
    session = Session(a)
    session.minimise(costs(-3, -2))
    session.hold(costs(-3, -2), -10.0)
    outcome = session.minimise(costs(0, 1))
    assert outcome.x == pytest.approx([2.0, 2.0])
    assert certificate(session.arrays, costs(0, 1), 0.0, outcome.x, outcome.row_dual).holds(1.0)
    assert not certificate(replace(session.arrays, row_upper=a.row_upper.tolist() + [INF]), costs(0, 1), 0.0, outcome.x,
                           outcome.row_dual).holds(1.0)
