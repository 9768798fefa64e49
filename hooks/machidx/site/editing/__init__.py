"""Forms of the preview: what a page's form asks for, what was filled in, and the files that it changes.

Belongs here: pure functions from schemas, files and submissions to forms, data and texts; ``desk`` answers requests
with them, ``guard`` refuses those of others. What rewrites files is in ``content``. HTTP is in ``site.serving``.
"""
