"""Begins a site of its own: the files of a repository that builds at once, for ``machidx init``."""
