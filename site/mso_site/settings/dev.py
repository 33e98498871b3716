"""A laptop: SQLite in `var/`, the demo site, everything on loopback."""

from .base import *  # noqa: F403
from .base import env

DEBUG = True
DEMO_TODAY = env.str("DEMO_TODAY", default="2026-11-25") or None
DEMO_USERS_ALLOWED = True
