"""CSV files: nothing a spreadsheet would work out, and every text comes back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ground.csv_files import meant, read_rows, safe, write_rows
from tests.sources import ROOT, SOURCES, ids

pytestmark = pytest.mark.quick

SIGNS = "=+-@\t\r'"


@given(st.text(alphabet=st.sampled_from([*SIGNS, "1", ".", "e", "A", ",", '"', "₹"]), max_size=8))
def test_every_text_comes_back_and_none_is_a_formula(text: str) -> None:
    """Proves: safe and exact for any mix of signs. Sensitivity: a text that begins with an apostrophe itself."""
    written = safe(text)
    assert meant(written) == text
    if written[:1] and written[0] in "=+-@\t\r":
        float(written)


@pytest.mark.parametrize("number", ["-1", "-0.5", "+3", "-1e-05", "-.5", "1,234", "12"])
def test_numbers_stay_numbers(number: str) -> None:
    assert safe(number) == number


def test_a_table_comes_back_as_it_was(tmp_path: Path) -> None:
    rows = [["=HYPERLINK(1)", -1.5, None], ["two\r\nlines", 0, "'=x"], ["", "@a", "'Scheme'!B7"]]
    write_rows(tmp_path / "a.csv", ["-source", "n", "+x"], rows)
    columns, read = read_rows(tmp_path / "a.csv")
    assert columns == ["-source", "n", "+x"]
    assert read == [[str(c) if c is not None else "" for c in r] for r in rows]
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line[0] for line in csv.reader(file)] == ["'-source", "'=HYPERLINK(1)", "two\r\nlines", ""]


@pytest.mark.parametrize(("text", "said"), [
    ("", "no headings"), ("a,a\n1,2\n", "one heading"), ("a,b\n1\n", "row 1 has 1 cells for 2"),
    ('a\n"x', "unexpected")])
def test_what_is_no_table_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_rows(tmp_path / "a.csv")


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_tables_of_a_run_are_written_and_read_here_only(path: Path) -> None:
    """Proves: no CSV file misses the escape, and none is read without undoing it; data files are written by people."""
    text = path.read_text(encoding="utf-8")
    if path != ROOT / "model" / "ground" / "csv_files.py":
        assert "csv.writer" not in text
        assert "read_csv" not in text
