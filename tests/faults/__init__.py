"""Kills and refusals at every step of publishing and of going back, and what is served then."""
