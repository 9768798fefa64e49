"""The search index, made by Pagefind from the built pages.

Belongs here: the searchable text of a page (``article``, ``tokens``) and how it is stored (``entries``, ``index``).
Imports ``glossary`` and the rooms below it.
"""
