"""What a sentence says of a variant that has no figures, so that what was not solved is never told as a fact."""

from __future__ import annotations

from model.planning.variant import EARLY, NO_PLAN, NOT_FOUND, REFUSED

SAID = {
    NO_PLAN: "there is no plan", NOT_FOUND: "no plan was found in time", REFUSED: "a check of the plan failed",
    "unbounded input": "an aim can be improved for ever",
}
"""Status → how a sentence says it."""


def lacking(status: str) -> str:
    """Why a variant has no figures.

    Args:
        status: how its search ended.

    >>> lacking("no plan"), lacking("not solved: its worker was killed")
    ('there is no plan', 'the plan is not known, since it was not solved')
    """
    return SAID.get(status, "the plan is not known, since it was not solved")


def early(status: str) -> str:
    """What is added to the figures of a variant whose search was ended by time; "" for any other.

    Args:
        status: how its search ended.
    """
    return " (its search stopped early)" if status == EARLY else ""
