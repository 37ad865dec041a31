"""Awards that could be others at no loss, as the study Ties found them, for those who tell of awards that change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from model.case.tables import rows_of
from model.ground.units import indian

Span = tuple[float, float]
"""Least and most that an award could be [t/a]."""
ROUNDING = 1.0
"""t/a by which an award may lie beyond a span and still be within tolerances."""


def spans(ties: pd.DataFrame) -> Mapping[str, Sequence[Span]]:
    """Beneficiary → what its award could be, every aim but the tie-break as good.

    Args:
        ties: the rows of the study, by their keys.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for r in rows_of(ties):
        if isinstance(r.other, str) and r.other:
            found[r.beneficiary].append((r.other_award, r.other_award))
            found[r.other].append((r.award, r.award))
        else:
            found[r.beneficiary].append((r.least, r.most))
    return found


def as_good(award: float, within: Sequence[Span]) -> bool:
    """Whether an award is one of those that are as good.

    >>> as_good(674.2, [(600.0, 674.0)]), as_good(700.0, [(600.0, 674.0)]), as_good(700.0, [])
    (True, False, False)
    """
    return any(least - ROUNDING <= award <= most + ROUNDING for least, most in within)


def in_words(span: Span) -> str:
    """A span in words.

    >>> in_words((600.0, 674.0)), in_words((1200.0, 1200.0))
    ('600 to 674 t/a', '1,200 t/a')
    """
    least, most = (indian(v) for v in span)
    return f"{least} t/a" if least == most else f"{least} to {most} t/a"
