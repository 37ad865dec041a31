"""Findings: sentences made by rule from the numbers of the tables, under the questions a planner asks."""

from __future__ import annotations

from dataclasses import replace

from model.reports.findings import awards, break_even, cost, dependence, in_short, limits, scheme, stops, sureness
from model.reports.findings.rule import Rule, Tables
from model.reports.material import Material
from model.reports.study_sheets import told
from model.tell.cited import IN_SHORT, Finding

QUESTIONS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (IN_SHORT, in_short.RULES),
    ("Who gets what?", (awards.awards, awards.relaxed, awards.given, awards.unawarded, awards.timing)),
    ("How far does dependence fall?", (
        dependence.course, dependence.later_rise, dependence.against_no_scheme, dependence.chain, dependence.origin,
        stops.dearest, dependence.shares, dependence.inside, dependence.unmet,
    )),
    ("What does it cost, and whom?", (
        cost.cost, scheme.used, cost.sides, cost.cheapest, cost.order, scheme.peak, cost.a_point,
    )),
    ("Is the scheme enough?", (
        scheme.enough, break_even.needed, scheme.out_of_reach, scheme.for_whom, scheme.in_which_year, scheme.life_left,
    )),
    ("What limits it?", (limits.selected, limits.own)),
    ("How sure is it?", (sureness.weak, sureness.heaviest)),
)
"""Question → the rules that answer it, the most telling first; sentences of studies come between them."""


def findings(material: Material, tables: Tables) -> tuple[Finding, ...]:
    """The findings of a plan, question by question.

    Args:
        material: what the report is made from.
        tables: sheet → table.

    Returns:
        Sentences whose numbers are read from the tables, each with the question it answers.
    """
    studies = told(material)
    found: list[Finding] = []
    for question, rules in QUESTIONS:
        own = ((10.0 * n, rule(material, tables)) for n, rule in enumerate(rules, 1))
        here = [(n, f) for n, f in own if f is not None]
        here += [(t.place, t.finding) for t in studies if t.question == question]
        found += [replace(f, question=question) for _, f in sorted(here, key=lambda placed: placed[0])]
    return tuple(found)
