"""Compares each page's English with its Japanese: fingerprints, status, stamps, drafts; XLIFF in ``xliff``.

Belongs here: code that compares the two languages of a page or moves texts between them. Imports ``glossary`` and the
rooms below it.
"""
