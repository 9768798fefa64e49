"""Rules that validation of front matter cannot check: across fields, files and languages, a module per subject.

Belongs here: functions ``problems(library) -> Iterator[Problem]``, and ``check``, which applies them.
Imports ``translation`` and the rooms below it.
"""
