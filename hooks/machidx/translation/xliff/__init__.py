"""Exchange with translators' tools: pages to and from XLIFF.

Neither building nor checking the site needs this package. Of its modules, only ``xliff`` loads translate-toolkit.
"""
