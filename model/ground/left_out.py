"""Left out: a part that a run does not have, and why."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LeftOut:
    """A part that a run does not have.

    Attributes:
        name: what is missing, in the planner's words.
        reason: why; empty where the user stopped the run.
        out_of_time: whether the limit of time of a search is the reason.
        trace: where in the tool it failed, for the log; empty where it did not.
        unproved: whether the reason is an answer of the solver that its proof does not bear out.

    >>> str(LeftOut("ties (ways)", "no time", out_of_time=True)), str(LeftOut("cases (cases)"))
    ('ties (ways): no time', 'cases (cases)')
    """

    name: str
    reason: str = ""
    out_of_time: bool = False
    trace: str = field(default="", repr=False)
    unproved: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.reason.removesuffix('.')}" if self.reason else self.name


def full_stop(text: str) -> str:
    """A sentence with one sign at its end.

    >>> full_stop("no time"), full_stop("no time."), full_stop("Did you mean 'China'?")
    ('no time.', 'no time.', "Did you mean 'China'?")
    """
    return text if text.endswith((".", "?", "!")) else f"{text}."
