"""Reading: from the cells of a workbook to checked tables."""
