"""Small plans, written as checked tables, that tests share."""
