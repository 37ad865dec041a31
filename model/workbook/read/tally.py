"""What one part of a workbook file holds, counted while it is unpacked: no part is held whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

MOST_TAG_BYTES = 1_000_000
"""Bytes of one tag with all its attributes; Excel's longest, of a check for many ranges, stays below."""
CHUNK = 1 << 16
JOINED = frozenset(("mergeCell", "hyperlink"))
"""Elements that make a cell of each place in their range."""
HIDES, FORMULA = "col", "f"
PLAIN = frozenset(("c", "v", "t", "si"))
"""Frequent elements whose attributes ask for nothing."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass
class PartCount:
    """What was counted.

    Attributes:
        root: name of the outermost element, "" where the part is no XML.
        elements: name without prefix → how many.
        merged: cells within ranges that are merged, or are one link.
        ranges: ranges that checks, formats and the like hold for.
        hidden: columns that are hidden.
        copied: bytes of formulas that several cells share, as often as they are worked out for one.
        shares: key of a formula that several cells share and where it starts, while its text is read.
        long_tag: whether a tag is longer than any that Excel writes; counting stopped there.
    """

    root: str = ""
    elements: Counter[str] = field(default_factory=Counter)
    merged: int = 0
    ranges: int = 0
    hidden: int = 0
    copied: int = 0
    long_tag: bool = False
    _shared: dict[str, int] = field(default_factory=dict)
    shares: tuple[str, int] | None = None

    def look(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Add what the attributes of an element ask for.

        Args:
            name: of the element, without prefix.
            attributes: of the element.
            at: byte at which it starts.
        """
        if "sqref" in attributes:
            self.ranges += len(attributes["sqref"].split())
        if name in JOINED and "ref" in attributes:
            self.merged += _cells(attributes["ref"])
        if name == HIDES and attributes.get("hidden", "0") not in ("0", "false"):
            self.hidden += _columns(attributes)
        if name == FORMULA and attributes.get("t") == "shared":
            self._share(attributes.get("si", ""), at)

    def close(self, at: int) -> None:
        """Take what stands before the next element for the text of a shared formula."""
        if self.shares is not None:
            self._shared[self.shares[0]] = at - self.shares[1]
            self.shares = None

    def _share(self, key: str, at: int) -> None:
        if key in self._shared:
            self.copied += self._shared[key]
        else:
            self.shares = key, at


def tally(archive: ZipFile, name: str, most: int) -> PartCount:
    """Count what a part holds. Where the part stops being sound XML counting stops, as would reading it.

    Args:
        archive: the workbook file.
        name: of the part.
        most: elements after which there is nothing left to find out.
    """
    found = PartCount()
    tags: defaultdict[str, int] = defaultdict(int)

    def start(tag: str, attributes: dict[str, str]) -> None:
        tags[tag] += 1
        if found.shares is not None:
            found.close(parser.CurrentByteIndex)
        if attributes and tag not in PLAIN:
            found.look(tag.rpartition(":")[2], attributes, parser.CurrentByteIndex)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entity
    read = 0
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            read += len(chunk)
            try:
                parser.Parse(chunk, False)
            except (expat.ExpatError, ValueError, LookupError):
                break
            found.long_tag = read - parser.CurrentByteIndex > MOST_TAG_BYTES
            if found.long_tag or sum(tags.values()) > most:
                break
    for tag, times in tags.items():
        found.root = found.root or tag.rpartition(":")[2]
        found.elements[tag.rpartition(":")[2]] += times
    return found


def _refuse_entity(*_: Any) -> None:
    raise ValueError("An entity; the reader refuses the part.")


def _cells(reference: str) -> int:
    """Cells of a range, whole columns and rows too; none where openpyxl cannot read it either."""
    try:
        left, top, right, bottom = range_boundaries(reference.rpartition("!")[2])
    except (ValueError, TypeError):
        return 0
    return max(0, (right or LAST_COLUMN) - (left or 1) + 1) * max(0, (bottom or LAST_ROW) - (top or 1) + 1)


def _columns(attributes: dict[str, str]) -> int:
    try:
        return max(0, int(attributes["max"]) - int(attributes["min"]) + 1)
    except (KeyError, ValueError):
        return 0
