"""Names: what a component of a model is called in arrays and tables, one string whatever block it stands in."""

from __future__ import annotations

from typing import Any

from model.engine.arrays import Index


def name_of(part: Any) -> str:
    """Name of a component: its own, or of one in a block the name of the block and its own, as in ``stop_ship``.

    Args:
        part: a component.
    """
    own: str = part.local_name
    block = part.parent_block()
    if block.parent_block() is None:
        return own
    outer = f"{block.parent_component().local_name}_"
    return own if own.startswith(outer) else outer + own


def before(part: Any) -> Index:
    """What stands before the index of a component's members: the index of its block, nothing at the top of a model."""
    block = part.parent_block()
    return () if block.parent_block() is None else as_index(block.index())


def as_index(index: Any) -> Index:
    """An index of Pyomo as a tuple."""
    if index is None:
        return ()
    return index if isinstance(index, tuple) else (index,)
