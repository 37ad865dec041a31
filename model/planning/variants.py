"""Variants in batches: many of them by one executor, each from the same base, in the order asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.ground.errors import Stopped, ToolFailure
from model.ground.progress import LISTENING, SILENT, Progress
from model.planning.base import Base
from model.planning.batch import Batch, key_of
from model.planning.digest import digest_of
from model.planning.executors import Crew
from model.planning.item_outcome import ItemOutcome
from model.planning.plan import Plan
from model.planning.pool import run_all
from model.planning.replay import record, require_the_same
from model.planning.variant import Solved, Variant, try_variant
from model.planning.work import Load

REBUILT_EVERY = 50
"""One variant in so many is built anew and held against its replay."""


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
        has a reason instead of a plan.

    Raises:
        Stopped: the user stopped the batch.
    """
    items = [Item(v, n % REBUILT_EVERY == 0) for n, v in enumerate(variants)]
    start = "" if batch is None else digest_of(base.tables_asked)
    keys = [str(n) if batch is None else key_of(start, v.changes, v.held, v.aims) for n, v in enumerate(variants)]
    token = LISTENING.set(progress)
    try:
        ended = run_all(Load(_solved, base, opened), items, keys, crew, batch, progress, settled, what)
    finally:
        LISTENING.reset(token)
    if progress.stop:
        raise Stopped(what)
    return [_row(base, v, o) for v, o in zip(variants, ended, strict=True)]


def opened(base: Base) -> Base:
    """The base as a worker needs it: recorded, where its variants are to be played again and it can be."""
    if not base.replays or base.recorded is not None:
        return base
    try:
        return replace(base, recorded=record(base.program))
    except ToolFailure:
        return replace(base, replays=False)


def settled(solved: Solved) -> bool:
    """Whether a variant may be kept for resuming: no limit of time ended its search, and nothing failed in the tool."""
    return not solved.problem and not any(r.outcome.stopped for r in solved.plan.reached)


def _solved(base: Base, item: Item) -> Solved:
    """The task of a worker."""
    solved = try_variant(base, item.variant, LISTENING.get())
    if item.held_against and base.recorded is not None and not solved.problem and not solved.rebuilt:
        require_the_same(solved.program)
    return solved


def _row(base: Base, variant: Variant, ended: ItemOutcome) -> Solved:
    """A variant that ended; what its worker failed with is its reason."""
    if isinstance(ended.result, Solved):
        return replace(ended.result, variant=variant, plan=replace(ended.result.plan, name=variant.name))
    none = Plan(variant.name, (), None)
    return Solved(variant, base.program, none, None, None, problem=ended.reason, trace=ended.trace)
