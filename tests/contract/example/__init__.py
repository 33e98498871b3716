"""The site of the recorded answers and of the examples in docs/api.md.

Everything in it is invented and stays the same: ids, dates and the clock, on every database.
"""
