"""Translating: what a translation says of its original, drafts, review, and who is told what."""
