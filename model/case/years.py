"""Years: those of the plan, and those it runs on, one by one or one for all."""

from __future__ import annotations

from model.ground.years import span
from model.schema.settings import AVERAGE_YEAR, Settings


def stood_for(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Year of the tables → the financial years it stands for: itself, or all that the plan runs on."""
    planned = span(settings.first_year, settings.last_year)
    after = span(settings.first_year, settings.last_year, settings.run_on_years or 0)[len(planned):]
    if after and settings.run_on_as == AVERAGE_YEAR:
        return {**{y: (y,) for y in planned}, after[0]: after}
    return {y: (y,) for y in (*planned, *after)}


def same_choice(one: Settings, other: Settings) -> bool:
    """Whether two settings take the same figures of every row."""
    return one.case == other.case and stood_for(one) == stood_for(other)
