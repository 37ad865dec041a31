"""Which studies are made: what the workbook says, what the command says, and what cannot be asked."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import model.studies.asked
from model import verbs
from model.case.tables import Tables
from model.ground.errors import CommandError, InputProblems
from model.studies import STUDIES
from model.studies.made import require_known, sheet_problems
from model.workbook.layout import FIRST_ROW
from runners import check, exits, solve
from tests.cases.case import Case
from tests.cases.small import plant
from tests.studies.all_made import run

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "repm_small.xlsx"


def saying(case: Case, *rows: tuple[str, str]) -> Case:
    """A case whose sheet Studies wants a study, or does not."""
    return case.adding("Studies", *(
        {"study": study, "setting": "with every run", "value": value} for study, value in rows))


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
def test_a_name_there_is_not_on_the_sheet_is_a_stop_at_its_cell() -> None:
    tables = saying(plant(), ("prices", "No"), ("horizn", "Yes"), ("ties", "maybe")).tables
    rows = dict(zip(*(tables.frames["Studies"][c] for c in ("study", "row")), strict=True))
    unknown, meaningless = sheet_problems(tables)
    assert (unknown.where, unknown.found) == (tables.cell("Studies", rows["horizn"], "study"),
                                              "there is no study 'horizn'.")
    assert unknown.mend == "Did you mean horizon?"
    assert meaningless.where == tables.cell("Studies", rows["ties"], "value")
    assert meaningless.mend == "Choose Yes or No."
    assert {p.severity for p in (unknown, meaningless)} == {"stop"}


@pytest.mark.quick
def test_the_reader_stops_at_a_name_there_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Proves it on a workbook: reading stops, and the command that checks names the cell, as the one that solves does.

    Without it the row would be passed over, or found only when it is time to solve.
    """
    book = openpyxl.load_workbook(SMALL)
    for column, value in enumerate(("casez", "with every run", "Yes"), 1):
        book["Studies"].cell(FIRST_ROW, column, value)
    path = tmp_path / "other.xlsx"
    book.save(path)
    with pytest.raises(InputProblems) as stopped:
        verbs.read(path)
    problem = stopped.value.problems[0]
    assert (problem.where, problem.found) == (f"Studies!A{FIRST_ROW}", "there is no study 'casez'.")
    assert problem.mend == "Did you mean cases?"
    assert problem in verbs.check(path)
    assert check.main([str(path)]) == exits.INPUT_PROBLEMS
    assert f"Studies!A{FIRST_ROW}: there is no study 'casez'. Did you mean cases?" in "".join(capsys.readouterr())


@pytest.mark.solve
def test_the_workbook_says_which_are_made(tmp_path: Path) -> None:
    """Proves: what the sheet does not want is not made, all else that is usual is. Without it it says nothing."""
    told = run(saying(plant().set(check_years=1), ("prices", "No")), tmp_path, "--json")
    assert told.record["studies"] == {
        "asked by": "workbook", "made": ["horizon"], "not possible": {}, "rows": told.record["studies"]["rows"],
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


@pytest.mark.quick
def test_a_row_of_the_sheet_stands_in_the_tables() -> None:
    tables: Tables = saying(plant(), ("prices", "No")).tables
    assert tables.frames["Studies"][["study", "value"]].to_numpy().tolist() == [["prices", "No"]]
    assert sheet_problems(tables) == []
    assert sheet_problems(replace(tables, frames={**tables.frames, "Studies": tables.frames["Studies"].iloc[:0]})) == []
