"""The search index, made by Pagefind from the pages as they were built.

Enters: what a page is found by (``article`` and ``tokens``) and how that is stored (``entries`` and ``index``).
Imports ``glossary`` and the rooms below it.
"""
