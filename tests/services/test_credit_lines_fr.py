"""French credits: articles, elision, agreement and its punctuation."""

from dataclasses import replace

import pytest

from services.credits import House, Party, credit_lines
from services.credits.languages.french_sounds import elides, from_language
from tests.services.crediting import agency, entered, person, printed_by

FRENCH = House("fr")


def voa(language):
    possessive = f"le service {language} de la VOA"
    return Party(f"Service {language}", "service", possessive=possessive, house="VOA")


def organisation(name, possessive="", kind="partner"):
    return Party(name, kind, possessive=possessive)


def end(**parties_by_kind):
    return printed_by(FRENCH, **parties_by_kind)[1]


REUTERS, AFP = agency("Reuters"), organisation("AFP", "l’AFP", "agency")
KOREAN, PERSIAN = voa("coréen"), voa("persan")
MONDE = organisation("Le Monde")
PAUL, MARTA = person("Paul Reed"), person("Marta Wilk", "Varsovie")
OCH = person("Aïda Bekova", "Och, au Kirghizistan")


@pytest.mark.parametrize(
    ("parties", "line"),
    [
        ([AFP], "L’AFP a contribué à ce reportage."),
        ([KOREAN], "Le service coréen de la VOA a contribué à ce reportage."),
        (
            [KOREAN, PERSIAN],
            "Les services coréen et persan de la VOA ont contribué à ce reportage.",
        ),
        (
            [organisation("Radios d’Afrique", "les Radios d’Afrique")],
            "Les Radios d’Afrique ont contribué à ce reportage.",
        ),
        (
            [REUTERS, AFP, KOREAN, MONDE, agency("dpa")],
            "Reuters, l’AFP, le service coréen de la VOA, Le Monde et dpa "
            "ont contribué à ce reportage.",
        ),
    ],
)
def test_the_verb_agrees_and_an_article_that_opens_the_line_is_capital(parties, line):
    assert end(contributed=parties) == [line]


@pytest.mark.parametrize(
    ("funders", "whose"),
    [
        ([organisation("Fonds Meridian", "le Fonds Meridian")], "du Fonds Meridian"),
        ([organisation("Lions", "les Lions")], "des Lions"),
        ([AFP], "de l’AFP"),
        ([agency("AFP")], "d’AFP"),
        ([agency("Oxfam"), agency("Harbor Radio")], "d’Oxfam et de Harbor Radio"),
        ([KOREAN, PERSIAN], "des services coréen et persan de la VOA"),
        ([organisation("Ville", "la Ville de Dakar")], "de la Ville de Dakar"),
        ([MONDE, AFP], "apporté par Le Monde et l’AFP"),
    ],
)
def test_de_joins_its_article_and_never_meets_a_name_that_keeps_its_own(funders, whose):
    aid = "Ce reportage a été réalisé avec le soutien financier"
    assert end(funder=funders) == [f"{aid} {whose}."]


@pytest.mark.parametrize(
    "text", ["AFP", "Élan", "«\u00a0Ici\u00a0»", "Yvonne", "Havas", "hébreu", "Hydro"]
)
def test_a_vowel_and_a_silent_h_elide(text):
    assert elides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters",
        "Hrytsko",
        "Héros",
        "Yonhap",
        "onze",
        "Oui FM",
        "Ouaga FM",
        "24 heures",
    ],
)
def test_what_is_heard_as_a_consonant_does_not_elide(text):
    assert not elides(text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("coréen", "du coréen"),
        ("anglais", "de l’anglais"),
        ("ukrainien", "de l’ukrainien"),
        ("haoussa", "du haoussa"),
        ("hébreu", "de l’hébreu"),
        ("yoruba", "du yoruba"),
    ],
)
def test_a_language_takes_its_article(language, words):
    assert from_language(language) == words


@pytest.mark.parametrize(
    ("stored", "whole", "whose"),
    [
        ("Service persan", "le Service persan", "du Service persan"),
        ("Le Service persan", "le Service persan", "du Service persan"),
        ("service persan de la VOA", "le service persan de la VOA", None),
        ("Agence Anadolu", "l’Agence Anadolu", "de l’Agence Anadolu"),
        ("l'Agence Anadolu", "l’Agence Anadolu", "de l’Agence Anadolu"),
        ("La Fondation Lantern", "la Fondation Lantern", "de la Fondation Lantern"),
        ("Nations unies", "les Nations unies", "des Nations unies"),
        ("L’Union", "L’Union", "de L’Union"),
        ("Radio Liberté", "Radio Liberté", "de Radio Liberté"),
    ],
)
def test_a_noun_for_what_it_is_has_its_article_however_stored(stored, whole, whose):
    party = organisation(stored, kind="service")
    whose = whose or f"du {stored}"
    assert end(collaboration=[party], funder=[party]) == [
        f"Ce reportage a été réalisé en collaboration avec {whole}.",
        f"Ce reportage a été réalisé avec le soutien financier {whose}.",
    ]


