"""Excel workbooks: reading rows of records. (Making, splitting and merging the portfolio's workbook comes with the letter.)"""

from drafting.workbook.rows import read_rows

__all__ = ["read_rows"]
