"""German in easy language (Leichte Sprache): the check of texts, who tested them, hard words."""
