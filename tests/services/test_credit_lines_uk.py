"""Ukrainian credits, as its sub-editors write them."""

from dataclasses import replace

import pytest

from services.credits import House, Making, Party, credit_lines
from tests.services.crediting import agency, person, printed_by

UKRAINIAN = House("uk")


def voa(name, **cases):
    phrase = f"{name} «Голосу Америки»"
    facts = {"possessive": phrase, "house": "VOA", "cases": tuple(cases.items())}
    return Party(name, "service", **facts)


def partner(name, kind="partner"):
    return Party(name, kind)


REUTERS, AFP = agency("Reuters"), agency("AFP")
KOREAN, PERSIAN = voa("Корейська служба"), voa("Перська служба")
TIBETAN = voa("Тибетська служба")
KHMER = Party("VOA Khmer", "service", house="VOA")
OLENA, PETRO = person("Олена Грицько", "Харків"), person("Петро Лисак", "Харків")
AIDA, TIMUR = person("Аїда Бекова", "Ош, Киргизстан"), person("Тимур Сапаров")
LENA = person("Лена Марш", title="кореспондентка у Східній Європі")
PAUL, PAULA = person("Пол Рід"), person("Пола Грант")


def end(**parties_by_kind):
    return printed_by(UKRAINIAN, **parties_by_kind)[1]


def end_of(making):
    return [str(line) for line in credit_lines([], UKRAINIAN, making).lines]


def test_nobody_is_taken_for_a_man_or_a_woman():
    assert end(contributor=[PAULA]) == ["Участь у підготовці матеріалу: Пола Грант."]
    assert end(contributor=[PAUL, PAULA, LENA, AIDA, OLENA]) == [
        "У підготовці матеріалу брали участь Пол Рід; Пола Грант; "
        "Лена Марш, кореспондентка у Східній Європі; "
        "Аїда Бекова (Ош, Киргизстан); Олена Грицько (Харків)."
    ]


def test_a_place_that_all_share_is_said_last():
    assert end(contributor=[OLENA, PETRO]) == [
        "Участь у підготовці матеріалу: Олена Грицько та Петро Лисак, Харків."
    ]
    assert end(contributor=[PAUL, OLENA]) == [
        "У підготовці матеріалу брали участь Пол Рід та Олена Грицько (Харків)."
    ]


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([PAUL, PAULA], "Пол Рід та Пола Грант"),
        ([OLENA, TIMUR], "Олена Грицько й Тимур Сапаров"),
        ([PAUL, TIMUR], "Пол Рід і Тимур Сапаров"),
        ([LENA, PAUL], "Лена Марш, кореспондентка у Східній Європі, та Пол Рід"),
        (
            [LENA, TIMUR],
            "Лена Марш, кореспондентка у Східній Європі, і Тимур Сапаров",
        ),
        ([PAUL, PAULA, TIMUR], "Пол Рід, Пола Грант і Тимур Сапаров"),
        ([agency("Укрінформ"), TIMUR], "Укрінформ і Тимур Сапаров"),
    ],
)
def test_and_follows_the_sounds_around_it(authors, byline):
    assert printed_by(UKRAINIAN, author=authors)[0] == byline


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("Корейська служба", "з Корейською службою"),
        ("Служба новин", "зі Службою новин"),
        ("Сербська служба", "із Сербською службою"),
        ("Шведська служба", "зі Шведською службою"),
        ("Українська служба Бі-бі-сі", "з Українською службою Бі-бі-сі"),
        ("Всесвітня служба Бі-бі-сі", "зі Всесвітньою службою Бі-бі-сі"),
        ("Європейський Союз", "з Європейським Союзом"),
        ("Міжнародний фонд «Мир»", "з Міжнародним фондом «Мир»"),
        ("видання «Зоря»", "з виданням «Зоря»"),
        ("Радіо Свобода", "з Радіо Свобода"),
        ("Deutsche Welle", "з Deutsche Welle"),
        ("НВ", "з НВ"),
    ],
)
def test_names_of_a_known_pattern_are_declined(name, phrase):
    assert end(collaboration=[partner(name)]) == [
        f"Матеріал підготовлено спільно {phrase}."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Українська правда",
        "Голос служби",
        "Служба новин та Українська редакція",
    ],
)
def test_a_name_of_no_known_pattern_stands_behind_a_colon(name):
    assert end(collaboration=[partner(name)]) == [
        f"Партнер у підготовці матеріалу: {name}."
    ]
    assert end(information=[REUTERS, partner(name)]) == [
        f"Джерела частини інформації: Reuters та {name}."
    ]


def test_a_noun_before_a_quoted_name_is_small_inside_a_sentence():
    fund = partner("Фонд «Меридіан»", "funder")
    assert end(funder=[fund]) == [
        "Матеріал підготовлено за фінансової підтримки фонду «Меридіан»."
    ]
    assert end(first_published=[partner("Радіостанція «Гарбор»")]) == [
        "Уперше матеріал опублікувала радіостанція «Гарбор»."
    ]


