"""The tree as WordprocessingML, in a frame: document, body, inlines, tables, contents, fields, lists, charts, paging."""

VERSION = 2
"""Of what this room and those above it make of one dossier and library; raised, once per release, when that changes by a byte.

A revision kept by another writer is verified by its stored bytes and is not built again (drafting.api.drafts.verify).
"""
