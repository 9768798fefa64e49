"""Publishing to the folder that a web server shows: releases, the one that is served, going back to an earlier one.

Belongs here: all that is written below ``DEST``, the argument of ``machidx publish``:

- ``releases/<name>/``: a release, the whole site with its compressed files
- ``releases/<name>.json``: what is known of it
- ``current``: the link to the release that is served; where there are no links, its path is in ``current.txt``

Only ``current`` and ``current.txt`` decide what is served, and each is replaced in one step. All else is made before,
or removed after, in folders that begin with a dot.
"""
