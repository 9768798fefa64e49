"""The check of a built site before it is published, which reads nothing but its files, as a visitor does.

Belongs here: what must hold of any published site, whatever it was made from, a module per subject (``links``,
``languages``, ``budgets`` …), each of which yields ``Fault``s. ``examining`` puts them together. What a build must
contain, given docs/, is in ``site.verifying``.
"""
