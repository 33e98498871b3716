"""What becomes of a form whose page or snippet was changed while it was open (decision 0027)."""
