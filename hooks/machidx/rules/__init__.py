"""Rules that a single front matter cannot check: across fields, files and languages. A module per subject.

Enters: functions ``problems(library) -> Iterator[Problem]``; ``check`` applies them all.
Imports ``translation`` and the rooms below it.
"""
