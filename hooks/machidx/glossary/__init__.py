"""The glossary: resolves references to terms, computes links, finds unlinked words, exports a termbase.

Belongs here: code that needs all terms at once. Imports ``content`` and the rooms below it.
"""
