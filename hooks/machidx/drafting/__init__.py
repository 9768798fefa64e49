"""Drafts of a town's pages, read from the text of its plan.

Belongs here: pure functions from a text to numbered headings, measures, targets, tables and terms, and from those to
the files of a town, all of them marked ``draft: true``. Guesses nothing: what cannot be read is left to the person who
goes on writing. Imports ``content``, ``model`` and ``language``.
"""
