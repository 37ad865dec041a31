"""Checks: what the verifier recomputed, as a log that a reviewer can sign."""

from __future__ import annotations

import math

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

TO_SIGN = "to be filled in by the reviewer"

COLUMNS = (
    ReportColumn("Check", "–", "name of the check"),
    ReportColumn("What it proves", "–", "in words", "sentence"),
    ReportColumn("Passed", "–", "passed or FAILED"),
    ReportColumn("Largest difference", "as named", "largest breach found", "tiny",
                 empty="beyond every number: one side has none"),
    ReportColumn("Allowed", "as named", "difference that rounding may leave", "tiny"),
    ReportColumn("Unit", "–", "of the difference"),
    ReportColumn("Where", "–", "place of the largest difference", "sentence", empty="no difference anywhere"),
    ReportColumn("Finding", "–", "what failed", "sentence", empty="passed"),
    ReportColumn("Reviewed by", "–", "who has looked at it", empty=TO_SIGN),
    ReportColumn("On", "–", "when", empty=TO_SIGN),
)


def fill(material: Material) -> Filled:
    """One row a check."""
    found = () if material.verification is None else tuple(material.verification.findings)
    records = [
        [f.check, f.proves, "passed" if f.passed else "FAILED",
         f.largest_difference if math.isfinite(f.largest_difference) else None, f.allowed, f.unit,
         str(f.where) or None, None if f.passed else f.sentence, None, None]
        for f in found
    ]
    passed = sum(f.passed for f in found)
    sentence = f"{passed} of {len(found)} checks passed, recomputed from workbook and result tables without the model."
    return Filled(sentence if found else "The plan was not verified.", framed([c.name for c in COLUMNS], records))


TOPIC = Report("Checks", "What was checked", "a check", COLUMNS, fill, needs="plan", tab="proof")
