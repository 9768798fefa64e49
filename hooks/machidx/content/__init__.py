"""docs/ as one immutable library: files, positions, front matter, pages, labels, diagnostics, addresses, history.

Belongs here: code that reads or writes content files, and the properties of a page and of the library.
Imports ``language``, ``model`` and ``markdown``. Applies no rules to what it has read: ``rules`` does.
"""
