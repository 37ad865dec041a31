"""Places: where facilities stand."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge, Le

from model.schema.column import Column, Sheet, SourcedRow


class Place(SourcedRow):
    """A place in India."""

    SHEET: ClassVar[Sheet] = Sheet("Places", "one place", without="facilities have no place")

    place: Annotated[str, Column("Place", "its name on every other sheet", key=True)]
    state: Annotated[str, Column("State", "the state it lies in")]
    kind: Annotated[str, Column("Kind", "mine, refinery, plant, port or demand centre; for the reader")]
    latitude: Annotated[
        float | None, Ge(-90), Le(90), Column("Latitude", "for the reader", "degrees", empty="not given")
    ]
    longitude: Annotated[
        float | None, Ge(-180), Le(180), Column("Longitude", "for the reader", "degrees", empty="not given")
    ]
