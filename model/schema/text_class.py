"""What a column of text decides, told from its declaration alone: a name, one of a list, a country, or nothing."""

from __future__ import annotations

from typing import Literal

from model.schema.column import Field

TextClass = Literal["key", "reference", "choice", "country", "words"]


def text_class(field: Field) -> TextClass:
    """The class of a column of text.

    Args:
        field: a column whose kind is text.

    Returns:
        key: it names something; reference: it names what is a key elsewhere; choice: one of a list that a rule knows;
        country: a country; words: for the reader, which decide nothing.

    >>> from model.schema.column import fields_of
    >>> from model.schema.supply import Supply
    >>> [(f.name, text_class(f)) for f in fields_of(Supply) if f.kind == "text"][:4]
    [('supply', 'key'), ('commodity', 'reference'), ('country', 'country'), ('owner', 'words')]
    """
    if field.column.refers:
        return "reference"
    if field.column.text:
        return field.column.text
    return "key" if field.column.key else "words"
