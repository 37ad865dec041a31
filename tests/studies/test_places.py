"""Every study × every place that tells of it: from its declaration alone, and a new one by one line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.comparison.compared import COMPARED
from model.reports.catalogue import REPORTS
from model.reports.dictionary import report_pages
from model.reports.sheets.words_and_units import WORDS
from model.studies import STUDIES, Study
from tests.studies.all_made import PRICED_ONLY, Told, in_lots, priced, run
from tests.studies.places import (
    assert_compared,
    assert_in_the_files,
    assert_in_the_pages,
    assert_in_the_report,
    assert_on_the_screen,
    sections_of,
)
from tests.studies.throw_away import DAYS

ROOT = Path(__file__).resolve().parents[2]

every_study = pytest.mark.parametrize("study", STUDIES, ids=lambda s: s.name)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Told]:
    """Two runs, of priced aims and of aims in order, in which every study is made that can be, and finds something."""
    asked = ("--studies", ",".join(s.name for s in STUDIES), "--json")
    made = {p: run(make(), tmp_path_factory.mktemp("all"), *asked) for p, make in ((True, priced), (False, in_lots))}
    assert [m.screen for m in made.values() if m.code != 0] == []
    return made


@pytest.fixture
def told(both: dict[bool, Told], request: pytest.FixtureRequest) -> Told:
    """The run in which a study is made; the one of aims in order where a test names none."""
    asked = getattr(request.node, "callspec", None)
    return both[asked is not None and asked.params["study"].name in PRICED_ONLY]


@pytest.fixture(scope="module")
def thrown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, dict[str, Any]]:
    """A run that makes the study thrown away, in a process of its own, and what it says besides."""
    command = [sys.executable, "-m", "tests.studies.throw_away", str(tmp_path_factory.mktemp("thrown"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return Told(found["code"], found["screen"], found["short"], Path(found["folder"])), found


@pytest.mark.quick
@every_study
def test_a_study_declares_all_that_places_need(study: Study) -> None:
    """Without it a table would have a column that nobody can read, or that two runs cannot be compared by."""
    for c in study.columns:
        assert all((c.key, c.unit, c.meaning)), c.name
    for unique in ("key", "name"):
        values = [getattr(c, unique) for c in study.columns]
        assert len(set(values)) == len(values)
    assert set(study.shown) <= {c.name for c in study.columns}
    said = (study.name, study.question, study.sheet, study.title, study.stage, study.counts, study.one_row_is,
            study.topic)
    assert all(said)
    assert study.question.endswith("?")
    assert study.name.isidentifier()


@pytest.mark.quick
def test_no_two_studies_share_a_name_a_sheet_or_a_word() -> None:
    """Without it one would write over the other's file, tab or section, or a term would mean two things."""
    for of in ("name", "sheet", "stage", "topic", "title"):
        values = [getattr(s, of) for s in STUDIES]
        assert len(set(values)) == len(values), of
    sheets = [r.sheet for r in REPORTS]
    assert len(set(sheets)) == len(sheets)
    terms = [w[0] for w in WORDS] + [w[0] for s in STUDIES for w in s.words]
    assert len(set(terms)) == len(terms)


@pytest.mark.quick
@every_study
def test_the_page_of_outputs_names_each_study(study: Study) -> None:
    assert_in_the_pages(study, report_pages())
    assert_in_the_pages(study, (ROOT / "outputs" / "README.md").read_text(encoding="utf-8"))


@pytest.mark.quick
@every_study
def test_each_study_is_compared(study: Study) -> None:
    (of,) = (c for c in COMPARED if c.sheet == study.sheet)
    assert of.keys
    assert of.numbers or of.words


@pytest.mark.solve
@every_study
def test_the_screen_tells_each_study(study: Study, told: Told) -> None:
    assert_on_the_screen(study, told)


@pytest.mark.solve
@every_study
def test_files_hold_each_study(study: Study, told: Told) -> None:
    assert len(told.short["studies"][study.name]) > 0
    assert_in_the_files(study, told)


@pytest.mark.solve
@every_study
def test_the_report_shows_each_study(study: Study, told: Told) -> None:
    assert_in_the_report(study, told)


@pytest.mark.solve
@every_study
def test_a_change_in_each_study_is_found_by_the_comparison(study: Study, told: Told) -> None:
    assert_compared(study, told)


@pytest.mark.solve
def test_sheets_and_sections_of_studies_stand_in_their_order(told: Told) -> None:
    """Proves: together, after the plans compared; a planner finds them where the last report had them."""
    there = [s for s in STUDIES if s.name not in PRICED_ONLY]
    names = [s.sheet for s in there]
    sheets = openpyxl.load_workbook(told.folder / "report.xlsx", read_only=True).sheetnames
    first = sheets.index("Plans compared") + 1
    assert sheets[first:first + len(names)] == names
    anchors = [s.name.replace("_", "-") for s in there]
    assert [s for s in sections_of(told) if s in anchors] == anchors


@pytest.mark.solve
def test_a_new_study_reaches_every_place_by_one_line(thrown: tuple[Told, dict[str, Any]]) -> None:
    """Proves: a class and its line in the tuple are all that a study needs.

    Without it a study would have homes of its own again, and one of them would be forgotten.
    """
    told, said = thrown
    assert told.code == 0
    assert told.record["studies"] == {
        "asked by": "command", "made": ["days"],
        "between": ["National cost", "Magnets by quantity"], "not possible": {}, "rows": {"days": 3}, "variants": {},
    }
    assert_on_the_screen(DAYS, told)
    assert_in_the_files(DAYS, told)
    assert_in_the_report(DAYS, told)
    assert_in_the_pages(DAYS, said["pages"])
    assert said["compared"] == [["Days", ["Year of the plan"], ["Days"], ["Leap"]]]
    assert "The days of 3 years are known." in (told.folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.quick
def test_the_study_thrown_away_is_not_in_the_tool() -> None:
    """Without it the proof above would prove nothing."""
    assert DAYS.name not in {s.name for s in STUDIES}
    assert list(missing([*STUDIES], report_pages())) == []
    assert list(missing([DAYS], report_pages())) == ["days"]


def missing(studies: list[Study], text: str) -> Iterator[str]:
    """Names of the studies that a page does not tell of."""
    yield from (s.name for s in studies if f"Study `{s.name}`" not in text)
