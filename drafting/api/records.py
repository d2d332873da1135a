"""Records from Excel, for mail merge."""

from drafting.workbook import read_rows

__all__ = ["read_rows"]
