"""One short file a command, each declared as a `runners.command.Command`: python -m runners.check, runners.solve."""
