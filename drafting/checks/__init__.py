"""Rules that find what a careful colleague would: one file a rule under `rules`; a rule returns findings, never raises."""

from drafting.checks.rule import Hit, Rule, Subject, TextLine, all_rules, check
from drafting.checks.text import lines_of_text, lines_of_tree

__all__ = ["Hit", "Rule", "Subject", "TextLine", "all_rules", "check", "lines_of_text", "lines_of_tree"]
