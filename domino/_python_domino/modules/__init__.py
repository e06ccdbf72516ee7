"""Modules of python-domino that only it has: `domino/__init__.py` lets imports of them end here, in a hint.

The errors name no module: Python takes one that names it for a module that is simply not there, and drops the hint.
"""
