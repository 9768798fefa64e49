"""From the words that a writer typed to terms: resolving, linking, finding unlinked ones, exporting a termbase.

Enters: what needs all terms at once. Imports ``content`` and the rooms below it.
"""
