"""The tree as WordprocessingML, in a frame: document, body, inlines, tables, contents, fields, lists, charts, paging."""
