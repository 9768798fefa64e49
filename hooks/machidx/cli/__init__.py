"""The command ``machidx``: its words, its options, and one function per command.

Enters: what reads arguments and prints; what a command computes belongs to a room below.
"""
