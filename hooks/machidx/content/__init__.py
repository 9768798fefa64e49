"""docs/ as one immutable library: files, positions, front matter, pages, labels, diagnostics, addresses, history.

Enters: what reads or writes a content file, and what a page knows of itself and of its library.
Imports ``language``, ``model`` and ``markdown``; judges nothing (that is for ``rules``).
"""
