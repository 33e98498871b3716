"""What the delivery core tells other apps."""

from django.dispatch import Signal

# Another day has begun: time for what follows from the date. Sent inside no transaction.
day_begun = Signal()
