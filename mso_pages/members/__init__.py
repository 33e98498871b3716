"""My organisation: the screens on which members keep the profile of their MSO."""
