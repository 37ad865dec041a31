"""What the audit of a folder finds, in the form of a check of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from model.verify.compare import CheckFinding

SHOWN = 3
"""Places named in a sentence, at most."""


def said(check: str, proves: str, wrong: Sequence[str]) -> CheckFinding:
    """A finding that passes where nothing is wrong.

    Args:
        check: its name.
        proves: what holds then.
        wrong: every place that is wrong, in words.
    """
    if not wrong:
        return CheckFinding(check, proves, 0.0, 0.0, "places", True, "", proves)
    more = f", and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
    sentence = f"{'; '.join(wrong[:SHOWN])}{more}. It should hold that: {proves}"
    return CheckFinding(check, proves, float(len(wrong)), 0.0, "places", False, wrong[0], sentence)
