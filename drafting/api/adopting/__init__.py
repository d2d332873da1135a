"""Taking over what came back, step by step: each step proved by assembling the document again."""
