"""Social cards: the picture that goes with a shared link, 1200 by 630 pixels.

What stands on a card is decided when its story is rendered (`facts.py`); it is drawn
when somebody first asks for it (`drawing.py`) and kept as a file (`files.py`).
"""
