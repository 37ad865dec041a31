"""Streams: contained rare earths from ground, scrap and country of origin through the stages to sectors, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.tell.table import YEAR, Filled, ReportColumn, across, framed

HOME, SCRAP = "India", "scrap"
FAMILIES = {"Nd+Pr": ("ndpr",), "Dy+Tb": ("dy", "tb")}
"""Family → its elements."""
MINED, RECOVERED, IMPORTED, STOCK, STAGE, BACK, SECTOR, END = (
    "mined in India", "recovered", "imported", "stock", "stage", "back to a stage", "sector", "other end",
)
"""What a node is."""
ALL = "All years"
BACK_TO = "Back to "
Node = tuple[str, str]
"""What a node is, and its name."""
GROUND, OLD, DRAWN = (MINED, "India's ground"), (RECOVERED, "End-of-life magnets"), (STOCK, "From stock")
KEPT, LOST, LEFT, ABROAD = (END, "Into stock"), (END, "Process losses"), (END, "Left over"), (END, "Exports")

COLUMNS = (
    ReportColumn("Family", "–", "Nd+Pr or Dy+Tb"),
    ReportColumn("Sender is", "–", "mined in India, recovered, imported, stock or stage"),
    ReportColumn("From", "–", "ground, scrap, country of origin, stock or stage"),
    ReportColumn("Receiver is", "–", "stage, sector or another end"),
    ReportColumn("To", "–", "stage, sector, stock or loss"),
    ReportColumn(YEAR, "t", "contained elements in the year", "number"),
    ReportColumn(ALL, "t", "contained elements over all years", "number"),
)


@dataclass
class Pool:
    """Contained tonnes of one commodity in India: who gives and who takes."""

    into: dict[Node, float] = field(default_factory=lambda: defaultdict(float))
    out: dict[Node, float] = field(default_factory=lambda: defaultdict(float))

    def links(self) -> Iterator[tuple[Node, Node, float]]:
        """From each giver to each taker, in proportion; exports are of what is no import, as far as that reaches."""
        own = {i: given for i, given in self.into.items() if i[0] != IMPORTED}
        sold = min(self.out.get(ABROAD, 0.0), sum(own.values()))
        part = sold / (sum(own.values()) or 1.0)
        yield from ((i, ABROAD, given * part) for i, given in own.items() if sold)
        left = {i: given * (1.0 - part) if i in own else given for i, given in self.into.items()}
        total = sum(left.values()) or 1.0
        for i, given in left.items():
            for j, taken in self.out.items():
                yield i, j, given * (taken - sold if j == ABROAD else taken) / total

    def close(self, scrap: bool) -> None:
        """Say what becomes of a surplus; a shortage of scrap is what came back from earlier sales."""
        surplus = sum(self.into.values()) - sum(self.out.values())
        if surplus > SMALL:
            self.out[LEFT] += surplus
        elif surplus < -SMALL and scrap:
            self.into[OLD] -= surplus


def fill(material: Material) -> Filled:
    """One row for each stream of a family of elements."""
    years = material.tables.years
    rank = {s: n for n, s in enumerate(material.data.capacity.STAGES)}
    found: dict[tuple[str, Node, Node], dict[str, float]] = {}
    for family, elements in FAMILIES.items():
        for year in years:
            for i, j, tonnes in _year(material, elements, year):
                end = (BACK, f"{BACK_TO}{j[1]}") if _backward(rank, i, j) else j
                if tonnes > SMALL and i != j:
                    found.setdefault((family, i, end), {})[year] = tonnes
    records = [
        [family, *i, *j, *(tonnes.get(y, 0.0) for y in years), sum(tonnes.values())]
        for (family, i, j), tonnes in found.items()
    ]
    sentence = (
        "Contained tonnes. Goods of one kind are taken as one pool in India: whoever takes from it takes of every "
        "sender in proportion, exports only of what is no import. What goes straight from abroad to a sector is not "
        "mixed."
    )
    return Filled(sentence, framed([c.name for c in across(COLUMNS, years)], records))


def _backward(rank: dict[str, int], i: Node, j: Node) -> bool:
    """Whether a stream goes back to an earlier stage, as swarf does; there it is cut, so that it has an end."""
    return i[0] == j[0] == STAGE and rank[j[1]] < rank[i[1]]


def _year(material: Material, elements: tuple[str, ...], year: str) -> list[tuple[Node, Node, float]]:
    d = material.data
    content = {c: sum(d.commodities.content[c, e] for e in elements) for c in d.commodities.COMMODITIES}
    pools: dict[str, Pool] = defaultdict(Pool)
    direct: dict[tuple[Node, Node], float] = defaultdict(float)
    for c, i, j, t in material.once(_shipped).get(year, ()):
        _ship(material, pools[c], direct, (c, i, j), t * content[c])
    balance: dict[Node, float] = defaultdict(float)
    for c, s, t in material.once(_worked).get(year, ()):
        side = pools[c].into if t > 0 else pools[c].out
        side[STAGE, s] += abs(t) * content[c]
        balance[STAGE, s] -= t * content[c]
    for c, t in material.once(_stored).get(year, ()):
        if t > 0:
            pools[c].out[KEPT] += t * content[c]
        else:
            pools[c].into[DRAWN] -= t * content[c]
    for c, pool in pools.items():
        pool.close(d.commodities.kind_of[c] == SCRAP)
    return _added([
        *(link for pool in pools.values() for link in pool.links()), *((i, j, t) for (i, j), t in direct.items()),
        *((s, LOST, t) for s, t in balance.items() if t > SMALL),
    ])


def _added(links: list[tuple[Node, Node, float]]) -> list[tuple[Node, Node, float]]:
    total: dict[tuple[Node, Node], float] = defaultdict(float)
    for i, j, t in links:
        total[i, j] += t
    return [(i, j, t) for (i, j), t in total.items()]


def _ship(
    material: Material, pool: Pool, direct: dict[tuple[Node, Node], float], lane: tuple[str, str, str], tonnes: float
) -> None:
    d = material.data
    _, i, j = lane
    sender, receiver = _sender(material, lane), _receiver(material, j)
    arrives = tonnes * d.lanes.arrival[lane]
    if sender and receiver and sender[0] == IMPORTED:
        direct[sender, receiver] += arrives
        return
    if sender:
        pool.into[sender] += tonnes
    if receiver:
        pool.out[receiver] += arrives
    if tonnes > arrives:
        pool.out[LOST] += tonnes - arrives


def _sender(material: Material, lane: tuple[str, str, str]) -> Node | None:
    """Who brings goods into India's pool; None for a facility."""
    d = material.data
    if lane[1] in d.facilities.facility_kind:
        return None
    if d.lanes.node_country[lane[1]] != HOME:
        return (IMPORTED, d.lanes.node_country[lane[1]])
    return OLD if d.commodities.kind_of[lane[0]] == SCRAP else GROUND


