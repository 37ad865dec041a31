"""Variants in batches: many of them by one executor, each from the same base, in the order asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.ground.errors import Stopped
from model.ground.progress import LISTENING, SILENT, Progress
from model.planning.base import Base
from model.planning.batch import Batch, key_of
from model.planning.digest import digest_of
from model.planning.executors import Crew
from model.planning.item_outcome import ItemOutcome
from model.planning.pool import run_all
from model.planning.replay import UNLIKE, record, same_anew
from model.planning.variant import STOPPED, Solved, Variant, try_variant, unsolved
from model.planning.work import Load, words_of

REBUILT_EVERY = 50
"""One variant in so many that differ is built anew and held against its replay."""


@dataclass(frozen=True)
class Item:
    """One variant of a batch.

    Attributes:
        variant: what is asked.
        held_against: its program is built anew too, if it was played again, and must be the same.
    """

    variant: Variant
    held_against: bool = False


def solve_all(
    base: Base, variants: Sequence[Variant], crew: Crew, batch: Batch | None = None, progress: Progress = SILENT,
    what: str = "variants",
) -> list[Solved]:
    """Solve variants and have each verified.

    Args:
        base: what each starts from.
        variants: what is asked.
        crew: who runs them.
        batch: where finished variants are kept, so that a stopped batch goes on where it was; None keeps nothing. One
            that a limit of time ended is not kept.
        progress: who watches.
        what: what they are called for whoever watches.

    Returns:
        Each variant after its search, in the order asked: the same whatever the executor. One that cannot be solved
        has a reason instead of a plan, and so has each that was left when the user stopped the batch. Where a replay
        is found not to be what building anew gives, all are built anew, and each says so.
    """
    start = "" if batch is None else digest_of(base.tables_asked)
    keys = [str(n) if batch is None else key_of(start, v.changes, v.held, v.aims) for n, v in enumerate(variants)]
    checked = set(list(dict.fromkeys(keys))[::REBUILT_EVERY])
    items = [Item(v, k in checked) for v, k in zip(variants, keys, strict=True)]
    token = LISTENING.set(progress)
    try:
        ended = run_all(Load(_solved, base, opened), items, keys, crew, batch, progress, settled, what)
    finally:
        LISTENING.reset(token)
    if any(isinstance(o.result, Solved) and o.result.unlike for o in ended):
        if batch is not None:
            batch.clear(keys)
        return solve_all(unrecorded(base, UNLIKE), variants, crew, batch, progress, what)
    return [_row(base, v, o) for v, o in zip(variants, ended, strict=True)]


def opened(base: Base) -> Base:
    """The base as a worker needs it: recorded, where its variants are to be played again and it can be."""
    if not base.replays or base.recorded is not None:
        return base
    try:
        return replace(base, recorded=record(base.program))
    except Exception as error:
        return unrecorded(base, f"the base could not be recorded: {words_of(error)}")


def unrecorded(base: Base, why: str) -> Base:
    """The base with every variant built anew, for a reason."""
    return replace(base, replays=False, recorded=None, unrecorded=why)


def settled(solved: Solved) -> bool:
    """Whether a variant may be kept for resuming: no limit of time ended its search, and nothing failed in the tool."""
    return not solved.problem and not any(r.outcome.stopped for r in solved.plan.reached)


def _solved(base: Base, item: Item) -> Solved:
    """The task of a worker."""
    try:
        solved = try_variant(base, item.variant, LISTENING.get())
    except Stopped:
        return _stopped(base, item.variant)
    played = base.recorded is not None and not solved.problem and not solved.rebuilt
    if item.held_against and played and not same_anew(solved.program):
        return replace(unsolved(base, item.variant, UNLIKE), unlike=True)
    return solved


def _row(base: Base, variant: Variant, ended: ItemOutcome) -> Solved:
    """A variant that ended, or was left when the user stopped; what its worker failed with is its reason."""
    if isinstance(ended.result, Solved):
        return replace(ended.result, variant=variant, plan=replace(ended.result.plan, name=variant.name))
    return _stopped(base, variant) if ended.word == "not run" else unsolved(base, variant, ended.reason, ended.trace)


def _stopped(base: Base, variant: Variant) -> Solved:
    """A variant that the user left unsolved."""
    return replace(unsolved(base, variant, STOPPED), stopped=True)
