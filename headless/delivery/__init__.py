"""What happens to a request of the API around its endpoint: key, quota, what is kept."""
