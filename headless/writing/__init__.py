"""Wagtail's own API for writing, behind a guard."""
