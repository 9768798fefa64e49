"""Exchange with translators' tools: pages as XLIFF and back, terms as TBX and CSV.

Nothing here is needed to build or to check the site; translate-toolkit is loaded by ``xliff`` and ``terms`` alone.
"""
