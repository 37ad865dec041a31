"""Derived figures: what follows from many cells of the workbook together, beside what is known of such figures."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.report import Report
from model.schema.anchors import ANCHORS
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Figure", "–", "what it is; of magnets that markets in India ask for, in the first year"),
    ReportColumn("From", "as named", "the least of them", "number", digits=2),
    ReportColumn("To", "as named", "the most of them", "number", digits=2),
    ReportColumn("Unit", "–", "of the figures"),
    ReportColumn("Usual from", "as named", "where such figures begin in the world", "number", digits=2),
    ReportColumn("Usual to", "as named", "where they end", "number", digits=2),
    ReportColumn("Source", "–", "of the usual range", "sentence"),
    ReportColumn("Follows from", "–", "the cells it is taken from", "sentence"),
    ReportColumn("Weighs most", "–", "the cell that weighs most in the highest of them", empty="not one cell"),
)


def fill(material: Material) -> Filled:
    """One row a figure."""
    anchors = {a.name: a for a in ANCHORS}
    found = [(d, anchors[d.name]) for d in material.tables.derived]
    records = [[d.name, d.least, d.most, d.unit, a.low, a.high, a.source, a.means, d.most_at or None] for d, a in found]
    within = sum(a.low <= d.least and d.most <= a.high for d, a in found)
    sentence = (f"{within} of {len(found)} figures lie where such figures lie in the world. Each follows from many "
                "cells, so that a whole column in another unit shows here.")
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


TOPIC = Report("Derived figures", "Figures that follow from the inputs", "a figure", COLUMNS, fill, needs="derived",
               tab="proof")
