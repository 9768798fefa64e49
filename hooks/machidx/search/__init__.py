"""The search index, made by Pagefind from the built pages.

Belongs here: extraction of searchable words (``article``, ``tokens``) and their storage (``entries``, ``index``).
Imports ``glossary`` and the rooms below it.
"""
