"""A document tree as one accessible HTML page: for previews and for reading in a browser."""

from drafting.html.render import render

__all__ = ["render"]
