"""What was not solved, or not in time, is told as not known: never as no plan, no change or another limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.ground.errors import Unfinished
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.planning.variant import NO_PLAN, NOT_FOUND, REFUSED, STOPPED, Solved, solve_variant
from model.studies.asked import Asked
from model.studies.study import Answer
from model.studies.variant_run import run_of
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import BY_NAME, answer_of, early, unsolved, without_plan
from tests.studies.test_cases import three
from tests.studies.test_designs import designs
from tests.studies.test_prices import scarce
from tests.studies.test_profits import two_alike
from tests.studies.test_readings import base as read_both_ways
from tests.studies.test_ties import alike, any_size

pytestmark = pytest.mark.solve
LOST = "not solved: its worker was killed"


def asked(case: Case) -> tuple[Asked, Result]:
    result = solve(program_of(case.tables))
    return Asked(result), result


def answered(name: str, of: Asked, solved: Sequence[Solved]) -> tuple[Answer, list[str]]:
    """The answer of a study to these variants, and its sentences of section and first page."""
    study = BY_NAME[name]
    answer = study.answer(of, solved)
    table = study.table(answer)
    return answer, [*(f.sentence for f in study.headline(of, table)),
                    *(t.finding.sentence for t in study.told(of, table))]


def test_the_status_says_what_was_proven() -> None:
    of, result = asked(three())
    variant = BY_NAME["cases"].runs(of)[0]
    found = [unsolved(result, variant), without_plan(result, variant, True), without_plan(result, variant, False)]
    assert [s.status for s in found] == [LOST, NO_PLAN, NOT_FOUND]
    assert [s.impossible for s in found] == [False, True, False]


def test_how_a_variant_went_is_told_by_what_it_is_not_by_its_words() -> None:
    """Proves: refused, stopped and failed are facts of the variant.

    Sensitivity: a failure in the words of a stop would be told as the user's wish, and not at all on the screen.
    """
    of, result = asked(three())
    low, _ = BY_NAME["cases"].runs(of)
    solved = solve_variant(result.base, low)
    assert solved.verification is not None
    bad = replace(solved.verification.findings[0], passed=False)
    refused = run_of(replace(solved, verification=replace(solved.verification, findings=(bad,))))
    assert (refused.refused, refused.stopped, refused.status) == (True, False, REFUSED)
    failed = run_of(replace(unsolved(result, low), problem=STOPPED))
    assert (failed.refused, failed.stopped, failed.wrong) == (False, False, f"not solved: {STOPPED}")
    left = run_of(replace(unsolved(result, low), problem=STOPPED, stopped=True))
    assert (left.stopped, left.wrong) == (True, "")
    sound = run_of(solved)
    assert (sound.refused, sound.stopped, sound.wrong) == (False, False, "")


def test_a_case_that_was_not_solved_is_not_a_case_without_a_plan() -> None:
    """Without it the first page would say that low demand cannot be met, because a process was killed."""
    of, result = asked(three())
    low, high = BY_NAME["cases"].runs(of)
    answer, (_, told) = answered("cases", of, [unsolved(result, low), early(solve_variant(result.base, high))])
    assert answer.frame["status"].tolist() == [LOST, "optimal", "stopped early with a plan"]
    assert "at its low figure the plan is not known, since it was not solved" in told
    assert "there is no plan" not in told
    assert "(its search stopped early)" in told.partition("at its high figure")[2]
    _, (_, told) = answered("cases", of, [without_plan(result, low, False), without_plan(result, high, True)])
    assert "at its low figure no plan was found in time; at its high figure there is no plan" in told


def test_a_reading_that_was_not_solved_is_not_one_that_changes_nothing() -> None:
    of, result = asked(read_both_ways())
    share, outside = BY_NAME["readings"].runs(of)
    answer, said = answered("readings", of, [solve_variant(result.base, share), unsolved(result, outside)])
    assert answer.frame["moves"].tolist() == ["moves", "not known"]
    assert answer.sentence.endswith("gap: Share. Not known, since not solved: Outside.")
    assert all("of 1 it is not known" in s for s in said)
    answer, said = answered("readings", of, [without_plan(result, v, v is share) for v in (share, outside)])
    assert answer.frame["moves"].tolist() == ["no plan", "not known"]
    assert answer.sentence.endswith("a time. There is no plan under: Share. Not known, since not solved: Outside.")
    assert not any("none" in s for s in said)


def test_a_lot_is_barred_only_where_that_is_proven() -> None:
    of, result = asked(two_lots())
    first, *others = BY_NAME["lots"].runs(of)
    solved = [early(solve_variant(result.base, first)), unsolved(result, others[0]),
              *(without_plan(result, v, n == 0) for n, v in enumerate(others[1:]))]
    answer, _ = answered("lots", of, solved)
    table = answer.frame
    assert table["possible"].tolist()[:3] == ["yes", "not known", "no: another limit bars it"]
    assert table["status"].tolist()[:2] == ["stopped early with a plan", LOST]
    assert "nothing is known: Status says why" in answer.sentence


def test_a_longer_plan_that_was_not_solved_is_not_one_that_there_is_not() -> None:
    of, result = asked(plant().set(check_years=2))
    (longer,) = BY_NAME["horizon"].runs(of)
    answer, _ = answered("horizon", of, [unsolved(result, longer)])
    assert answer.sentence == ("Made up to FY2030-31 the plan is not known, since it was not solved: what hangs on "
                               "where it ends is not known.")


def test_designs_that_were_not_solved_are_named_where_the_cheapest_is() -> None:
    """Without it the cheapest of those that happened to be solved would be told as the cheapest of all."""
    of, result = asked(designs())
    nobody, best, two, one = BY_NAME["designs"].runs(of)
    solved = [solve_variant(result.base, nobody), unsolved(result, best), without_plan(result, two, False),
              early(solve_variant(result.base, one))]
    answer, (_, told) = answered("designs", of, solved)
    assert answer.frame["status"].tolist() == ["optimal", LOST, NOT_FOUND, "stopped early with a plan"]
    assert told.startswith("Of the designs compared, one at 40 costs the country least")
    assert told.endswith("less than with no award. Not settled: best: the plan is not known, since it was not solved; "
                         "two at 40: no plan was found in time; the search stopped early for one at 40")


@pytest.mark.parametrize(("name", "case"), [
    ("ties", alike(two_lots())), ("ties", any_size()), ("prices", scarce()), ("profits", two_alike()),
], ids=["ties of lots", "ties of any size", "prices", "profits"])
def test_a_study_whose_own_searches_time_ended_has_no_answer(name: str, case: Case) -> None:
    """Proves: where the plan is found and no time is left after it, nothing is told of ties, prices and profits.

    Sensitivity: what a search did not find in time would be told as *no two awards can be exchanged* or *no plan with
    one unit less*, and what it had so far as the least there is.
    """
    result = solve(program_of(case.tables))
    late = replace(result, program=program_of(case.set(time_limit=1e-9).tables))
    with pytest.raises(Unfinished, match="hit the limit of time; the plan itself is valid"):
        answer_of(name, late)
