"""How text is turned into words that can be found: English, without accents, the same in index and question."""

from django.contrib.postgres.search import SearchQuery, SearchVector

CONFIG = "spo"  # a text search configuration of the database, made by a migration


def words_of(*fields: str) -> SearchVector:
    """The expression that an index is made of and that a question must repeat to use it."""
    return SearchVector(*fields, config=CONFIG)


def asked_for(text: str) -> SearchQuery:
    """What somebody typed, as they would type it on the web: words, "a phrase", or, -not."""
    return SearchQuery(text, config=CONFIG, search_type="websearch")
