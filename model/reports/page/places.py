"""Where the nodes of the picture of streams stand: columns by stage, least crossings, room for labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Node = tuple[str, str]
Link = tuple[Node, Node, float]
LAST_STAGE = 0.62
"""Place of the last column of stages across the picture; beyond it the ends have room for their labels."""
EDGE = 0.001


def places(
    links: Sequence[Link], sizes: Mapping[Node, float], rank: Callable[[Node], int], height: float, pad: float
) -> dict[Node, tuple[float, float]]:
    """Centre of each node, as shares of width and height.

    Args:
        links: without a circle.
        sizes: node → tonnes.
        rank: order of nodes within a column, before crossings are counted.
        height: pixels of the picture.
        pad: pixels between two nodes of a column.
    """
    columns = _columns(links)
    across = _across(len(columns))
    per_tonne = min((height - pad * (len(c) - 1)) / (sum(sizes[n] for n in c) or 1.0) for c in columns)
    tall = {n: max(1.0, sizes[n] * per_tonne) for n in sizes}
    centre: dict[Node, float] = {}
    for column in columns:
        wanted = {n: _middle(n, links, centre, height / 2) for n in column}
        order = sorted(column, key=lambda n: (rank(n), wanted[n], n))
        if not centre:
            wanted = _spread(order, tall, height)
        centre |= _stacked(order, tall, wanted, height, pad)
    return {
        n: (across[k], min(1 - EDGE, max(EDGE, centre[n] / height))) for k, column in enumerate(columns) for n in column
    }


def _columns(links: Sequence[Link]) -> list[list[Node]]:
    """Nodes by the longest way to them; what sends nothing on stands in the last column."""
    depth: dict[Node, int] = {n: 0 for i, j, _ in links for n in (i, j)}
    for _ in depth:
        moved = False
        for i, j, _ in links:
            if depth[j] <= depth[i]:
                depth[j], moved = depth[i] + 1, True
        if not moved:
            break
    last = max(depth.values(), default=0)
    senders = {i for i, _, _ in links}
    columns: list[list[Node]] = [[] for _ in range(last + 1)]
    for n, k in depth.items():
        columns[k if n in senders else last].append(n)
    return [c for c in columns if c]


def _across(count: int) -> list[float]:
    """Places of the columns across the picture.

    >>> _across(2)
    [0.001, 0.999]
    >>> _across(3)
    [0.001, 0.62, 0.999]
    """
    inner = [EDGE + (LAST_STAGE - EDGE) * k / (count - 2) for k in range(count - 1)] if count > 2 else [EDGE]
    return [*inner, 1 - EDGE][:count]


def _middle(node: Node, links: Sequence[Link], centre: Mapping[Node, float], default: float) -> float:
    """Mean height of what a node receives from."""
    found = [(centre[i], t) for i, j, t in links if j == node and i in centre]
    total = sum(t for _, t in found)
    return sum(y * t for y, t in found) / total if total > 0 else default


def _spread(order: Sequence[Node], tall: Mapping[Node, float], height: float) -> dict[Node, float]:
    """Centres of nodes spread over the whole height."""
    gap = (height - sum(tall[n] for n in order)) / max(1, len(order) - 1)
    wanted, top = {}, 0.0
    for n in order:
        wanted[n] = top + tall[n] / 2
        top += tall[n] + gap
    return wanted


def _stacked(
    order: Sequence[Node], tall: Mapping[Node, float], wanted: Mapping[Node, float], height: float, pad: float
) -> dict[Node, float]:
    """Nodes of a column from top to bottom, near where they are wanted, without overlap."""
    tops: list[float] = []
    below = 0.0
    for n in order:
        tops.append(max(below, wanted[n] - tall[n] / 2))
        below = tops[-1] + tall[n] + pad
    limit = height
    for k in reversed(range(len(order))):
        tops[k] = max(0.0, min(tops[k], limit - tall[order[k]]))
        limit = tops[k] - pad
    return {n: top + tall[n] / 2 for n, top in zip(order, tops, strict=True)}
