"""Strings and tokens of literals, in JSON and in programming languages: what reading and mending share."""
