"""Pure rules of the product: plain data in, frozen dataclasses out.

Nothing here imports Django, reads a file, asks the clock or draws a random number, so every rule can be
checked, timed and reused without a database.
"""
