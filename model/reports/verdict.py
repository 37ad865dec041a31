"""The verdict: what speaks against the plan, how the search ended and what the checks say, in words and as a level."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.ground.left_out import LeftOut
from model.ground.units import indian
from model.priorities.objectives import EXPRESSIONS
from model.priorities.reached import Reached
from model.reports.concerns import BAD, CAUTION, COLOURS, GOOD, all_met, concerns
from model.reports.material import Material
from model.reports.sheets.inputs_used import fill as inputs_used
from model.reports.sheets.weak_inputs import INFERRED


def verdict(material: Material) -> tuple[str, str]:
    """Level and sentence of the verdict.

    Args:
        material: what the report is made from.

    Returns:
        One of good, caution, bad, and the sentence that says why.
    """
    word, given = material.result.chosen.word, material.result.program.given
    if given is not None and material.result.chosen.impossible:
        return BAD, f"The plan given by {given.file} cannot be carried out within the limits of the workbook."
    if word == "no plan":
        return BAD, _none(material)
    found, level = _search(material, word)
    checked, passed = _checks(material)
    if given is not None:
        found = f"Given, not chosen: awards and builds are those of {given.file}; the verdict is on the rest. {found}"
    if material.run.stopped or material.run.left_out:
        found, level = f"{found} {_lacks(material)}", CAUTION
    if not passed:
        return (CAUTION if passed is None else BAD), f"{checked} {found}"
    against = concerns(material)
    grave, other = ([c.sentence for c in against if (c.level == BAD) is first] for first in (True, False))
    told = [*grave, found, *other] if level == CAUTION else [*grave, *other, found]
    level = max((level, *(c.level for c in against)), key=list(COLOURS).index)
    return level, f"{' '.join(told)} {all_met(material)}{checked}{_assumed(material)}"


def _assumed(material: Material) -> str:
    """How many of the inputs are assumptions."""
    confidence = material.once(inputs_used).frame["Confidence"]
    count = int((confidence == INFERRED).sum())
    return f" {indian(count)} of {indian(len(confidence))} input cells are assumptions." if count else ""


def _lacks(material: Material) -> str:
    """What the run lacks, since the user stopped it, time ran out or a part failed."""
    result, left_out = material.result, _grouped(material.run.left_out)
    without = f"Left out: {left_out}."
    if any(part.out_of_time for part in material.run.left_out):
        without += f" Searches may take longer with more time in {material.tables.form_cell('Settings', 'time_limit')}."
    if not material.run.stopped:
        return without
    pursued = len(result.chosen.reached)
    aims = [g.aim for p in result.priorities[pursued:] for g in p.goals]
    later = f" The aims {', '.join(aims)} were not pursued any more." if aims else ""
    return f"The run was stopped by the user.{later}" + (f" {without}" if left_out else "")


def _grouped(left_out: Sequence[LeftOut]) -> str:
    """What is left out, each reason once.

    >>> _grouped([LeftOut("pricing (limits)", "no time"), LeftOut("ties (ways)", "no time"), LeftOut("cases (3)")])
    'pricing (limits), ties (ways): no time; cases (3)'
    """
    names: dict[str, list[str]] = {}
    for part in left_out:
        names.setdefault(part.reason, []).append(part.name)
    return "; ".join(str(LeftOut(", ".join(each), reason)) for reason, each in names.items())


def _none(material: Material) -> str:
    if not material.result.chosen.impossible:
        return f"No plan was found in {_limit(material)}; whether there is one is not known. Give the search more time."
    found = material.made.why_not
    if found is None or found.conflict.empty:
        return "No plan can meet all limits of the workbook."
    limits = ("one limit cannot hold by itself" if len(found.conflict) == 1 else
              f"{len(found.conflict)} limits cannot hold together")
    cells = "one cell" if len(found.repair) == 1 else f"{len(found.repair)} cells"
    mend = f" Changing {cells} would leave a plan." if found.verified else ""
    return f"No plan can meet all limits of the workbook: {limits}.{mend}"


def _limit(material: Material) -> str:
    """The limit of time and its cell."""
    tables = material.tables
    limit = indian(tables.settings.time_limit, 0 if tables.settings.time_limit >= 1 else 1)
    return f"the {limit} s that one search may take ({tables.form_cell('Settings', 'time_limit')})"


def _search(material: Material, word: str) -> tuple[str, str]:
    gap = 100 * max(r.outcome.gap for r in material.result.chosen.reached)
    if word == "stopped early with a plan":
        slow = any(r.outcome.stopped for r in material.result.chosen.reached)
        when = f", in {_limit(material)}" if slow else ""
        return f"The search stopped early{when}. The plan can be used: {_how_far(material, word)}.", CAUTION
    if gap < 0.0005:
        return "Plan found: the best possible for its aims.", GOOD
    return f"Plan found: within {indian(gap, 3)} % of the best possible.", GOOD


def _how_far(material: Material, word: str) -> str:
    """How far the plan may be from the best possible, for each priority whose search stopped early."""
    parts = []
    for reached in material.result.chosen.reached:
        if reached.outcome.word == word:
            aims = " and ".join(g.aim for g in reached.priority.goals)
            gap, best = 100 * _gap(material, reached), f"the best possible for {aims}"
            near = f"within {indian(gap, 1 if gap >= 1 else 3)} % of {best}" if gap >= 0.0005 else best
            parts.append(near if math.isfinite(gap) else f"how far it is from {best} is not known")
    return ", ".join(parts)


def _gap(material: Material, reached: Reached) -> float:
    """Distance of the plan from what was proven for a priority; later priorities may have come nearer to it."""
    goals = reached.priority.goals
    shares = [g.weight / r for g, r in zip(goals, reached.ranges, strict=True)]
    values = [material.solution.value(EXPRESSIONS[g.aim]) for g in goals]
    value = sum(s * v for s, v in zip(shares, values, strict=True)) / sum(shares)
    return max(0.0, value - reached.outcome.bound) / max(1.0, abs(value))


def _checks(material: Material) -> tuple[str, bool | None]:
    if material.verification is None:
        return "It was not checked.", None
    found = material.verification.findings
    failed = [f.check for f in found if not f.passed]
    if failed:
        names = ", ".join(failed[:3])
        return f"{len(failed)} of {len(found)} checks failed ({names}): do not use its numbers.", False
    return f"All {len(found)} checks passed.", True
