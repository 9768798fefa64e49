"""The search index, made by Pagefind from the pages as they were built.

``article`` reads what a reader sees of a page, ``tokens`` turns it into words that Pagefind finds exactly,
``index`` runs Pagefind and writes a record per page for the results' list.
"""
