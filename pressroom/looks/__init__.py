"""Looking at the parts of the house, each with an end to its patience.

A look is a function that gives findings. It raises what it likes: `pressroom.findings`
makes a finding of that too.
"""
