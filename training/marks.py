"""Tables in Markdown pages, between comments that carry their names."""


def between(page: str, name: str, table: str) -> str:
    """The page with a table between its marks, ``<!-- NAME: … -->`` and ``<!-- end of NAME -->``.

    Raises:
        ValueError: the page has no such marks.
    """
    start, end = page.find(f"<!-- {name}:"), page.find(f"<!-- end of {name} -->")
    if start < 0 or end < start:
        raise ValueError(f"the page has no marks for {name!r}")
    opened = page.index("-->", start) + len("-->")
    return f"{page[:opened]}\n\n{table}\n\n{page[end:]}"
