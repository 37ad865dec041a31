"""The sheets of the report, one file a topic."""
