"""One short file a command: python -m runners.check, runners.solve, runners.inputs."""
