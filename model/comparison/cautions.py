"""What to bear in mind when two runs are compared: other years or prices, another tool, searches, ties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.comparison.pair import Pair, differ
from model.comparison.runs import RunFolder
from model.ground.commands import command
from model.ground.units import indian
from model.reports.hashes import altered
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.studies.tied import in_words, spans
from model.studies.ties import TIES

NAMED = 2
"""Altered files that are named, at most."""
RULES = (
    ("price_year", "price year", "rupees of different years are not the same money"),
    ("discount_rate", "discount rate", "present values weigh later years differently"),
    ("case", "case of the workbook", "Low and High stand in other cells than Base"),
    ("cost_side", "cost side", "they pursue different costs"),
)
"""Setting → what it is called, and why it matters."""


def cautions(pair: Pair) -> list[str]:
    """Sentences; none where the two runs differ in nothing that a reader must know."""
    return [*_altered(pair), *_plans(pair), *_years(pair), *_settings(pair), *_tool(pair), *_bidders(pair),
            *_exact(pair), *_ties(pair)]


def _altered(pair: Pair) -> Iterator[str]:
    for name, run in _named(pair):
        found = [f"{file} is {what}" for file, what in altered(run.folder, run.record)]
        if found:
            more = f", and {len(found) - NAMED} more" if len(found) > NAMED else ""
            yield (f"{name} is not as its run wrote it: {', '.join(found[:NAMED])}{more}. What it shows may be wrong; "
                   f"check it with {command('verify')} {run.folder}.")


def _plans(pair: Pair) -> Iterator[str]:
    for name, run in _named(pair):
        status, verified = run.record["status"], run.record["verified"]
        if not run.has_numbers:
            why = "its checks failed" if verified is False else f"the search ended with: {status}"
            yield f"{name} has no plan whose numbers may be shown, for {why}: only inputs are compared."
        elif status != "optimal":
            yield f"The search of {name} stopped early: a better plan than {name} may exist."


def _years(pair: Pair) -> Iterator[str]:
    if pair.a.years != pair.b.years:
        a, b = (f"{r.years[0]} to {r.years[-1]}" for r in (pair.a, pair.b))
        yield (f"A plans {a}, B {b}: totals and means are over different years. Rows of a year that one run does not "
               "have stand as in one run only.")


def _settings(pair: Pair) -> Iterator[str]:
    for key, words, why in RULES:
        a, b = (_shown(r.record["settings"].get(key)) for r in (pair.a, pair.b))
        if a != b:
            yield f"The {words} differs (A: {a}, B: {b}): {why}."


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tool(pair: Pair) -> Iterator[str]:
    a, b = (_version(r) for r in (pair.a, pair.b))
    if a != b:
        yield f"The tool differs (A: {a}, B: {b}): a change may come from the tool, not from the inputs."
    solvers = [r.record["versions"].get("highspy") for r in (pair.a, pair.b)]
    if solvers[0] != solvers[1]:
        yield (f"The solver differs (A: HiGHS {solvers[0]}, B: HiGHS {solvers[1]}): of plans equally good it may "
               "choose another.")


def _version(run: RunFolder) -> str:
    tool = run.record["tool"]
    revision = str(tool.get("revision") or "")[:8]
    return f"version {tool['version']}" + (f", revision {revision}" if revision else "") + (
        ", modified" if tool.get("modified") else "")


def _bidders(pair: Pair) -> Iterator[str]:
    if not pair.both_have_numbers:
        return
    a, b = ([str(v) for v in f.get("Beneficiary", [])] for f in pair.frames(DECISIONS.sheet))
    for name, mine, others in (("A", a, b), ("B", b, a)):
        alone = [w for w in mine if w not in others]
        if alone:
            yield f"Only in {name} bid: {', '.join(alone)}."


def _exact(pair: Pair) -> Iterator[str]:
    for name, run in _named(pair):
        gaps = [100 * r["gap"] for r in run.record["plans"].get("chosen", []) if r.get("gap")]
        if run.has_numbers and gaps and max(gaps) >= 0.0005:
            yield (f"{name} is within {indian(max(gaps), 3)} % of the best possible; a change smaller than that may be "
                   "the search, not the inputs.")


def _ties(pair: Pair) -> Iterator[str]:
    """Awards that change and that could be others in one of the runs, with every aim as good."""
    if not pair.both_have_numbers:
        return
    keys = {c.name: c.key for c in TIES.columns}
    awards = [dict(zip(f["Beneficiary"], f["Award"], strict=True)) if len(f) else {}
              for f in pair.frames(DECISIONS.sheet)]
    changed = {b for b in awards[0] if b in awards[1] and differ(awards[0][b], awards[1][b])}
    parts = [f"of {b} {' or '.join(map(in_words, could_be))} in {name}"
             for (name, _), frame in zip(_named(pair), pair.frames(TIES.sheet), strict=True)
             for b, could_be in (spans(frame.rename(columns=keys)) if len(frame) else {}).items() if b in changed]
    if parts:
        yield (f"By the study {TIES.sheet}, the award could be, every aim as good: {'; '.join(parts)}. A change within "
               "that is a choice between plans as good, not an effect of the inputs.")


def _named(pair: Pair) -> tuple[tuple[str, RunFolder], tuple[str, RunFolder]]:
    return ("A", pair.a), ("B", pair.b)
