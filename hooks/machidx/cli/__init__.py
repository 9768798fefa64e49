"""The command line ``machidx``: a module per group of commands, a small function per command.

Belongs here: code that reads arguments, prints, and sets the exit status; rooms below compute what commands print.
"""
