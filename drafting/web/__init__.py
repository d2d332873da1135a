"""The studio: the toolkit in a browser. It translates requests into calls of `api` and `batch`, and does no work of its own."""
