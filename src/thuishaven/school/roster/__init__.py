"""Class lists from outside: EDEXML and OneRoster in as bytes, plain data out, and what would change.

Nothing here touches the database. ``edexml`` and ``oneroster`` read a file or refuse it whole, ``difference`` compares
it with what the school has. Numbers such as a BSN are dropped while reading and never reach the result.
"""
