"""What a browser calls itself, in two words that a person knows it by."""

from django.utils.translation import gettext as _

# The first that is found counts: most browsers also name those that they resemble.
NAMES = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def in_words(told: str) -> str:
    """`Firefox, Windows`; else what it says of itself, if anything."""
    found = [
        next((words for sign, words in signs.items() if sign in told), "")
        for signs in (NAMES, SYSTEMS)
    ]
    words = ", ".join(word for word in found if word)
    return words or told[:60] or _("A browser that does not say which")
