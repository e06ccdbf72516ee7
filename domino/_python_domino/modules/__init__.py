"""Modules of python-domino that only it has: `domino/__init__.py` lets imports of them end here, in a hint."""
