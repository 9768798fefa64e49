"""The open data as linked data: the terms as SKOS and TBX, the catalog of all files.

Belongs here: what is written as RDF (Turtle) or refers to the absolute addresses of pages. The identifiers are Japanese
addresses of the site: of a term its page, of a town's explanation of it a section of that page, of a plan its page, of
the whole glossary its index.
"""
