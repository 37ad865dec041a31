"""A run: a workbook taken through its stages, each told on the screen."""

from model.run.run import Run

__all__ = ["Run"]
