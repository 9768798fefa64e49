"""What a site needs when the contract of its files changes: ``machidx upgrade``.

The contract has versions, counted from 1 (what machidx 0.1.0 read); mkdocs.yml names the one that a site is written
for (``extra: contract:``, 1 if absent). ``steps.STEPS`` lists the changes in order, each a pure function from a file to
changes of its front matter. A step leaves alone what is written in the new form already, and what it does not know: it
says what a person has to do there.

Belongs here: a step per change of the contract that makes existing files invalid. A new optional field needs none.
"""
