"""From a press note to a draft: what a note says is recognised by rule, never guessed.

`documents` reads files, `layout` finds headline, lead and paragraphs, `recognition` collects
the facts, `services` makes the draft.
"""
