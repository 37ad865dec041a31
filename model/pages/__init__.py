"""Pages written from the code, so that they cannot say anything else: the formulation and the clauses it holds."""
