"""python -m runners.verify: from the tables of a run back to the same findings."""

from __future__ import annotations

import hashlib
import json

import pandas as pd
import pytest

from model import verbs
from model.case.change_text import COLUMNS, record_of
from model.reports.csv_tables import write_csv
from model.verify import verify
from model.verify.compare import finding
from model.verify.saved import read_solution
from runners.verify import main
from tests.cases.answered import changes_of
from tests.verify.plans import lots, scheme


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A workbook and the folder of a run of whole lots, with all its plans."""
    workbook = tmp_path / "plan.xlsx"
    workbook.touch()
    monkeypatch.setattr(verbs, "read", lambda path: lots().tables)
    for name, solution in lots().plans.items():
        folder = tmp_path / "run" / "tables" / ("" if name == "chosen" else name.replace(" ", "_"))
        folder.mkdir(parents=True, exist_ok=True)
        for table, frame in solution.items():
            write_csv(frame, folder / f"{table}.csv")
        if changes := [record_of(c) for c in changes_of(lots().tables, name)]:
            write_csv(pd.DataFrame(changes, columns=list(COLUMNS)), folder / "changes.csv")
    (tmp_path / "run" / "tables" / "contents.csv").write_text("table,keys,unit,meaning\n", encoding="utf-8-sig")
    return workbook, tmp_path / "run"


@pytest.mark.solve
def test_nine_digits_are_enough(tmp_path):
    """What is read back is checked as strictly as what was solved."""
    for name, frame in scheme().plans["chosen"].items():
        write_csv(frame, tmp_path / f"{name}.csv")
    read = read_solution(tmp_path)
    assert set(read) == set(scheme().plans["chosen"])
    assert verify(scheme().tables, read).failures == ()


@pytest.mark.solve
def test_a_line_a_check_and_every_plan(run, capsys):
    assert main([str(path) for path in run]) == 0
    lines = capsys.readouterr().out.splitlines()
    checks = [f.check for f in verify(lots().tables, lots().copy()).findings]
    assert [line.split(":")[0].removeprefix("passed  ") for line in lines if line.startswith("passed")] == checks
    assert {line.split(":")[0] for line in lines if line.endswith("all passed")} == set(lots().plans)


@pytest.mark.solve
@pytest.mark.parametrize(("made_from", "said"), [(b"", False), (b"as it then stood", True)])
def test_another_workbook_than_that_of_the_run_is_said_first(run, capsys, made_from, said):
    """Proves: a check that fails may only be another workbook. Sensitivity: with its own workbook nothing is said.

    A record without hashes, or without what was proved, is none of a run.
    """
    record = {"input": {"file": "plan.xlsx", "sha256": hashlib.sha256(made_from).hexdigest()}}
    (run[1] / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert main([*(str(path) for path in run), "--json"]) == 6
    out, err = capsys.readouterr()
    failed = [f["check"] for f in json.loads(out)["plans"]["folder"]["findings"] if not f["passed"]]
    assert failed == ["files", "record"]
    assert ("is not the workbook of the run: that was plan.xlsx as it then stood." in err) == said
    assert json.loads(out)["workbook_of_the_run"] != said


@pytest.mark.solve
def test_a_run_without_its_record_is_not_said_to_be_of_this_workbook(run, capsys):
    """Proves: what nobody can tell is null, not true."""
    (run[1] / "run.json").unlink(missing_ok=True)
    assert main([*(str(path) for path in run), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["workbook_of_the_run"] is None


@pytest.mark.quick
def test_a_number_without_a_unit_is_said_without_one():
    """Proves: no stray 1. Sensitivity: tonnes keep theirs."""
    assert "Largest difference 0, allowed" in finding("open", "A half is none.", "1", 0.0, 1e-6, "").sentence
    assert "Off by 0.5 at F, allowed" in finding("open", "A half is none.", "1", 0.5, 1e-6, "F").sentence
    assert "Largest difference 0 t, allowed" in finding("ship", "All arrives.", "t", 0.0, 1e-6, "").sentence


@pytest.mark.solve
def test_quiet_says_only_what_failed(run, capsys):
    assert main([*(str(path) for path in run), "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    (run[1] / "tables" / "jobs.csv").unlink()
    assert main([*(str(path) for path in run), "--quiet"]) == 6
    failed, count = capsys.readouterr().out.splitlines()
    assert failed.startswith("FAILED  jobs: ")
    assert count.startswith("chosen: ")
    assert count.endswith(" checks, 1 failed")


@pytest.mark.solve
def test_a_failed_check_is_exit_code_6(run, capsys):
    path = run[1] / "tables" / "no_scheme" / "freight_cost.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",0.", ",1."), encoding="utf-8-sig")
    assert main([str(path) for path in run]) == 6
    out = capsys.readouterr().out
    assert "FAILED  freight_cost: Off by 1 " in out
    assert "FAILED  parties_balance: Off by " in out, "the line that no party pays"
    assert f"no scheme: {len(verify(lots().tables_of('no scheme'), {}).findings)} checks, 2 failed" in out


@pytest.mark.solve
def test_json(run, capsys):
    (run[1] / "tables" / "jobs.csv").unlink()
    assert main([*(str(path) for path in run), "--json"]) == 6
    found = json.loads(capsys.readouterr().out)
    assert found["passed"] is False
    failed = [f for f in found["plans"]["chosen"]["findings"] if not f["passed"]]
    assert [(f["check"], f["largest_difference"]) for f in failed] == [("jobs", None)]


@pytest.mark.solve
@pytest.mark.parametrize("text", ["commodity,value\nalloy,1\n", "commodity,from,to,period,value\na,b,c,d,much\n"])
def test_a_table_that_cannot_be_read_is_exit_code_3(run, capsys, text):
    (run[1] / "tables" / "ship.csv").write_text(text, encoding="utf-8")
    assert main([str(path) for path in run]) == 3
    assert "ship.csv: The table cannot be read" in capsys.readouterr().err


@pytest.mark.quick
def test_a_folder_without_tables_is_exit_code_3(tmp_path, capsys):
    workbook = tmp_path / "plan.xlsx"
    workbook.touch()
    assert main([str(workbook), str(tmp_path)]) == 3
    assert "no tables of a plan" in capsys.readouterr().err


@pytest.mark.quick
def test_a_wrong_command_is_exit_code_2(tmp_path, capsys):
    assert main([str(tmp_path / "none.xlsx"), str(tmp_path)]) == 2
    assert "There is no" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
