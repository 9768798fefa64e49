"""Rules across fields, files and languages, a module per subject: each finds problems.

Belongs here: functions ``problems(library) -> Iterator[Problem]``, and ``check``, which applies them.
Imports ``translation`` and the rooms below it.
"""
