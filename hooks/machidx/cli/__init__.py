"""The command ``machidx``: its words, its options, and one small function per command, a module per group.

Enters: what reads arguments, prints and decides the exit status; what a command computes belongs to a room below.
"""
