"""The verdict: how the search ended and what the checks say, in words and as a level."""

from __future__ import annotations

import math

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
    word, given = material.result.chosen.word, material.result.program.given
    if word == "no plan" and given is not None:
        return BAD, f"The plan given by {given.file} cannot be carried out within the limits of the workbook."
    if word == "no plan":
        return BAD, "No plan can meet all limits of the workbook."
    if word == "unbounded input":
        return BAD, "The workbook allows a plan without end: an aim can be improved for ever."
    found, level = _search(material, word)
    checked, passed = _checks(material)
    if given is not None:
        found = f"Its decisions were given by {given.file}, not chosen; what they leave open was. {found}"
    if material.run.stopped:
        found, level = f"{found} {_stopped(material)}", CAUTION
    return (BAD if passed is False else CAUTION if passed is None else level), f"{found} {checked}"


def _stopped(material: Material) -> str:
    """What the run lacks, since the user stopped it."""
    result, left_out = material.result, ", ".join(material.run.left_out)
    pursued = len(result.chosen.reached)
    aims = [g.aim for p in result.ladder.priorities[pursued:] for g in p.goals]
    later = f" The aims {', '.join(aims)} were not pursued any more." if aims else ""
    return f"The run was stopped by the user.{later}" + (f" Left out: {left_out}." if left_out else "")


def _search(material: Material, word: str) -> tuple[str, str]:
    gap = 100 * max(r.outcome.gap for r in material.result.chosen.reached)
    if not math.isfinite(gap):
        return "The search stopped early. The plan can be used; how far it is from the best possible is not known.", \
            CAUTION
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
