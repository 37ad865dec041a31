"""A page opened in headless Chromium: faults of its script, what was drawn, and what is cut off or overlaps."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

INSTALL = "apt-get install -y chromium"
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--virtual-time-budget=30000",
)
PROBE = Path(__file__).with_name("probe.js")
LISTENER = """<script>
window.faults = [];
addEventListener("error", (e) => faults.push(e.message));
addEventListener("unhandledrejection", (e) => faults.push(String(e.reason)));
document.addEventListener("securitypolicyviolation", (e) => faults.push(`asked for ${e.blockedURI}`));
for (const level of ["error", "warn"]) console[level] = (...words) => faults.push(words.join(" "));
</script>"""


@dataclass(frozen=True)
class Seen:
    """What a browser made of a page.

    Attributes:
        faults: errors, warnings and blocked requests.
        requests: addresses it asked for.
        screen: measures of the page at the width of the window.
        paper: the same as it is printed.
        views: what each choice of the drop-down lists shows.
        dom: the page after its script has run.
    """

    faults: list[str]
    requests: list[str]
    screen: dict[str, Any]
    paper: dict[str, Any]
    views: list[dict[str, Any]]
    dom: str


def chromium() -> str:
    """The browser; the test fails with the line to type where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail(f"Chromium is missing: {INSTALL}", pytrace=False)
    return found


def run(page: Path, folder: Path, *words: str) -> str:
    """Standard output of the browser for one page."""
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [chromium(), *QUIET, profile, *words, page.resolve().as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=True, encoding="utf-8").stdout


def opened(page: Path, folder: Path, width: int) -> Seen:
    """Open a page in a window of a width.

    Args:
        page: the page.
        folder: where a copy with listeners and the profile of the browser go.
        width: of the window, in pixels.
    """
    text = page.read_text(encoding="utf-8")
    probe = f"<script>{PROBE.read_text(encoding='utf-8')}</script>"
    copy = folder / f"probed_{width}.html"
    head, body = text.replace("<head>", f"<head>{LISTENER}", 1), "</body>"
    at = head.rindex(body)
    copy.write_text(head[:at] + probe + head[at:], encoding="utf-8")
    dom = run(copy, folder, f"--window-size={width},1000", "--dump-dom")
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.DOTALL)
    assert found, "the page never came to rest"
    return Seen(**json.loads(html.unescape(found[1])), dom=dom)


def printed(page: Path, folder: Path) -> Path:
    """The page printed to a PDF file."""
    target = folder / "page.pdf"
    run(page, folder, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target


def pictured(page: Path, folder: Path, target: Path, width: int, height: int) -> None:
    """A picture of the top of a page."""
    run(page, folder, f"--window-size={width},{height}", f"--screenshot={target.resolve()}")


def assert_seen(path: Path, folder: Path, width: int) -> None:
    """A page draws all its charts in a window of a width and on paper, with nothing cut off, slanted or overlapping."""
    charts = len(re.findall(r'<div class="chart"', path.read_text(encoding="utf-8")))
    seen = opened(path, folder, width)
    assert charts > 0
    assert seen.faults == []
    assert seen.requests == []
    assert seen.screen["overflow"] <= 0
    assert not [v for v in seen.views if v["overlaps"]]
    assert len({v["said"] for v in seen.views}) == len(seen.views)
    assert seen.screen["tables"] == []
    for measures in (seen.screen, seen.paper):
        assert len(measures["charts"]) == charts
        for chart in measures["charts"]:
            assert chart["drawn"] > 0, chart
            assert chart["marks"] > 0, chart
            assert (chart["cut"], chart["slanted"], chart["overlaps"]) == ([], [], []), chart


def assert_prints(path: Path, folder: Path) -> None:
    pdf = printed(path, folder).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert 5 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 60
