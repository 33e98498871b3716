"""The words of what exists in every language: one module for each, all with the same keys.

Facts (dates, numbers, names of places) stand beside the German objects and are shared.
"""
