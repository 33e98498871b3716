"""How people sign in: throttled passwords, a link or a code by mail, and for how long it lasts."""
