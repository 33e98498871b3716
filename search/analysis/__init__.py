"""What words of a text and of a search are compared by: pure functions, a module for each matter.

The same is done to both, so that it only matters that spellings which mean the same come out the
same. Titles and texts themselves stay as they were written.
"""
