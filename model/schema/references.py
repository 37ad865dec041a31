"""References: where the numbers come from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from model.schema.column import Column, Confidence, Row, Sheet


class Reference(Row):
    """A source that rows of other sheets name by its key."""

    SHEET: ClassVar[Sheet] = Sheet("References", "one source", tab="tool", without="sources are given as text")

    key: Annotated[str, Column("Key", "its name in the columns Source", key=True)]
    citation: Annotated[str, Column("Citation", "author, title, publisher")]
    link: Annotated[str | None, Column("Link", "address", empty="not on the web")]
    date: Annotated[str | None, Column("Date", "of publication, as text", empty="not known")]
    kind: Annotated[Confidence | None, Column("Kind", "how far it can be trusted", empty="not rated")]
