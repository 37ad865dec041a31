"""Pictures of the reports of a run, or of a comparison, to be looked at: `python -m tests.look RUN_FOLDER PICTURES`.

The page is opened in Chromium at two widths and printed, the workbook printed by LibreOffice; every page of print is a
picture too. With `--top FILE` also a picture of the top of the page alone.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.reports.browser import pictured, printed

NAMES = ("report", "compare")
"""What the files of a run folder, or of a comparison, are called."""
WIDTHS = (1280, 800)
TALL = 16000
TOP = (1280, 1180)
DOTS = "70"
MOST = "60"
INSTALL = "apt-get install -y chromium libreoffice-calc poppler-utils"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.look", description="Pictures of the reports of a run.")
    parser.add_argument("run", type=Path, help="folder of a run or of a comparison")
    parser.add_argument("pictures", type=Path, help="folder for the pictures")
    parser.add_argument("--top", type=Path, help="file for a picture of the top of the page")
    options = parser.parse_args(arguments)
    missing = [tool for tool in ("chromium", "libreoffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        sys.stderr.write(f"Missing: {', '.join(missing)}. Type: {INSTALL}\n")
        return 1
    options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        name = next(n for n in NAMES if (options.run / f"{n}.html").is_file())
        look_at_page(options.run / f"{name}.html", options.pictures, Path(folder))
        look_at_workbook(options.run / f"{name}.xlsx", options.pictures, Path(folder))
        if options.top:
            options.top.parent.mkdir(parents=True, exist_ok=True)
            pictured(options.run / f"{name}.html", Path(folder), options.top, *TOP)
    sys.stdout.write("".join(f"{p}\n" for p in sorted(options.pictures.glob("*.png"))))
    return 0


def look_at_page(page: Path, pictures: Path, folder: Path) -> None:
    """The page at each width, and as it is printed."""
    for width in WIDTHS:
        pictured(page, folder, pictures / f"page_{width}.png", width, TALL)
    pages(printed(page, folder), pictures / "page_print")


def look_at_workbook(workbook: Path, pictures: Path, folder: Path) -> None:
    """The workbook as it is printed."""
    subprocess.run(
        ["libreoffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), str(workbook)], capture_output=True, check=True, timeout=600,
    )
    pages(folder / f"{workbook.stem}.pdf", pictures / "workbook")


def pages(pdf: Path, target: Path) -> None:
    """A picture of each page of a PDF file, the first sixty at most."""
    subprocess.run(["pdftoppm", "-r", DOTS, "-l", MOST, "-png", str(pdf), str(target)], check=True, timeout=600)


if __name__ == "__main__":
    sys.exit(main())
