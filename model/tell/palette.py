"""Okabe–Ito colours with fixed meanings; words or dashes always stand beside them."""

from __future__ import annotations

BLUE = "#0072B2"
"""Made in India, the plan."""
VERMILLION = "#D55E00"
"""The country whose part in imports is set apart, or a limit reached."""
ORANGE = "#E69F00"
"""Imports from other countries."""
GREEN = "#009E73"
"""Recycled."""
SKY = "#56B4E9"
PURPLE = "#CC79A7"
YELLOW = "#F0E442"
GREY = "#7F7F7F"
"""No scheme, losses."""
INK = "#1F3864"
"""Headings."""

FORMS = {
    "ore": "#000000", "compound": YELLOW, "oxide": SKY, "metal": PURPLE, "alloy": ORANGE, "magnet": VERMILLION,
    "scrap": GREEN, "by-product": GREY, "material": GREY, "other": GREY,
}
"""Form of a commodity → its colour in charts."""
