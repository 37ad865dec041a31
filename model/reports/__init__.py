"""Reports: one file a topic, each a table; computed once, then written to a workbook and a folder."""

from __future__ import annotations

from model.reports.catalogue import REPORTS, report_tables
from model.reports.folder import prepare, write
from model.reports.material import Material, RunInfo
from model.reports.record import summary_object

__all__ = ["REPORTS", "Material", "RunInfo", "prepare", "report_tables", "summary_object", "write"]
