"""How fast the tool is, as ratios within one run: python -m tests.benchmarks. Nothing here is asserted."""
