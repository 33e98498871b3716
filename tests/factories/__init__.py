"""Factories of complete objects, published the way the admin publishes them.

Nothing in them is random. A page goes below the section of its kind on the
default site, so a test that makes one asks for the fixture `site_tree`.
`live=False` makes a draft; `filled=True` fills every field and relation.
"""
