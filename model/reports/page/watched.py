"""Watched: the one country whose part in imports the page sets apart by colour and in words."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.sheets.imports import fill as imports


def watched(material: Material) -> str:
    """The country with a share limit on Supply, else the one most is imported from; "" where nothing is.

    Where several have a share limit it is the one of them that most is imported from.
    """
    sums = material.once(imports).frame.groupby("Country", sort=False)["Tonnes"].sum()
    tonnes = {str(country): float(t) for country, t in sums.items()}
    limited = dict.fromkeys(country for country, _, _ in material.data.shares.share_limit)
    return max(limited or tonnes, key=lambda c: tonnes.get(c, 0.0), default="")
