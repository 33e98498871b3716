"""How event reports become press texts."""
