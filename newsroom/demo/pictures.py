"""What the desks know of the drawn pictures, by the code of their service.

A service keeps its own pictures, in its own language.
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
