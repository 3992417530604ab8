"""Swahili credits: verbs that agree with who did it, and services of one house."""

from dataclasses import replace

import pytest

from services.credits import House, Making, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by

SWAHILI = House("sw")


def voa(language):
    name = f"Idhaa ya {language}"
    return Party(name, "service", possessive=f"{name} ya VOA", house="VOA")


def end(**parties_by_kind):
    return printed_by(SWAHILI, **parties_by_kind)[1]


REUTERS, AFP = agency("Reuters"), agency("AFP")
AP = Party("AP", "agency", possessive="shirika la habari la AP")
FUND = Party("Mfuko wa Meridian", "funder")
STATION = Party("Kituo cha Redio Harbor", "partner")
KOREAN, PERSIAN = voa("Kikorea"), voa("Kiajemi")
PAUL, MARTA = person("Paul Reed"), person("Marta Wilk", "Warsaw")
AIDA = person("Aida Bekova", "Osh, Kyrgyzstan")
TIMUR = person("Timur Saparov", "Almaty, Kazakhstan")
NEWSROOM = Party("VOA News", "staff")


@pytest.mark.parametrize(
    ("contributors", "line"),
    [
        ([PAUL], "Paul Reed amechangia katika ripoti hii."),
        ([PAUL, NEWSROOM], "Paul Reed na VOA News wamechangia katika ripoti hii."),
        ([NEWSROOM], "VOA News imechangia katika ripoti hii."),
        (
            [person(name) for name in ("Asha", "Baraka", "Chausiku", "Daudi", "Ella")],
            "Asha, Baraka, Chausiku, Daudi na Ella wamechangia katika ripoti hii.",
        ),
        ([MARTA], "Marta Wilk amechangia katika ripoti hii akiwa Warsaw."),
        (
            [MARTA, person("Jonas Petras", "Warsaw")],
            "Marta Wilk na Jonas Petras wamechangia katika ripoti hii wakiwa Warsaw.",
        ),
        (
            [PAUL, AIDA],
            "Paul Reed na Aida Bekova akiwa Osh, Kyrgyzstan, "
            "wamechangia katika ripoti hii.",
        ),
        (
            [MARTA, PAUL],
            "Marta Wilk akiwa Warsaw, na Paul Reed wamechangia katika ripoti hii.",
        ),
        (
            [AIDA, TIMUR, MARTA],
            "Aida Bekova akiwa Osh, Kyrgyzstan; Timur Saparov akiwa Almaty, "
            "Kazakhstan; na Marta Wilk akiwa Warsaw wamechangia katika ripoti hii.",
        ),
    ],
)
def test_the_verb_and_the_place_agree_with_one_or_several_people(contributors, line):
    assert end(contributor=contributors) == [line]


@pytest.mark.parametrize(
    ("parties", "line"),
    [
        ([REUTERS], "Reuters imechangia katika ripoti hii."),
        ([REUTERS, AFP], "Reuters na AFP zimechangia katika ripoti hii."),
        ([KOREAN], "Idhaa ya Kikorea ya VOA imechangia katika ripoti hii."),
        (
            [KOREAN, PERSIAN],
            "Idhaa za Kikorea na Kiajemi za VOA zimechangia katika ripoti hii.",
        ),
        ([AP], "Shirika la habari la AP limechangia katika ripoti hii."),
        ([FUND], "Mfuko wa Meridian umechangia katika ripoti hii."),
        ([STATION], "Kituo cha Redio Harbor kimechangia katika ripoti hii."),
        (
            [Party("Jukwaa la Wahariri", "partner")],
            "Jukwaa la Wahariri limechangia katika ripoti hii.",
        ),
        (
            [Party("Redio za Jamii", "partner")],
            "Redio za Jamii zimechangia katika ripoti hii.",
        ),
        (
            [Party("Waandishi wa Habari Wasio na Mipaka", "partner")],
            "Waandishi wa Habari Wasio na Mipaka wamechangia katika ripoti hii.",
        ),
    ],
)
def test_the_verb_agrees_with_the_noun_class_of_an_organisation(parties, line):
    assert end(contributed=parties) == [line]


def test_organisations_of_different_classes_are_not_the_subject():
    assert end(contributed=[REUTERS, AP, FUND]) == [
        "Ripoti hii imeandaliwa kwa mchango wa Reuters, "
        "shirika la habari la AP na Mfuko wa Meridian."
    ]


def test_an_organisation_whose_class_cannot_be_told_is_not_the_subject():
    assert end(contributed=[Party("Mkusanyiko wa Redio", "partner")]) == [
        "Ripoti hii imeandaliwa kwa mchango wa Mkusanyiko wa Redio."
    ]


