"""Our events: what members of an MSO announce themselves."""
