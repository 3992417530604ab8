"""Contributors of the invented newsroom, service by service."""

from newsroom.demo.en.people import CONTRIBUTORS as ENGLISH
from newsroom.demo.es.people import CONTRIBUTORS as SPANISH
from newsroom.demo.fa.people import CONTRIBUTORS as PERSIAN
from newsroom.demo.ko.people import CONTRIBUTORS as KOREAN
from newsroom.demo.languages import LANGUAGES

CONTRIBUTORS = (
    *ENGLISH,
    *PERSIAN,
    *KOREAN,
    *SPANISH,
    *(person for language in LANGUAGES for person in language.contributors),
)