@pytest.mark.parametrize("kind", ["contributed", "collaboration"])
def test_no_organisation_stands_with_an_if(kind):
    (line,) = end(**{kind: [Party("Reuters", "agency", "Nairobi"), AFP]})
    assert "Reuters (Nairobi) na AFP" in line


def test_an_organisation_contributes_from_its_place():
    assert end(contributed=[Party("Reuters", "agency", "Nairobi")]) == [
        "Reuters imechangia katika ripoti hii kutoka Nairobi."
    ]


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ([MARTA], "Marta Wilk ameripoti kutoka Warsaw."),
        (
            [AIDA, MARTA],
            "Aida Bekova ameripoti kutoka Osh, Kyrgyzstan, "
            "na Marta Wilk kutoka Warsaw.",
        ),
        (
            [Party("VOA News", "staff", "Nairobi")],
            "VOA News imeripoti kutoka Nairobi.",
        ),
        (
            [replace(KOREAN, place="Seoul")],
            "Idhaa ya Kikorea ya VOA imeripoti kutoka Seoul.",
        ),
        (
            [replace(AP, place="Nairobi")],
            "Shirika la habari la AP limeripoti kutoka Nairobi.",
        ),
    ],
)
def test_authors_report_from_their_places(authors, line):
    assert end(author=authors) == [line]


@pytest.mark.parametrize(
    "other",
    [
        voa("Afrika Mashariki"),
        Party("DW", "service", possessive="Idhaa ya Kiarabu ya DW", house="VOA"),
        Party("VOA Khmer", "service", house="VOA"),
    ],
)
def test_services_that_are_not_named_alike_stay_whole(other):
    (line,) = end(collaboration=[KOREAN, other])
    whole = other.possessive or other.name
    assert line.endswith(f" kwa ushirikiano na Idhaa ya Kikorea ya VOA na {whole}.")


def test_a_house_of_several_words_folds_once():
    services = [
        Party(
            name,
            "service",
            possessive=f"{name} ya Sauti ya Amerika",
            house="Sauti ya Amerika",
        )
        for name in ("Idhaa ya Kikorea", "Idhaa ya Kiajemi")
    ]
    assert end(adapted=services) == [
        "Habari hii imeandaliwa kutokana na ripoti za idhaa za Kikorea na Kiajemi "
        "za Sauti ya Amerika."
    ]


def test_services_fold_whatever_their_first_letter():
    small = Party(
        "Kiajemi", "service", possessive="idhaa ya Kiajemi ya VOA", house="VOA"
    )
    assert end(collaboration=[KOREAN, small]) == [
        "Ripoti hii imeandaliwa kwa ushirikiano na idhaa za Kikorea na Kiajemi za VOA."
    ]


def test_a_service_is_that_of_one_person_alone():
    kim = person("Kim Haneul", works_for=KOREAN)
    assert end(contributor=[PAUL, kim]) == [
        "Paul Reed, na Kim Haneul wa Idhaa ya Kikorea ya VOA, "
        "wamechangia katika ripoti hii."
    ]


def test_a_title_and_a_service_are_one_phrase():
    kim = person("Kim Haneul", "Seoul", title="mhariri", works_for=KOREAN)
    whole = "mhariri wa Idhaa ya Kikorea ya VOA"
    assert end(contributor=[kim, PAUL], camera=[kim]) == [
        f"Kim Haneul, {whole}, akiwa Seoul, na Paul Reed wamechangia katika ripoti hii.",
        f"Kamera: Kim Haneul (Seoul), {whole}",
    ]


def test_a_place_with_brackets_gives_them_up_inside_others():
    timur = person("Timur Saparov", "Almaty (Kazakhstan)")
    assert end(camera=[timur]) == ["Kamera: Timur Saparov (Almaty, Kazakhstan)"]


def test_a_title_closes_before_the_language():
    paula = person("Paula Grant", title="mhariri")
    making = Making(translated_from="ko")
    line = credit_lines(entered(translator=[PAUL, paula]), SWAHILI, making).lines[0]
    assert str(line) == (
        "Habari hii imetafsiriwa na Paul Reed na Paula Grant, mhariri, kutoka Kikorea."
    )


def test_a_label_has_places_in_brackets():
    assert end(camera=[AIDA, REUTERS], producer=[AIDA, REUTERS]) == [
        "Kamera na utayarishaji: Aida Bekova (Osh, Kyrgyzstan); Reuters"
    ]


def test_a_service_signs_with_its_house():
    assert printed_by(SWAHILI, author=[KOREAN])[0] == "Na Idhaa ya Kikorea ya VOA"


def test_swahili_has_no_serial_comma_whatever_the_edition_says():
    house = House("sw", serial_comma=True)
    assert printed_by(house, author=[PAUL, MARTA, AIDA])[0] == (
        "Na Paul Reed, Marta Wilk na Aida Bekova"
    )
