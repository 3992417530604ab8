"""Spanish credits, as a sub-editor in Latin America would write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credits import House, Line, Making, Party, credit_lines
from services.credits.languages.spanish_articles import SPANISH as ARTICLES
from services.credits.languages.spanish_sounds import begins_with_i
from services.credits.lines import Span
from tests.services.crediting import agency, entered, person, printed_by

SPANISH = House("es")


def voa(language, **facts):
    name = f"Servicio {language}"
    return Party(
        name, "service", possessive=f"el {name} de la VOA", house="VOA", **facts
    )


def printed(house=SPANISH, **parties_by_kind):
    return printed_by(house, **parties_by_kind)


KOREAN, PERSIAN, TIBETAN = voa("Coreano"), voa("Persa"), voa("Tibetano")
IN_SPANISH = voa("en Español")
NEWS = Party("VOA Noticias", "service", possessive="VOA Noticias", house="VOA")
FUND = Party("Fondo Norte", "funder", possessive="el Fondo Norte")
FOUNDATION = Party("Fundación Sur", "funder", possessive="la Fundación Sur")
UN = Party("Naciones Unidas", "partner", possessive="las Naciones Unidas")
AP, REUTERS, AFP = agency("The Associated Press"), agency("Reuters"), agency("AFP")
ANA, LUIS, IGNACIO = person("Ana Ruiz"), person("Luis Paz"), person("Ignacio Vera")
OLENA = person("Olena Hrytsko", "Járkov")
AIDA = person("Aida Bekova", "Osh, Kirguistán")
TIMUR = person("Timur Saparov", "Almaty, Kazajistán")
MARTA = person("Marta Wilk", "Varsovia")
JONAS = person("Jonas Petras", "Vilna")
PROTECTED = person("PERSON-A", "Teherán", protection="say_so")
WITHHELD = (
    "Por su seguridad, no se publican los nombres de algunas personas "
    "que colaboraron en este reportaje."
)


# The examples of the house.


def test_a_report_without_byline_is_signed_by_the_newsroom():
    credits = credit_lines(entered(collaboration=[KOREAN]), SPANISH)
    assert not credits.byline
    assert str(credits.staff_report) == "Redacción"
    assert [str(line) for line in credits.lines] == [
        "Este reportaje se elaboró en colaboración con el Servicio Coreano de la VOA."
    ]


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([ANA], "Por Ana Ruiz"),
        ([ANA, LUIS], "Por Ana Ruiz y Luis Paz"),
        ([ANA, IGNACIO], "Por Ana Ruiz e Ignacio Vera"),
        ([LUIS, IGNACIO, ANA], "Por Luis Paz, Ignacio Vera y Ana Ruiz"),
        ([Party("VOA Noticias", "staff")], "Por VOA Noticias"),
        (
            [person("Ana Ruiz", title="corresponsal en La Paz"), LUIS],
            "Por Ana Ruiz, corresponsal en La Paz, y Luis Paz",
        ),
    ],
)
def test_the_byline_names_its_authors(authors, byline):
    assert printed(author=authors) == (byline, [])


@pytest.mark.parametrize(
    ("contributors", "line"),
    [
        ([OLENA], "Olena Hrytsko colaboró en este reportaje desde Járkov."),
        ([LUIS], "Luis Paz colaboró en este reportaje."),
        ([ANA, LUIS], "Ana Ruiz y Luis Paz colaboraron en este reportaje."),
        (
            [ANA, LUIS, IGNACIO],
            "Ana Ruiz, Luis Paz e Ignacio Vera colaboraron en este reportaje.",
        ),
        (
            [person("Ana Ruiz", "Kiev"), person("Luis Paz", "Kiev")],
            "Ana Ruiz y Luis Paz colaboraron en este reportaje desde Kiev.",
        ),
        (
            [person("Ana Ruiz", "Kiev"), MARTA],
            "Ana Ruiz en Kiev y Marta Wilk en Varsovia colaboraron en este reportaje.",
        ),
        (
            [AIDA, TIMUR],
            "Aida Bekova en Osh, Kirguistán, y Timur Saparov en Almaty, Kazajistán, "
            "colaboraron en este reportaje.",
        ),
        (
            [AIDA, TIMUR, MARTA],
            "Aida Bekova en Osh, Kirguistán; Timur Saparov en Almaty, Kazajistán; "
            "y Marta Wilk en Varsovia colaboraron en este reportaje.",
        ),
        (
            [AIDA, TIMUR, person("Hilda Ríos", "Lima")],
            "Aida Bekova en Osh, Kirguistán; Timur Saparov en Almaty, Kazajistán; "
            "e Hilda Ríos en Lima colaboraron en este reportaje.",
        ),
        (
            [LUIS, OLENA],
            "Luis Paz, y Olena Hrytsko en Járkov, colaboraron en este reportaje.",
        ),
        (
            [person("Olena Hrytsko", "Járkov", title="jefa de oficina")],
            "Olena Hrytsko, jefa de oficina, colaboró en este reportaje desde Járkov.",
        ),
        (
            [person("Olena Hrytsko", "Járkov", title="jefa de oficina"), LUIS],
            "Olena Hrytsko, jefa de oficina, en Járkov, y Luis Paz colaboraron "
            "en este reportaje.",
        ),
        (
            [person("Ana Ruiz", "Washington, D.C.")],
            "Ana Ruiz colaboró en este reportaje desde Washington, D.C.",
        ),
    ],
)
def test_contributors_agree_with_their_verb(contributors, line):
    assert printed(contributor=contributors)[1] == [line]


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ([MARTA], "Marta Wilk informó desde Varsovia."),
        (
            [MARTA, person("Ana Ruiz", "Varsovia")],
            "Marta Wilk y Ana Ruiz informaron desde Varsovia.",
        ),
        (
            [MARTA, JONAS],
            "Marta Wilk informó desde Varsovia y Jonas Petras, desde Vilna.",
        ),
        (
            [MARTA, JONAS, OLENA],
            "Marta Wilk informó desde Varsovia; Jonas Petras, desde Vilna; "
            "y Olena Hrytsko, desde Járkov.",
        ),
        (
            [AIDA, MARTA],
            "Aida Bekova informó desde Osh, Kirguistán, y Marta Wilk, desde Varsovia.",
        ),
    ],
)
def test_a_comma_stands_for_the_verb_of_the_second_author(authors, line):
    assert printed(author=authors)[1] == [line]


@pytest.mark.parametrize(
    ("credits", "lines"),
    [
        (
            {"contributed": [REUTERS, AFP, KOREAN]},
            [
                "Reuters, AFP y el Servicio Coreano de la VOA colaboraron "
                "en este reportaje."
            ],
        ),
        (
            {"contributed": [KOREAN, REUTERS]},
            ["El Servicio Coreano de la VOA y Reuters colaboraron en este reportaje."],
        ),
        (
            {"contributed": [KOREAN, PERSIAN]},
            ["Los servicios Coreano y Persa de la VOA colaboraron en este reportaje."],
        ),
        ({"contributed": [AP]}, ["The Associated Press colaboró en este reportaje."]),
        (
            {"information": [AP]},
            ["Este reportaje incluye información de The Associated Press."],
        ),
        (
            {"information": [REUTERS, AFP]},
            ["Este reportaje incluye información de Reuters y AFP."],
        ),
        (
            {"information": [REUTERS, KOREAN]},
            [
                "Este reportaje incluye información de Reuters "
                "y del Servicio Coreano de la VOA."
            ],
        ),
        (
            {"information": [KOREAN, PERSIAN]},
            [
                "Este reportaje incluye información de los servicios "
                "Coreano y Persa de la VOA."
            ],
        ),
        (
            {"information": [agency("El Tiempo")]},
            ["Este reportaje incluye información de El Tiempo."],
        ),
        (
            {"origin": [TIBETAN]},
            ["Esta nota se originó en el Servicio Tibetano de la VOA."],
        ),
        (
            {"adapted": [KOREAN]},
            [
                "Esta nota es una adaptación de un reportaje "
                "del Servicio Coreano de la VOA."
            ],
        ),
        (
            {"adapted": [REUTERS, AFP]},
            ["Esta nota es una adaptación de reportajes de Reuters y AFP."],
        ),
        ({"translator": [ANA]}, ["Ana Ruiz tradujo esta nota."]),
        (
            {"translator": [ANA, IGNACIO]},
            ["Ana Ruiz e Ignacio Vera tradujeron esta nota."],
        ),
        ({"adapter": [LUIS]}, ["Luis Paz adaptó esta nota."]),
        (
            {
                "author": [person("Kim Haneul", works_for=KOREAN)],
                "adapter": [person("Paula Grant", works_for=NEWS)],
            },
            [
                "Kim Haneul escribió esta nota para el Servicio Coreano de la VOA. "
                "Paula Grant la adaptó para VOA Noticias."
            ],
        ),
        (
            {"adapter": [person("Ana Ruiz", works_for=IN_SPANISH)]},
            ["Ana Ruiz adaptó esta nota para el Servicio en Español de la VOA."],
        ),
        (
            {"camera": [OLENA, LUIS], "producer": [OLENA, LUIS]},
            ["Cámara y producción: Olena Hrytsko en Járkov; Luis Paz"],
        ),
        (
            {"contributor": [LUIS, PROTECTED]},
            ["Luis Paz colaboró en este reportaje.", WITHHELD],
        ),
        (
            {"based_on": [REUTERS, KOREAN]},
            [
                "Este reportaje se basa en información de Reuters "
                "y del Servicio Coreano de la VOA."
            ],
        ),
        (
            {"first_published": [KOREAN, agency("Indymedia")]},
            [
                "Esta nota fue publicada originalmente por el Servicio Coreano "
                "de la VOA y por Indymedia."
            ],
        ),
        (
            {"funder": [FUND, FOUNDATION]},
            [
                "Este reportaje se elaboró con el apoyo económico del Fondo Norte "
                "y de la Fundación Sur."
            ],
        ),
        (
            {"translated": [KOREAN, PERSIAN]},
            ["Los servicios Coreano y Persa de la VOA tradujeron esta nota."],
        ),
        (
            {"camera": [LUIS], "illustrator": [LUIS], "footage": [KOREAN, REUTERS]},
            [
                "Ilustración y cámara: Luis Paz",
                "Imágenes: Servicio Coreano de la VOA; Reuters",
            ],
        ),
        (
            {"fact_checker": [ANA], "illustrator": [ANA], "photographer": [LUIS]},
            [
                "Verificación de datos e ilustración: Ana Ruiz",
                "Fotografía: Luis Paz",
            ],
        ),
        (
            {"fact_checker": [ANA], "illustrator": [ANA]},
            ["Verificación de datos e ilustración: Ana Ruiz"],
        ),
    ],
)
def test_spanish_reads_as_its_sub_editors_write_it(credits, lines):
    assert printed(**credits) == ("", lines)


def test_the_end_of_a_story_keeps_the_order_of_the_house():
    _, lines = printed(
        producer=[LUIS],
        translator=[ANA],
        adapter=[ANA],
        adapted=[REUTERS],
        origin=[TIBETAN],
        information=[AFP],
        contributed=[REUTERS],
        collaboration=[KOREAN],
        contributor=[OLENA, PROTECTED],
        photographer=[person("Pavel Novak")],
        author=[MARTA],
        editor=[IGNACIO],
        camera=[JONAS],
    )
    assert lines == [
        "Olena Hrytsko colaboró en este reportaje desde Járkov.",
        "Marta Wilk informó desde Varsovia.",
        "Este reportaje se elaboró en colaboración con el Servicio Coreano de la VOA.",
        "Reuters colaboró en este reportaje.",
        "Este reportaje incluye información de AFP.",
        "Esta nota se originó en el Servicio Tibetano de la VOA.",
        "Esta nota es una adaptación de un reportaje de Reuters.",
        "Ana Ruiz adaptó esta nota.",
        "Ana Ruiz tradujo esta nota.",
        "Edición: Ignacio Vera",
        "Fotografía: Pavel Novak",
        "Cámara: Jonas Petras en Vilna",
        "Producción: Luis Paz",
        WITHHELD,
    ]


# People of a service.


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (
            [person("Kim Haneul", works_for=KOREAN)],
            "Kim Haneul, del Servicio Coreano de la VOA, colaboró",
        ),
        (
            [person("Kim Haneul", works_for=NEWS), LUIS],
            "Kim Haneul, de VOA Noticias, y Luis Paz colaboraron",
        ),
        (
            [LUIS, person("Kim Haneul", title="corresponsal", works_for=KOREAN)],
            "Luis Paz y Kim Haneul, corresponsal del Servicio Coreano de la VOA, "
            "colaboraron",
        ),
        (
            [
                ANA,
                LUIS,
                person("Kim Haneul", works_for=KOREAN),
                person("Yoon Sora", works_for=KOREAN),
                IGNACIO,
            ],
            "Ana Ruiz; Luis Paz; Kim Haneul, del Servicio Coreano de la VOA; "
            "Yoon Sora, del Servicio Coreano de la VOA; e Ignacio Vera colaboraron",
        ),
    ],
)
def test_the_service_of_a_person_stands_between_commas(people, said):
    assert printed(contributor=people)[1] == [f"{said} en este reportaje."]


def test_a_byline_names_the_service_after_the_person():
    haneul = person("Kim Haneul", works_for=KOREAN)
    assert printed(author=[haneul, LUIS])[0] == (
        "Por Kim Haneul, del Servicio Coreano de la VOA, y Luis Paz"
    )


def test_a_person_may_sign_what_an_agency_wrote():
    assert printed(author=[ANA], agency_report=[AP]) == (
        "Por Ana Ruiz",
        ["Este reportaje fue elaborado por The Associated Press."],
    )


@pytest.mark.parametrize(
    ("credits", "line"),
    [
        ({"contributed": [UN]}, "Las Naciones Unidas colaboraron en este reportaje."),
        (
            {"adapted": [UN]},
            "Esta nota es una adaptación de un reportaje de las Naciones Unidas.",
        ),
    ],
)
def test_a_plural_name_has_a_plural_verb(credits, line):
    assert printed(**credits)[1] == [line]


def test_who_checked_a_translation_ends_the_sentence_without_a_comma():
    credits = entered(translator=[person("Ana Ruiz", "Lima", title="editora")])
    making = Making(translated_from="zh-Hans", is_machine_assisted=True)
    assert [str(line) for line in credit_lines(credits, SPANISH, making).lines] == [
        "Esta nota fue traducida del chino con ayuda de herramientas automáticas "
        "y revisada por Ana Ruiz, editora."
    ]


# Folding.


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([KOREAN, PERSIAN], "los servicios Coreano y Persa de la VOA"),
        (
            [KOREAN, PERSIAN, TIBETAN],
            "los servicios Coreano, Persa y Tibetano de la VOA",
        ),
        (
            [KOREAN, voa("Indonesio")],
            "los servicios Coreano e Indonesio de la VOA",
        ),
        (
            [
                Party(
                    "Persa",
                    "service",
                    possessive="Servicio Persa de la VOA",
                    house="VOA",
                ),
                TIBETAN,
            ],
            "los servicios Persa y Tibetano de la VOA",
        ),
        ([KOREAN, KOREAN], "el Servicio Coreano de la VOA"),
        (
            [KOREAN, IN_SPANISH],
            "el Servicio Coreano de la VOA y el Servicio en Español de la VOA",
        ),
        ([KOREAN, NEWS], "el Servicio Coreano de la VOA y con VOA Noticias"),
        (
            [voa("Coreano", place="Seúl"), PERSIAN],
            "el Servicio Coreano de la VOA en Seúl y el Servicio Persa de la VOA",
        ),
        (
            [KOREAN, voa("Bosnio y Serbio")],
            "el Servicio Coreano de la VOA y el Servicio Bosnio y Serbio de la VOA",
        ),
    ],
)
def test_services_of_one_house_fold_where_that_can_be_said(services, said):
    assert printed(collaboration=services)[1] == [
        f"Este reportaje se elaboró en colaboración con {said}."
    ]


@pytest.mark.parametrize("house", [SPANISH, House("es", serial_comma=True)])
def test_spanish_never_has_a_serial_comma(house):
    assert printed(house, contributed=[REUTERS, AFP, AP])[1] == [
        "Reuters, AFP y The Associated Press colaboraron en este reportaje."
    ]


@pytest.mark.parametrize("language", ["es-419", "es_MX", "ES"])
def test_all_of_latin_america_shares_the_sentences(language):
    assert printed(House(language), author=[ANA, IGNACIO])[0] == (
        "Por Ana Ruiz e Ignacio Vera"
    )


# Articles.


@pytest.mark.parametrize(
    ("preposition", "line", "said"),
    [
        ("de", Line.of("el ") + Line.name("Servicio"), "del Servicio"),
        ("a", Line.of("el ") + Line.name("Servicio"), "al Servicio"),
        ("de", Line.of("la ") + Line.name("VOA"), "de la VOA"),
        ("a", Line.of("los servicios"), "a los servicios"),
        ("de", Line.name("El Tiempo"), "de El Tiempo"),
        ("a", Line.name("el elefante"), "a el elefante"),
        ("de", Line.of("elecciones"), "de elecciones"),
        ("de", Line.name("Reuters"), "de Reuters"),
    ],
)
def test_an_article_goes_into_the_preposition_and_a_name_does_not(
    preposition, line, said
):
    assert str(ARTICLES.contracted(preposition, line)) == said


@given(st.sampled_from(["de", "a"]), st.text(min_size=1).filter(str.strip))
def test_a_contraction_happens_once(preposition, name):
    once = ARTICLES.contracted(preposition, Line.of("el ") + Line.name(name))
    assert str(once) in (f"del {name}", f"al {name}")
    assert str(ARTICLES.contracted(preposition, once)) == f"{preposition} {once}"


def test_the_article_is_no_part_of_a_linked_name():
    linked = voa("Coreano", url="/es/service/korean/")
    (line,) = credit_lines(entered(adapted=[linked]), SPANISH).lines
    assert line.spans == (
        Span("Esta nota es una adaptación de un reportaje del "),
        Span("Servicio Coreano de la VOA", "/es/service/korean/", is_name=True),
        Span("."),
    )


@pytest.mark.parametrize(
    ("kind", "stored", "said"),
    [
        ("service", "Servicio Persa de la VOA", "del Servicio Persa de la VOA"),
        ("service", "El Servicio Persa de la VOA", "del Servicio Persa de la VOA"),
        ("service", "servicio persa de la VOA", "del servicio persa de la VOA"),
        ("service", "Redacción de la VOA", "de la Redacción de la VOA"),
        ("agency", "Agencia Andina", "de la Agencia Andina"),
        ("funder", "Fondo Norte", "del Fondo Norte"),
        ("partner", "la diaria", "de la diaria"),
        ("partner", "La Agencia", "de La Agencia"),
        ("partner", "Radio Harbor", "de Radio Harbor"),
        ("person", "el Tuerto", "de el Tuerto"),
    ],
)
def test_an_article_is_said_also_where_none_is_stored(kind, stored, said):
    assert printed(information=[Party(stored, kind)])[1] == [
        f"Este reportaje incluye información {said}."
    ]


def test_an_article_that_was_not_stored_opens_a_sentence_and_no_label():
    stored = Party("Servicio Persa", "service", possessive="Servicio Persa de la VOA")
    assert printed(contributed=[stored], footage=[stored])[1] == [
        "El Servicio Persa de la VOA colaboró en este reportaje.",
        "Imágenes: Servicio Persa de la VOA",
    ]
    assert printed(contributed=[Party("Servicios Informativos", "partner")])[1] == [
        "Los Servicios Informativos colaboraron en este reportaje."
    ]


def test_an_article_that_belongs_to_the_name_is_kept_in_a_label():
    assert printed(footage=[Party("la diaria", "partner")])[1] == [
        "Imágenes: la diaria"
    ]


def test_a_service_signs_with_its_house():
    assert printed(author=[KOREAN])[0] == "Por el Servicio Coreano de la VOA"


def test_a_service_is_not_taken_for_that_of_the_person_before():
    haneul = person("Kim Haneul", works_for=KOREAN)
    assert printed(author=[ANA, haneul])[0] == (
        "Por Ana Ruiz, y Kim Haneul, del Servicio Coreano de la VOA"
    )
    assert printed(contributor=[ANA, haneul])[1] == [
        "Ana Ruiz, y Kim Haneul, del Servicio Coreano de la VOA, colaboraron "
        "en este reportaje."
    ]


def test_a_name_at_the_beginning_keeps_its_own_spelling():
    assert printed(contributed=[agency("iProfesional")])[1] == [
        "iProfesional colaboró en este reportaje."
    ]


# "y" and "e".


@pytest.mark.parametrize(
    "word",
    [
        "Ignacio",
        "ignacio",
        "Íñigo",
        "Hilda",
        "Hípica",
        "IPS",
        "Yrigoyen",
        "Yves",
        "Irlanda",
        "“Informe”",
        "«Ibérica»",
        "Íos",
    ],
)
def test_y_becomes_e_before_the_sound_of_i(word):
    assert begins_with_i(word)


@pytest.mark.parametrize(
    "word",
    [
        "Ana",
        "Hierro",
        "hielo",
        "Hiato",
        "Iowa",
        "Iannis",
        "Iósif",
        "Yolanda",
        "Yáñez",
        "Y",
        "Uruguay",
        "Haití",
        "El Inca",
        "",
        "“",
    ],
)
def test_y_stays_before_every_other_sound(word):
    assert not begins_with_i(word)
