"""Mutated inputs of every reader, and what becomes of them: told, accepted, raised, hung, or lost words."""
