"""The checked workbook: its tables, its decisions, and how it is changed."""
