"""Moderation by field: what members submit, and how staff decide on it."""
