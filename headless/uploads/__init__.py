"""What comes from outside as a file: looked at whole, and cleaned, before it is kept."""
