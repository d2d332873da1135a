"""Word's own mail merge (MERGEFIELD, IF, NEXT …) and content controls with a tag, filled from the same data as our tags."""
