"""The screens: each a few routes that read a form, hand it on, and show what came of it."""
