"""Finding knowledge by plain words: documents, their index, and the order in which they are shown.

>>> from thuishaven.domain.search import engine_for
>>> engine_for(catalogue).search("kind kruipt onder tafel")[0].id  # doctest: +SKIP
'SIG-CASE-08'
"""

from thuishaven.domain.search.engine import Hit, Marked, SearchEngine, engine_for

__all__ = ["Hit", "Marked", "SearchEngine", "engine_for"]