def _receiver(material: Material, node: str) -> Node | None:
    """Who takes goods out of India's pool; None for a facility."""
    d = material.data
    if node not in d.demand.market_country:
        return None
    return (SECTOR, node) if d.demand.market_country[node] == HOME else ABROAD


def _shipped(material: Material) -> dict[str, list[tuple[str, str, str, float]]]:
    found: dict[str, list[tuple[str, str, str, float]]] = defaultdict(list)
    for r in rows(material.yearly("ship")):
        if r.value > SMALL:
            found[r.year].append((r.commodity, r.origin, r.to, r.value))
    return found


def _worked(material: Material) -> dict[str, list[tuple[str, str, float]]]:
    """Year → commodity, stage and tonnes made (above 0) or used (below 0)."""
    d = material.data
    found: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    per: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for table, sign in ((d.recipes.makes, 1.0), (d.recipes.uses, -1.0)):
        for (c, f), routes in table.items():
            for n, amount in routes:
                per[f, n].append((c, sign * amount))
    for r in rows(material.yearly("activity")):
        for c, amount in per[r.facility, r.recipe] if r.value > SMALL else ():
            found[r.year].append((c, d.recipes.main_stage[r.recipe], amount * r.value))
    return found


def _stored(material: Material) -> dict[str, list[tuple[str, float]]]:
    """Year → commodity and tonnes by which stocks grow."""
    d = material.data
    held = {(r.commodity, r.facility, r.period): r.value for r in rows(material.solution["stock"])}
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for c, f in d.stocks.STOCKS:
        before = d.stocks.opening[c, f]
        for y in d.periods.YEARS:
            now = held[c, f, d.periods.periods_of[y][-1]]
            found[y].append((c, now - before))
            before = now
    return found


TOPIC = Report("Streams", "Where the rare earths come from and go", "a stream", COLUMNS, fill)
