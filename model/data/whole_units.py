"""Whole units: how many may start in a year, and what their size does to the cost of a t/a."""

from __future__ import annotations

from model.data.indices import Build, Option, UnitCount
from model.data.plant import Plant

UnitCost = tuple[UnitCount, float]


def whole_units(
    new: dict[Option, Plant], builds: list[Build]
) -> tuple[dict[Option, float], list[UnitCount], dict[UnitCount, float], dict[Build, list[UnitCost]]]:
    """Whole units: how many may start in a year, and their cost against as many times the reference size.

    Returns:
        Size of a unit [t/a]; the numbers of units that may start; their cost against the reference; and, by build, what
        each number costs beyond its size [t/a at the reference cost].
    """
    sizes = {k: r.unit_size for k, r in new.items() if r.unit_size > 0}
    counts = [(*b, n) for b in builds if b[:3] in sizes
              for n in range(1, int(new[b[:3]].most / sizes[b[:3]] + 1e-9) + 1)]
    factor: dict[UnitCount, float] = {}
    more: dict[Build, list[UnitCost]] = {}
    for f, s, o, y, n in counts:
        r = new[f, s, o]
        exponent = r.scale_exponent if r.scale_exponent > 0 else 1.0
        reference = r.reference_size if r.reference_size > 0 else r.unit_size
        factor[f, s, o, y, n] = (n * r.unit_size / reference) ** (exponent - 1)
        beyond = n * r.unit_size * (factor[f, s, o, y, n] - 1)
        more.setdefault((f, s, o, y), []).append(((f, s, o, y, n), beyond))
    return sizes, counts, factor, more
