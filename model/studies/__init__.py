"""What-if built on the model's verbs: ends of the trade-off, prices of limits."""
