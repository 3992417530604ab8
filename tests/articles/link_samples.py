"""Addresses that a link may have and may not; cleaner and editor must agree."""

GOOD = [
    "https://example.org",
    "http://example.org:8080/path?query=1&other=2#part",
    "https://fa.example.org/ویکی/نیم‌فاصله",
    "HTTPS://Example.org/",
    "https://example.org/a@b",
    "mailto:ana@example.org",
    "mailto:ana@example.org?subject=Tip",
    "tel:+1-202-555-0100",
    "/section/world/",
    "/",
]
BAD = [
    *("", " ", "#part", "page one", "?q=1", "//example.org", "/\\example.org"),
    *("javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://"),
    *("https:example.org", "https:/example.org", "https:\\\\example.org"),
    *("https://ana@example.org/", "mailto:ana", "tel:call me"),
    *("https://example.org/<script>", 'https://example.org/"x'),
]
