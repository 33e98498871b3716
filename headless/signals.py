"""What the delivery core tells other apps."""

from django.dispatch import Signal

# Another day has begun: time for what follows from the date. Sent inside no transaction.
day_begun = Signal()

# Served rows of objects were written, in the transaction of the change. Sent by a `Resource` with
# `ids`, the public ids of the objects, and `contents`: primary key and locale of each row that
# answers now, to the public id and what it is found by. An object without any is not public now.
served_written = Signal()

# A page or snippet was saved with all that belongs to it, in the transaction of the save. Sent by
# its model with `instance`, which may hold values of a draft, and `update_fields`.
row_saved = Signal()
