"""Whether English still says what the Japanese says: fingerprints, status, stamps, drafts; XLIFF below ``xliff``.

Enters: what compares the two languages of a page or moves texts between them. Imports ``glossary`` and below.
"""
