"""What became of one text in another, word by word, however its paragraphs were
moved, split, merged or typed anew. Pure: no query, no clock.
"""
