"""The page of a run: one file to read and print, with charts, that opens without a network."""

from model.reports.page.page import write_page

__all__ = ["write_page"]
