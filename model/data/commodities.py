"""Commodities: what they contain and which names stand for several of them."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData

ELEMENTS = ("ndpr", "dy", "tb")


def commodities(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Commodities, contents and groups.

    Returns:
        COMMODITIES, ELEMENTS, `kind_of`, `content` (commodity, element) → share by mass, `surplus_allowed`,
        `members` commodity, group or (kind) → commodities, `reference_country`.
    """
    frame = tables.frames["Commodities"]
    names = frame["commodity"].tolist()
    members: dict[str, list[str]] = {c: [c] for c in names}
    for r in rows_of(frame):
        if r.group:
            members.setdefault(r.group, []).append(r.commodity)
    kinds = dict(zip(names, frame["kind"], strict=True))
    return {
        "COMMODITIES": names,
        "ELEMENTS": list(ELEMENTS),
        "kind_of": kinds,
        "content": {(r.commodity, e): getattr(r, e) for r in rows_of(frame) for e in ELEMENTS},
        "surplus_allowed": {r.commodity for r in rows_of(frame) if r.surplus},
        "members": members,
        "group_of": {r.commodity: r.group for r in rows_of(frame)},
        "reference_country": {r.commodity: r.reference_country for r in rows_of(frame) if r.reference_country},
    }


def matches(d: ModelData, goods: str, commodity: str) -> int:
    """How exactly a word for goods names a commodity: 3 itself, 2 its group, 1 its kind, 0 (all), −1 not at all."""
    if goods == commodity:
        return 3
    if goods == d.group_of[commodity]:
        return 2
    if goods == d.kind_of[commodity]:
        return 1
    return 0 if goods == "(all)" else -1
