"""The logins of the demo site."""

# Their passwords are printed by `load_demo`, so everybody knows them.
DEMO_USERNAMES = ("redaktion", "leitung", "hellwegbruecke")
