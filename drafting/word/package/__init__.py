"""The package of a Word file: opening and zipping it, its parts, the strict form, whether it is sound."""
