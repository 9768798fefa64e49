"""The command ``machidx``: its words, its options, and one small function per command, a module per group.

Belongs here: code that reads arguments, prints, and sets the exit status; rooms below compute what commands print.
"""
