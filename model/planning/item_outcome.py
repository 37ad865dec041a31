"""How one item of a batch ended."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any, Literal

from model.planning.work import ItemAnswer


@dataclass(frozen=True)
class ItemOutcome:
    """How one item of a batch ended.

    Attributes:
        key: of the item.
        word: done, failed or, where the user stopped the batch, not run.
        result: of the task; None unless done.
        reason: why it failed, in words; empty where it did not.
        trace: where it failed, for the log.
        retried: its first worker was killed or lost.
        kept: the result is that of an earlier batch.
        seconds: on the worker's clock.
    """

    key: str
    word: Literal["done", "failed", "not run"]
    result: Any = None
    reason: str = ""
    trace: str = ""
    retried: bool = False
    kept: bool = False
    seconds: float = 0.0


def outcome_of(key: str, payload: bytes) -> ItemOutcome:
    """The outcome that a worker's answer tells.

    Args:
        key: of the item.
        payload: the pickled `ItemAnswer`.
    """
    answer: ItemAnswer = pickle.loads(payload)
    word: Literal["done", "failed"] = "failed" if answer.reason else "done"
    return ItemOutcome(key, word, answer.result, answer.reason, answer.trace, seconds=answer.seconds)
