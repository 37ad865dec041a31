"""Which studies are made: what the workbook says, what the command says, and what cannot be asked."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import openpyxl
import pytest

import model.studies.asked
from model import verbs
from model.ground.errors import CommandError, InputProblems
from model.reports.clauses.facts import field_of
from model.schema.studies import StudySetting
from model.studies import STUDIES
from model.studies.made import require_known
from model.workbook.layout import FIRST_ROW
from runners import check, exits, solve
from tests.cases.case import Case
from tests.cases.small import plant
from tests.studies.all_made import run

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "repm_small.xlsx"


def saying(case: Case, *rows: tuple[str, str]) -> Case:
    """A case whose sheet Studies wants a study, or does not."""
    return case.adding("Studies", *(
        {"study": study, "setting": "with every run", "value": value == "Yes"} for study, value in rows))


@pytest.mark.quick
@pytest.mark.parametrize(("name", "words"), [
    ("prics", "There is no study 'prics'. Did you mean prices?"),
    ("trade-off", "There is no study 'trade-off'. Did you mean trade_off?"),
    ("xyz", f"There is no study 'xyz'. There are {', '.join(s.name for s in STUDIES)}."),
])
def test_a_name_there_is_not_is_a_wrong_command(
    name: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: it is said before anything is read. Without it a planner waits for a study that is never made."""
    code = solve.main([str(tmp_path / "none.xlsx"), "--out", str(tmp_path / "runs"), "--studies", f"prices,{name}"])
    assert code == exits.WRONG_COMMAND == 2
    assert capsys.readouterr().err == f"{words}\n"
    assert not (tmp_path / "runs").exists()


@pytest.mark.quick
def test_names_of_studies_are_known() -> None:
    require_known([s.name for s in STUDIES])
    with pytest.raises(CommandError, match="lotz"):
        require_known(["prices", "lotz"])


