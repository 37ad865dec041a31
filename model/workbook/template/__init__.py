"""The template: a new workbook from the schema and from records."""
