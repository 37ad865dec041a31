"""The verdict: how the search ended and what the checks say, in words and as a level."""

from __future__ import annotations

from model.reports.material import Material
from model.units import indian

GOOD, CAUTION, BAD = "good", "caution", "bad"


def verdict(material: Material) -> tuple[str, str]:
    """Level and sentence of the verdict.

    Args:
        material: what the report is made from.

    Returns:
        One of good, caution, bad, and the sentence that says why.
    """
    word = material.result.chosen.word
    if word == "no plan":
        return BAD, "No plan can meet all limits of the workbook."
    if word == "unbounded input":
        return BAD, "The workbook allows a plan without end: an aim can be improved for ever."
    found, level = _search(material, word)
    checked, passed = _checks(material)
    return (BAD if passed is False else CAUTION if passed is None else level), f"{found} {checked}"


def _search(material: Material, word: str) -> tuple[str, str]:
    gap = 100 * max(r.outcome.gap for r in material.result.chosen.reached)
    if word == "optimal" and gap < 0.0005:
        return "Plan found: the best possible for its aims.", GOOD
    if word == "optimal":
        return f"Plan found: within {indian(gap, 3)} % of the best possible.", GOOD
    return f"The search stopped early. The plan can be used: within {indian(gap, 3)} % of the best possible.", CAUTION


def _checks(material: Material) -> tuple[str, bool | None]:
    if material.verification is None:
        return "It was not checked.", None
    found = material.verification.findings
    failed = [f.check for f in found if not f.passed]
    if failed:
        names = ", ".join(failed[:3])
        return f"{len(failed)} of {len(found)} checks failed ({names}): do not use its numbers.", False
    return f"All {len(found)} checks passed.", True