def test_an_agency_that_calls_itself_one_is_not_called_so_again():
    assert end(origin=[agency("Інформагентство «Зеніт»")]) == [
        "Оригінал матеріалу підготувало інформагентство «Зеніт»."
    ]
    assert end(origin=[agency("Перше з агентств: агентство")]) == [
        "Оригінал матеріалу: Перше з агентств: агентство."
    ]


def test_a_title_of_an_organisation_is_not_lost():
    titled = replace(REUTERS, title="партнер проєкту")
    assert end(origin=[titled]) == ["Оригінал матеріалу: Reuters, партнер проєкту."]


def test_services_fold_behind_a_colon_too():
    assert end(translated=[KOREAN, PERSIAN]) == [
        "Переклад: Корейська та Перська служби «Голосу Америки»."
    ]


def test_several_sources_of_an_adaptation_are_several_reports():
    assert end(adapted=[partner("Українська правда"), REUTERS]) == [
        "Вихідні матеріали: Українська правда та Reuters."
    ]


def test_a_stored_form_wins_over_the_rule():
    stored = Party("Українська правда", "partner", cases=(("genitive", "«УП»"),))
    assert end(based_on=[stored]) == ["Матеріал підготовлено за повідомленнями «УП»."]
    capital = voa("Корейська служба", instrumental="Корейською Службою")
    assert end(collaboration=[capital, PERSIAN]) == [
        "Матеріал підготовлено спільно з Корейською Службою "
        "та Перською службою «Голосу Америки»."
    ]


@pytest.mark.parametrize(
    ("parties", "phrase"),
    [
        ([KOREAN], "підготувала Корейська служба «Голосу Америки»"),
        ([REUTERS], "підготувало агентство Reuters"),
        ([partner("телеканал «Зоря»")], "підготував телеканал «Зоря»"),
        ([REUTERS, AFP], "підготували агентства Reuters та AFP"),
        ([KHMER, partner("НВ")], "підготували VOA Khmer та НВ"),
        (
            [KOREAN, TIBETAN],
            "підготували Корейська й Тибетська служби «Голосу Америки»",
        ),
    ],
)
def test_the_verb_agrees_with_the_noun_of_an_organisation(parties, phrase):
    assert end(origin=parties) == [f"Оригінал матеріалу {phrase}."]


def test_an_organisation_of_unknown_gender_stands_behind_a_colon():
    assert end(origin=[KHMER]) == ["Оригінал матеріалу: VOA Khmer."]
    assert end(first_published=[partner("НВ")]) == ["Перша публікація: НВ."]
    assert end(author=[PAUL], agency_report=[KHMER]) == [
        "Авторство матеріалу: VOA Khmer."
    ]


@pytest.mark.parametrize(
    ("parties", "names"),
    [
        ([REUTERS, AFP], "агентств Reuters та AFP"),
        ([AFP, KOREAN], "агентства AFP та Корейської служби «Голосу Америки»"),
        (
            [KOREAN, REUTERS, AFP],
            "Корейської служби «Голосу Америки», а також агентств Reuters та AFP",
        ),
        ([REUTERS, KHMER], "агентства Reuters, а також VOA Khmer"),
        ([KOREAN, PERSIAN], "Корейської та Перської служб «Голосу Америки»"),
    ],
)
def test_agencies_share_their_noun_with_their_neighbours_alone(parties, names):
    assert end(contributed=parties) == [f"Матеріал підготовлено за участі {names}."]


def test_a_writer_of_a_service_that_is_not_declined_is_named_with_it():
    writer = replace(PAUL, works_for=partner("Українська правда", "service"))
    assert end(author=[writer], adapter=[PAULA]) == [
        "Текст: Пол Рід (Українська правда). Адаптація: Пола Грант."
    ]


@pytest.mark.parametrize(
    ("tag", "source", "speech"),
    [
        ("ko", "з корейської", "корейською мовою"),
        ("sv", "зі шведської", "шведською мовою"),
        ("sr", "із сербської", "сербською мовою"),
        ("hi", "з гінді", "мовою гінді"),
        ("he", "з івриту", "мовою іврит"),
        ("ha", "з мови хауса", "мовою хауса"),
        ("so", "з мови сомалі", "мовою сомалі"),
        ("nb", "з норвезької (букмол)", "норвезькою мовою (букмол)"),
    ],
)
def test_languages_stand_in_their_case(tag, source, speech):
    assert end_of(Making(translated_from=tag)) == [f"Матеріал перекладено {source}."]
    assert end_of(Making(interview_language=tag)) == [f"Інтервʼю записано {speech}."]


def test_roles_of_the_same_people_are_joined_by_their_work():
    assert end(camera=[OLENA, PAUL], producer=[OLENA, PAUL]) == [
        "Зйомка та продюсування: Олена Грицько (Харків); Пол Рід"
    ]
