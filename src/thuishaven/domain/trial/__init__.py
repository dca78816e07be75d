"""Does it help? What the days of one goal show, which design they make, and whether to go on, adapt or stop.

Nothing here knows Django or a database: days and ratings in, small frozen dataclasses out. The numbers give words to talk
about; people decide.
"""
