"""What is published as press text, for websites that take it over by hand.

`content` says what a press text consists of, `bodies` and `composing` make one of a live page,
`plain`, `markup` and `word` write it down.
"""
