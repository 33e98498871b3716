"""The search of the admin: backends for Wagtail that understand what the public search does."""
