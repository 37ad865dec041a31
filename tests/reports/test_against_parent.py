"""The sheet Against the parent: a row a difference, where the workbook has a parent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.case.against import CHANGED, COLUMN_GONE, Against, Difference
from model.reports.catalogue import report_tables
from model.reports.sheets.against_parent import TOPIC

pytestmark = pytest.mark.solve


def test_a_report_says_what_is_otherwise_than_in_the_parent(planted):
    """Proves: what went and what changed reach the report. Sensitivity: without a parent there is no such sheet."""
    assert TOPIC.sheet not in {t.sheet for t in report_tables(planted)}
    found = Against("repm_base.xlsx", (
        Difference(COLUMN_GONE, "Supply", column="Share limit"),
        Difference(CHANGED, "Bids", "B1", "Rate", 1850.0, True, "Bids!D7"),
    ))
    program = planted.result.program
    tables = replace(program.tables, against=found)
    material = replace(planted, result=replace(planted.result, program=replace(program, tables=tables)), _made={})
    (table,) = (t for t in report_tables(material) if t.sheet == TOPIC.sheet)
    assert table.sentence.startswith("Compared with repm_base.xlsx, from which this workbook was made: 1 × column")
    assert table.frame["Column"].tolist() == ["Share limit", "Rate"]
    assert table.frame["Parent"].tolist()[1] == 1850.0
    assert table.frame["This workbook"].tolist()[1] == "Yes"
