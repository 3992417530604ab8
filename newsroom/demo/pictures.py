"""What the desks know of the drawn pictures, by the code of their service.

A service keeps its own pictures, in its own language. One without any borrows those
of the English desk, and its stories say in its language what they show.
"""

from newsroom.demo.en.pictures import PICTURES as ENGLISH
from newsroom.demo.es.pictures import PICTURES as SPANISH
from newsroom.demo.fa.pictures import PICTURES as PERSIAN
from newsroom.demo.ko.pictures import PICTURES as KOREAN

PICTURES = {
    "english": ENGLISH,
    "persian": PERSIAN,
    "korean": KOREAN,
    "spanish": SPANISH,
}
LENDER = "english"


def is_borrower(service: str) -> bool:
    return service not in PICTURES


def lender(service: str) -> str:
    """The service whose pictures this service's stories show."""
    return LENDER if is_borrower(service) else service
