"""Studies in any order: each finds the same, byte for byte, whichever came before it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from model.engine import Session
from model.ground.progress import SILENT
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.planning.where import Where
from model.reports.csv_tables import write_csv
from model.studies import STUDIES, Study
from model.studies.asked import Asked, Options
from model.studies.made import make, wanted
from model.studies.study import Answer
from tests.cases.case import Case
from tests.studies.all_made import IN_ORDER_ONLY, PRICED_ONLY, any_size, in_lots, priced

pytestmark = pytest.mark.solve

EVERY = Options(only=tuple(s.name for s in STUDIES), where=Where(workers=1))


def bytes_of(answer: Answer, folder: Path) -> dict[str, bytes]:
    """Name of a table of an answer → its CSV file, and its sentence."""
    found = {"sentence": answer.sentence.encode()}
    for name, frame in {"": answer.frame, **answer.further}.items():
        write_csv(frame, folder / "table.csv")
        found[name] = (folder / "table.csv").read_bytes()
    return found


def found_in(order: Iterable[Study], result: Result, folder: Path) -> dict[str, dict[str, bytes]]:
    """Name of a study → the bytes of what it finds, asked one after another in this order."""
    asked = Asked(result, EVERY)
    with EVERY.where.opened() as crews:
        return {s.name: bytes_of(make(s, asked, crews), folder) for s in order}


@pytest.mark.parametrize(("make_case", "left_out"), [
    (in_lots, PRICED_ONLY), (any_size, {"lots", *PRICED_ONLY}), (priced, {"lots", *IN_ORDER_ONLY}),
], ids=["lots", "any size", "priced"])
def test_the_order_of_studies_changes_nothing(
    make_case: Callable[[], Case], left_out: set[str], tmp_path: Path
) -> None:
    """Proves: no study leaves anything moved, held or cut that another reads; each starts from the plan's own bases.

    Without it what a study says would hang on which others were made, and a run with fewer would say otherwise.
    """
    result = solve(program_of(make_case().tables))
    studies, barred = wanted(Asked(result, EVERY))
    assert set(barred) == left_out
    assert {s.name for s in studies} == {s.name for s in STUDIES} - left_out
    first = found_in(studies, result, tmp_path)
    order = random.Random(1).sample(studies, len(studies))
    assert order != studies
    assert found_in(order, result, tmp_path) == first, [s.name for s in order]


def shared(result: Result, patch: pytest.MonkeyPatch) -> tuple[set[str], set[frozenset[str]]]:
    """Which studies search at all, and pairs of them that search in the same solver."""
    asked, used = Asked(result, EVERY), list[tuple[str, Session]]()
    real = Session.minimise
    for study in wanted(asked)[0]:
        with patch.context() as within, EVERY.where.opened() as crews:
            within.setattr(Session, "minimise", lambda self, *a, name=study.name, **k: (
                used.append((name, self)), real(self, *a, **k))[1])
            make(study, asked, crews)
    return {name for name, _ in used}, {frozenset((a, b)) for a, one in used for b, other in used
                                        if a != b and one is other}


def test_no_two_studies_share_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: no solver that one study searches in is searched in by another, so that it may move bounds and go.

    Sensitivity: with one search handed to all of them those that walk on from the plan's own are found.
    """
    result = solve(program_of(any_size().tables))
    searching, pairs = shared(result, monkeypatch)
    assert {"prices", "ties"} < searching
    assert pairs == set()
    one = result.search()
    monkeypatch.setattr(Result, "search", lambda self, progress=SILENT, whole=False: one)
    assert frozenset(("prices", "ties")) in shared(result, monkeypatch)[1]
