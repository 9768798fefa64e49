"""The search index of the built pages, which finds any run of characters.

Belongs here: extraction of searchable words (``article``, ``corpus``) and their storage (``entries``, ``index``).
Imports ``glossary`` and the rooms below it.
"""
