"""What has become of a plan: the judgement of a figure by its latest actual, with its arithmetic.

Belongs here: pure functions of the model's records that compare what was reached with what was planned.
Imports ``model`` and ``language``; knows no page, no clock and no words of the site.
"""
