"""The data files behind the shipped workbooks: typed values, borrowed files, mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.ground.errors import InputProblems
from model.workbook.records import read_folder

pytestmark = pytest.mark.quick


def write_csv(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")


STAGES = "Stage,Order,Capacity unit,Scheme role,Source,Confidence,Note\n"


def test_data_files_are_read_as_typed_values(tmp_path):
    write_csv(tmp_path / "a", "Stages", STAGES + "Oxide-to-metal,1,t/a,,x,inferred,\n")
    (row,) = read_folder(tmp_path / "a")["Stages"]
    assert row["Order"] == 1
    assert isinstance(row["Order"], int)
    assert row["Scheme role"] is None


def test_base_txt_lends_the_files_a_folder_does_not_have(tmp_path):
    write_csv(tmp_path / "a", "Stages", STAGES + "A,1,t/a,,,,\n")
    write_csv(tmp_path / "a", "References", "Key,Citation,Link,Date,Kind\nx,Text,,,\n")
    write_csv(tmp_path / "b", "Stages", STAGES + "B,1,t/a,,,,\n")
    (tmp_path / "b" / "base.txt").write_text("a\n", encoding="utf-8")
    records = read_folder(tmp_path / "b")
    assert [r["Stage"] for r in records["Stages"]] == ["B"]
    assert [r["Key"] for r in records["References"]] == ["x"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STAGES + "A,first,t/a,,,,\n", "Stages.csv line 2: Order is 'first'."),
        (STAGES + "A,1.5,t/a,,,,\n", "Stages.csv line 2: Order is '1.5'."),
        (STAGES + "A,1,t/a\n", "Stages.csv line 2: has 3 values."),
        (STAGES.replace("Order", "Rank"), "line 1: column 2 is headed 'Rank'. The schema has 'Order' there."),
        ("", "line 1: column 1 is headed nothing. The schema has 'Stage' there."),
    ],
)
def test_mistakes_in_data_files_name_file_and_line(tmp_path, text, message):
    write_csv(tmp_path / "a", "Stages", text)
    with pytest.raises(InputProblems) as caught:
        read_folder(tmp_path / "a")
    assert message in str(caught.value)


def test_a_file_that_is_no_sheet_is_refused(tmp_path):
    write_csv(tmp_path / "a", "Stagse", STAGES)
    with pytest.raises(InputProblems, match="is no sheet"):
        read_folder(tmp_path / "a")


def test_form_files_name_unknown_and_missing_settings(tmp_path):
    write_csv(tmp_path / "a", "Settings", "Setting,Value,Source,Confidence,Note\nPlan nmae,x,,,\n")
    with pytest.raises(InputProblems) as caught:
        read_folder(tmp_path / "a")
    assert "line 2: 'Plan nmae' is unknown" in str(caught.value)
    assert "has no row 'Plan name'" in str(caught.value)
