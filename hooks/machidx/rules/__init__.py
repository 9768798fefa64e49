"""Rules that a single front matter cannot check: across fields, files and languages.

Each module has one function ``problems(library) -> Iterator[Problem]``.
"""
