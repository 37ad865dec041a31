"""What each place must tell of a study, checked against the study's declaration."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pandas as pd
import pytest

from model.comparison import Pair, read_run
from model.comparison.results import changed_results
from model.studies import Study
from tests.studies.all_made import Told


class Outline(HTMLParser):
    """Anchors of the sections of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.sections += [str(found["id"])] if tag == "section" and found.get("id") else []


def sections_of(told: Told) -> list[str]:
    """Anchors of the sections of a run's page, top to bottom."""
    return Outline((told.folder / "report.html").read_text(encoding="utf-8")).sections


def assert_on_the_screen(study: Study, told: Told) -> None:
    """How many rows it found, on the screen and in the log."""
    rows = len(told.csv(f"tables/studies/{study.name}.csv"))
    assert f"{study.stage:<10} {rows} {study.counts}\n" in told.screen
    assert f"{study.stage:<10} {rows} {study.counts}\n" in (told.folder / "log.txt").read_text(encoding="utf-8")


def assert_in_the_files(study: Study, told: Told) -> None:
    """Its rows, in CSV and in JSON, by the keys that it declares and no others; and what each column holds."""
    keys = [c.key for c in study.columns]
    table = told.csv(f"tables/studies/{study.name}.csv")
    assert list(table.columns) == keys
    rows = told.short["studies"][study.name]
    assert [list(r) for r in rows] == [keys] * len(table)
    for c in study.columns:
        written = [(r[c.key], text) for r, text in zip(rows, table[c.key], strict=True)]
        assert all(text == "" if v is None else text == v or float(text) == pytest.approx(v) for v, text in written)
        assert c.empty or all(text for _, text in written), f"{c.key} is empty and does not say what that means"
    contents = told.csv("tables/studies/contents.csv")
    mine = contents[contents["file"] == f"{study.name}.csv"]
    assert mine.drop(columns=["study", "file"]).to_numpy().tolist() == [
        [c.key, c.name, c.unit, c.meaning] for c in study.columns]
    assert told.record["studies"]["rows"][study.name] == len(table)
    more = [p for p in (told.folder / "tables" / "studies").glob(f"{study.name}_*.csv")]
    assert bool(more) == bool(study.further)


def assert_in_the_report(study: Study, told: Told) -> None:
    """Its sheet with its columns, its section, and its words."""
    book = openpyxl.load_workbook(told.folder / "report.xlsx", read_only=True)
    cells = [[c for c in row if c is not None] for row in book[study.sheet].iter_rows(values_only=True)]
    names = [c.name for c in study.columns]
    assert names in cells
    assert any(study.title in row for row in cells)
    file = dict(told.csv("sheets/contents.csv")[["sheet", "file"]].itertuples(index=False))[study.sheet]
    assert list(told.csv(f"sheets/{file}").columns) == names
    assert study.name.replace("_", "-") in sections_of(told)
    words = told.csv("sheets/words_and_units.csv")
    for term, meaning, unit, other in study.words:
        assert [term, meaning, unit, other or ""] in words.to_numpy().tolist()


def assert_in_the_pages(study: Study, text: str) -> None:
    """Its question, its files and each of its columns on the page of outputs."""
    section = text.partition(f"\n## {study.sheet}\n")[2].partition("\n## ")[0]
    assert f"Study `{study.name}`: {study.question}" in section
    assert f"tables/studies/{study.name}.csv" in section
    assert f"One row is {study.one_row_is}." in section
    assert study.further in section
    for c in study.columns:
        assert f"| {c.name} | {c.unit} | {c.meaning} | {c.empty or 'never empty'} |" in section


def assert_compared(study: Study, told: Told) -> None:
    """A change of any cell that is compared is found, whichever it is, and it alone."""
    here = read_run(told.folder)
    sheet = here.sheets[study.sheet]
    tried = 0
    for c in (c for c in study.columns if c.compare in ("number", "word")):
        row = next((i for i in sheet.index if sheet[c.name][i] == sheet[c.name][i]), None)
        if row is None:
            continue
        other = sheet.astype({c.name: object})
        old = other.loc[row, c.name]
        other.loc[row, c.name] = old + 1.0 if isinstance(old, float) else f"{old}, otherwise"
        numbers, words, _ = changed_results(Pair(here, replace(here, sheets={**here.sheets, study.sheet: other})))
        found = pd.concat([numbers.frame, words.frame])
        assert found[["Sheet", "Quantity"]].to_numpy().tolist() == [[study.sheet, c.name]]
        tried += 1
    assert tried
