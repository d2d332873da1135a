"""The rules, one file each: `RULE` and the function that finds."""
