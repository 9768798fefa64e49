"""What a file may say: one class per kind of page, frozen, strict, without any reading or checking of files.

``KINDS`` maps ``kind:`` to the class of the Japanese file's front matter and that of the English
file's words. A new kind is one entry here and one template.
"""

from machidx.model.kinds import KINDS, Kind

__all__ = ["KINDS", "Kind"]
