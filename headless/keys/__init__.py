"""Keys of external apps: made and revoked in the admin, checked on each request."""
