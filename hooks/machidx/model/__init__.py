"""The front matter schema: one frozen, strict class per kind of page. Reads and checks no files.

Belongs here: classes of records and the values in their fields. ``KINDS`` maps ``kind:`` to its classes: a new kind is
one entry there and one template. Imports ``language``.
"""

from machidx.model.kinds import KINDS, Kind

__all__ = ["KINDS", "Kind"]
