"""The audit of a run folder: what a run wrote passes, and nothing in it can be altered without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.audit import audit, files, recorded, shown
from model.audit.alike import unlike
from model.reports.catalogue import report_tables
from model.reports.hashes import altered
from model.reports.page.page import page
from model.reports.sheet_files import file_name
from model.verify.saved import read_table
from model.workbook.read.cells import Cell, load
from runners.verify import main
from tests.audit.folders import saved, spoil
from tests.cases.shipped import INPUTS

pytestmark = pytest.mark.solve


def test_a_run_as_it_was_written_passes_every_check(whole, shipped):
    found = audit(shipped.tables("small"), saved(whole))
    assert {name: [f.sentence for f in v.failures] for name, v in found.items()} == {
        "chosen": [], "least cost": [], "least dependence": [], "no scheme": [], "folder": []}
    assert [f.check for f in found["folder"].findings] == [
        "files", "record", "certificate", "plan_file", "money", "trade_off", "sheets", "workbook", "page"]


def test_the_command_finds_the_workbook_by_the_record(whole, capsys, monkeypatch):
    """Proves: a folder alone is enough. Sensitivity: elsewhere, without the workbook, it is asked for by name."""
    assert main([str(whole), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["workbook_of_the_run"] is True
    monkeypatch.setattr("runners.verify.INPUTS", Path("nowhere"))
    assert main([str(whole)]) == 2
    assert "repm_small.xlsx, is not found as it then stood" in capsys.readouterr().err
    assert main([str(INPUTS / "repm_small.xlsx"), str(whole), str(whole)]) == 2


def test_every_file_is_held_by_its_hash(spoilt):
    """Proves: no file of any kind can be altered, taken away or added without its name being told."""
    record = json.loads((spoilt / "run.json").read_text(encoding="utf-8"))
    assert list(altered(spoilt, record)) == []
    of_a_kind = {(str(Path(name).parent), Path(name).suffix): name for name in record["outputs"]}
    for name in of_a_kind.values():
        path = spoilt / name
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        assert list(altered(spoilt, record)) == [(name, "altered")]
        path.unlink()
        assert list(altered(spoilt, record)) == [(name, "gone")]
        path.write_bytes(content)
    (spoilt / "tables" / "more.csv").touch()
    assert files.finding(spoilt, record).where == "tables/more.csv is not written by the run"
    assert files.finding(spoilt, {}).where == "run.json has no hashes"


def test_every_figure_of_every_sheet_is_held_by_the_plan(whole, again):
    """Proves: one cell of any column, altered by one part in a thousand, is told, whatever the hashes say."""
    silent = []
    for table in report_tables(again):
        frame = read_table(whole / "sheets" / f"{file_name(table.sheet)}.csv")
        if table.sheet in (*shown.OF_THE_SEARCH, shown.CHARTS, *shown.EXACTNESS):
            continue
        assert list(unlike(frame, table.frame)) == []
        for column in frame.columns:
            for row in (n for n, v in enumerate(frame[column]) if v not in ("", "0")):
                text = frame[column][row]
                other = f"{float(text) * 1.001:.9g}" if shown.is_number(text) and "inf" not in text else f"{text}x"
                sizes = [abs(float(v)) for v in frame[column] if shown.is_number(v)]
                if shown.is_number(text) and abs(float(text)) < 1e-2 * max(sizes):
                    continue
                changed = frame.copy()
                changed.loc[row, column] = other
                if not list(unlike(changed, table.frame)):
                    silent.append((table.sheet, column, text))
                break
    assert silent == []


def test_a_sheet_or_a_row_that_is_missing_is_told(spoilt, again):
    tables = again.once(report_tables)
    (spoilt / "sheets" / "decisions.csv").unlink()
    spoil(spoilt / "sheets" / "summary.csv", lambda columns, rows: [*rows, rows[0]])
    assert [w.partition(":")[0] for w in shown.of_sheets(spoilt, tables)] == [
        "sheets/summary.csv", "sheets/decisions.csv is missing"]


def test_every_sheet_of_the_workbook_of_the_report_is_that_of_its_file(whole, again):
    """Proves: one number altered on any sheet of report.xlsx is told."""
    grid = load(whole / "report.xlsx")
    silent = []
    for table in again.once(report_tables):
        sheet = grid.sheets[table.sheet]
        frame = read_table(whole / "sheets" / f"{file_name(table.sheet)}.csv")
        assert list(shown.of_cells(sheet, frame)) == []
        place = next((at for at, c in sheet.cells.items() if at[0] > 6 and isinstance(c.value, int | float)
                      and abs(c.value) >= 1 and at[0] <= 6 + len(frame)), None)
        if place is not None:
            kept = sheet.cells[place]
            sheet.cells[place] = Cell(kept.value * 2)
            if not list(shown.of_cells(sheet, frame)):
                silent.append((table.sheet, place))
            sheet.cells[place] = kept
    assert silent == []


def test_every_section_of_the_page_is_held_by_the_tables(whole, again):
    """Proves: one number altered in any section of report.html is told, of a study in its table."""
    text, made = (whole / "report.html").read_text(encoding="utf-8"), page(again)
    assert list(shown.of_page(text, made)) == []
    first = text.replace('<dd class="value">', '<dd class="value">9', 1)
    assert [w for w in shown.of_page(first, made) if "section top" in w]
    silent = []
    for key in shown.sections(text):
        begun = text.index(f'<section id="{key}"') if key else -1
        at = text.find('<td class="number">', begun) if key else -1
        if key in shown.PASSED_OVER or at < 0 or '<section id="' in text[begun + 5:at]:
            continue
        if not list(shown.of_page(f"{text[:at]}<td class=\"number\">9{text[at + 19:]}", made)):
            silent.append(key)
    assert silent == []
    gone = text.replace('<section id="compliance">', '<section id="other">')
    assert len(list(shown.of_page(gone, made))) == 2


def test_the_record_is_held_by_the_plan(whole, again):
    record = json.loads((whole / "run.json").read_text(encoding="utf-8"))
    assert recorded.finding(record, again).passed
    for key, value in (("verified", False), ("notes", []), ("findings", record["findings"][1:]), ("absent", {}),
                       ("settings", {**record["settings"], "discount_rate": 0.1}),
                       ("verdict", {**record["verdict"], "colour": "green"})):
        assert not recorded.finding({**record, key: value}, again).passed, key
