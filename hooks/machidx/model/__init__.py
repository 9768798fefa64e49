"""What a file may say: one class per kind of page, frozen, strict, without any reading or checking of files.

Belongs here: classes of records and the values in their fields. ``KINDS`` maps ``kind:`` to its classes: a new kind is
one entry there and one template. Imports ``language``.
"""

from machidx.model.kinds import KINDS, Kind

__all__ = ["KINDS", "Kind"]
