"""Finding passages by their words: an index, a query language, snippets and facets."""