def test_a_paper_with_a_plural_name_has_a_plural_verb():
    assert end(contributed=[organisation("Les Échos")]) == [
        "Les Échos ont contribué à ce reportage."
    ]
    assert end(contributor=[person("Les Moore")]) == [
        "Les Moore a contribué à ce reportage."
    ]


def test_services_stored_in_several_ways_fold():
    forms = ("Service coréen", "Le Service persan", "le service tibétain")
    services = [
        Party(form, "service", possessive=f"{form} de la VOA", house="VOA")
        for form in forms
    ]
    assert end(contributed=services) == [
        "Les services coréen, persan et tibétain de la VOA ont contribué à ce reportage."
    ]


def test_a_desk_signs_and_reports_with_its_article():
    desk = Party("La rédaction", "staff", "Dakar")
    assert printed_by(FRENCH, author=[desk]) == (
        "Par la rédaction",
        ["La rédaction a travaillé à ce reportage depuis Dakar."],
    )


def test_a_service_reports_with_its_house():
    service = replace(KOREAN, place="Séoul")
    assert end(author=[service, MARTA]) == [
        "Le service coréen de la VOA a travaillé à ce reportage depuis Séoul "
        "et Marta Wilk depuis Varsovie."
    ]


def test_an_article_is_no_part_of_a_name():
    line = credit_lines(entered(contributed=[AFP]), FRENCH).lines[0]
    assert [span.text for span in line.spans if span.is_name] == ["AFP"]


def test_a_person_keeps_what_looks_like_an_article():
    assert end(contributor=[person("le Chat")]) == [
        "le Chat a contribué à ce reportage."
    ]


def test_labels_name_services_with_their_house_and_without_an_article():
    assert end(footage=[KOREAN, AFP, MONDE]) == [
        "Images\u00a0: service coréen de la VOA\u00a0; AFP\u00a0; Le Monde"
    ]


def test_a_service_signs_with_its_house():
    assert printed_by(FRENCH, author=[KOREAN])[0] == "Par le service coréen de la VOA"


def test_roles_of_the_same_people_are_one_list():
    assert end(camera=[PAUL], video_editor=[PAUL], producer=[PAUL]) == [
        "Caméra, montage et production\u00a0: Paul Reed"
    ]


@pytest.mark.parametrize(
    "other",
    [
        voa("des sports"),
        voa("d’information"),
        voa("Afrique"),
        Party("RFI", "service", possessive="le service arabe de RFI", house="VOA"),
        Party("VOA Khmer", "service", house="VOA"),
    ],
)
def test_services_that_are_not_named_alike_stay_whole(other):
    (line,) = end(collaboration=[KOREAN, other])
    whole = other.possessive or other.name
    assert line.endswith(f" avec le service coréen de la VOA et {whole}.")


def test_brackets_hold_the_service_and_the_place():
    guest = person("Kim Haneul", "Séoul", works_for=KOREAN)
    assert end(contributor=[guest, PAUL]) == [
        "Kim Haneul (service coréen de la VOA, Séoul) et Paul Reed "
        "ont contribué à ce reportage."
    ]


def test_a_place_with_brackets_gives_them_up_inside_others():
    timur = person("Timour Saparov", "Almaty (Kazakhstan)")
    assert end(contributor=[timur]) == [
        "Timour Saparov a contribué à ce reportage depuis Almaty (Kazakhstan)."
    ]
    assert end(contributor=[timur, PAUL]) == [
        "Timour Saparov (Almaty, Kazakhstan) et Paul Reed ont contribué à ce reportage."
    ]


def test_commas_in_brackets_need_no_semicolons():
    assert end(contributor=[OCH, MARTA, PAUL]) == [
        "Aïda Bekova (Och, au Kirghizistan), Marta Wilk (Varsovie) et Paul Reed "
        "ont contribué à ce reportage."
    ]


def test_places_with_commas_part_where_each_reported_from():
    assert end(author=[OCH, MARTA]) == [
        "Aïda Bekova a travaillé à ce reportage depuis Och, au Kirghizistan, "
        "et Marta Wilk depuis Varsovie."
    ]


def test_titles_stand_between_commas_and_part_a_long_list_by_semicolons():
    lena = person("Lena Marsh", title="correspondante")
    assert end(contributor=[PAUL, lena]) == [
        "Paul Reed et Lena Marsh, correspondante, ont contribué à ce reportage."
    ]
    assert printed_by(FRENCH, author=[lena, PAUL, person("Jonas Petras")])[0] == (
        "Par Lena Marsh, correspondante\u00a0; Paul Reed\u00a0; et Jonas Petras"
    )


def test_several_adapted_reports_are_plural():
    assert end(adapted=[REUTERS, AFP]) == [
        "Cet article a été adapté de reportages réalisés par Reuters et l’AFP."
    ]


def test_french_has_no_serial_comma_whatever_the_edition_says():
    house = House("fr", serial_comma=True)
    authors = [PAUL, MARTA, person("Jonas Petras")]
    assert printed_by(house, author=authors)[0] == (
        "Par Paul Reed, Marta Wilk et Jonas Petras"
    )