@pytest.mark.quick
@pytest.mark.parametrize(("words", "between"), [
    ((), ("Cost", "Unmet demand")),
    (("--between", "National cost", "Viability gap"), ("National cost", "Viability gap")),
])
def test_the_aims_of_the_curve_are_typed_in_one_place(
    words: tuple[str, ...], between: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: where the command names none, the aims are those of the studies, whatever they are.

    Sensitivity: typed in the command as well, a change in one place would leave the other behind.
    """
    monkeypatch.setattr(model.studies.asked, "BETWEEN", ("Cost", "Unmet demand"))
    parser = ArgumentParser()
    solve.main.options(parser)
    assert solve._studies(parser.parse_args(["plan.xlsx", *words])).between == between


@pytest.mark.quick
def test_the_sheet_knows_every_study() -> None:
    """Proves: whoever adds a study adds its name to the sheet. Sensitivity: without it no workbook could name it."""
    assert field_of(StudySetting, "study").choices == tuple(s.name for s in STUDIES)


def typed(path: Path, *rows: tuple[str, str]) -> Path:
    """The small workbook with rows typed on Studies, each a study and a value."""
    book = openpyxl.load_workbook(SMALL)
    for n, (study, value) in enumerate(rows):
        for column, text in enumerate((study, "With every run", value), 1):
            book["Studies"].cell(FIRST_ROW + n, column, text)
    book.save(path)
    return path


@pytest.mark.quick
def test_the_sheet_is_read_like_any_other(tmp_path: Path) -> None:
    """Proves: case does not matter, and the tool's spelling is what counts from then on.

    Sensitivity: compared sign by sign, "Prices" would be no study and "no" no answer.
    """
    tables = verbs.read(typed(tmp_path / "plan.xlsx", ("Prices", "no"), ("TIES", "NO"), ("cases ", "yes")))
    assert tables.frames["Studies"][["study", "value"]].to_numpy().tolist() == [
        ["prices", False], ["ties", False], ["cases", True]]


@pytest.mark.quick
def test_the_sheet_offers_names_and_answers() -> None:
    """Proves: a planner chooses from a list. Without it names must be looked up and typed."""
    lists = {str(v.sqref).partition("2")[0][0]: v.formula1 for v in
             openpyxl.load_workbook(SMALL)["Studies"].data_validations.dataValidation if v.type == "list"}
    assert set("AC") <= set(lists)


@pytest.mark.quick
def test_all_that_is_wrong_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proves: names there are not and values that mean nothing are stops, each at its cell, with those of other sheets.

    Sensitivity: looked at after the other sheets, they would be a second round.
    """
    path = typed(tmp_path / "plan.xlsx", ("casez", "Yes"), ("ties", "maybe"))
    book = openpyxl.load_workbook(path)
    book["Supply"]["H8"] = "much"
    book.save(path)
    with pytest.raises(InputProblems) as stopped:
        verbs.read(path)
    where = [p.where for p in stopped.value.problems if p.severity == "stop"]
    assert {f"Studies!A{FIRST_ROW}", f"Studies!C{FIRST_ROW + 1}", "Supply!H8"} <= set(where)
    assert check.main([str(path)]) == exits.INPUT_PROBLEMS
    assert f"Studies!A{FIRST_ROW}: 'casez' is not allowed in 'Study'. Choose prices," in "".join(capsys.readouterr())


@pytest.mark.solve
def test_the_workbook_says_which_are_made(tmp_path: Path) -> None:
    """Proves: what the sheet does not want is not made, all else that is usual is. Without it it says nothing."""
    told = run(saying(plant().set(check_years=1), ("prices", "No")), tmp_path, "--json")
    assert told.record["studies"] == {
        "asked by": "workbook", "made": ["horizon"], "between": ["National cost", "Magnets by quantity"],
        "not possible": {}, "rows": told.record["studies"]["rows"],
        "variants": told.record["studies"]["variants"],
    }
    (longer,) = told.record["studies"]["variants"]["horizon"]
    assert (longer["name"], longer["status"], longer["cells"] > 0) == ("longer horizon", "optimal", True)
    assert set(told.short["studies"]) == {"horizon"}
    assert not (told.folder / "tables" / "studies" / "prices.csv").exists()


@pytest.mark.solve
def test_an_option_beats_the_sheet_and_the_record_says_so(tmp_path: Path) -> None:
    case = saying(plant().set(check_years=1), ("prices", "No"), ("horizon", "Yes"))
    told = run(case, tmp_path, "--studies", "prices", "--json")
    assert (told.record["studies"]["asked by"], told.record["studies"]["made"]) == ("command", ["prices"])
    assert "--studies prices" in told.record["command"]
    none = run(case, tmp_path, "--studies", "none", "--json")
    assert (none.record["studies"]["asked by"], none.record["studies"]["made"]) == ("command", [])
    assert none.short["studies"] == {}
    assert not (none.folder / "tables" / "studies").exists()


@pytest.mark.solve
def test_what_an_option_asks_for_besides_is_said_to_be_of_both(tmp_path: Path) -> None:
    """Proves: --points asks for the curve though the sheet does not want it; the rest is the workbook's."""
    told = run(saying(plant(), ("trade_off", "No")), tmp_path, "--points", "2", "--json")
    assert told.record["studies"]["asked by"] == "workbook and command"
    assert told.record["studies"]["made"] == ["prices", "trade_off"]


@pytest.mark.solve
@pytest.mark.parametrize(("by", "words"), [("command", ["--studies", "lots"]), ("workbook", [])])
def test_a_study_that_cannot_be_asked_says_why(by: str, words: list[str], tmp_path: Path) -> None:
    """Proves: what is asked for by name and is not made is said, with the reason. Without it a sheet is missed."""
    told = run(saying(plant(), ("lots", "Yes")), tmp_path, *words, "--json")
    found = told.record["studies"]
    assert (told.code, found["asked by"]) == (0, by)
    assert found["not possible"] == {"lots": "awards are not in whole lots"}
    assert "lots" not in found["made"]
    assert "The study lots was not made: awards are not in whole lots." in told.screen


@pytest.mark.solve
def test_what_nobody_asked_for_is_not_said_to_be_impossible(tmp_path: Path) -> None:
    told = run(plant(), tmp_path, "--json")
    assert told.record["studies"]["not possible"] == {}
    assert "was not made" not in told.screen
