"""The MkDocs plugin: thin event handlers, one module per concern, that pass on what the core (``machidx``) produces."""
