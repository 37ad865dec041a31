"""What a page is made of, read without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class Outline(HTMLParser):
    """Headings, addresses, table headers and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.addresses: list[str] = []
        self.anchors: list[str] = []
        self.unscoped = 0
        self.tags: dict[str, int] = {}
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.addresses += [v for k in ("src", "href", "action", "data") if (v := found.get(k))]
        self.anchors += [v for v in [found.get("id")] if v]
        self.unscoped += tag == "th" and "scope" not in found
        self.language = self.language or (found.get("lang") or "" if tag == "html" else "")


def assert_well_formed(text: str) -> None:
    outline = Outline(text)
    assert outline.language == "en-IN"
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(outline.headings, outline.headings[1:], strict=False))
    assert outline.unscoped == 0
    assert outline.tags["table"] == outline.tags["caption"]
    assert len(set(outline.anchors)) == len(outline.anchors)
    assert not [a for a in outline.addresses if not a.startswith("#")]
    assert {a[1:] for a in outline.addresses} <= set(outline.anchors)
