"""Russian credits, as its sub-editors write them."""

from dataclasses import replace

import pytest

from services.credits import House, Making, Party, credit_lines
from tests.services.crediting import agency, entered, person, printed_by

RUSSIAN = House("ru")


def voa(name, **cases):
    phrase = f"{name} «Голоса Америки»"
    facts = {"possessive": phrase, "house": "VOA", "cases": tuple(cases.items())}
    return Party(name, "service", **facts)


def partner(name, kind="partner"):
    return Party(name, kind)


REUTERS, AFP = agency("Reuters"), agency("AFP")
KOREAN, PERSIAN = voa("Корейская служба"), voa("Персидская служба")
KHMER = Party("VOA Khmer", "service", house="VOA")
OLENA, PETRO = person("Олена Грицько", "Харьков"), person("Петро Лысак", "Харьков")
AIDA = person("Аида Бекова", "Ош, Кыргызстан")
LENA = person("Лена Марш", title="корреспондент в Восточной Европе")
PAUL, PAULA = person("Пол Рид"), person("Пола Грант")
FIVE = [PAUL, PAULA, *map(person, ["Марта Вильк", "Йонас Петрас", "Юн Сора"])]


def end(**parties_by_kind):
    return printed_by(RUSSIAN, **parties_by_kind)[1]


def end_of(making):
    return [str(line) for line in credit_lines([], RUSSIAN, making).lines]


def test_nobody_is_taken_for_a_man_or_a_woman():
    assert end(contributor=[PAULA]) == ["Участие в подготовке материала: Пола Грант."]
    assert end(contributor=FIVE) == [
        "В подготовке материала участвовали Пол Рид, Пола Грант, Марта Вильк, "
        "Йонас Петрас и Юн Сора."
    ]
    assert end(adapter=[PAULA]) == ["Адаптация материала: Пола Грант."]


def test_a_place_stays_as_typed_and_one_that_all_share_is_said_last():
    assert end(contributor=[AIDA, PAUL, OLENA]) == [
        "В подготовке материала участвовали Аида Бекова (Ош, Кыргызстан), Пол Рид "
        "и Олена Грицько (Харьков)."
    ]
    assert end(contributor=[OLENA, PETRO]) == [
        "Участие в подготовке материала: Олена Грицько и Петро Лысак, Харьков."
    ]


def test_titles_stand_behind_names_and_part_three_by_semicolons():
    assert printed_by(RUSSIAN, author=[LENA, PAUL])[0] == (
        "Лена Марш, корреспондент в Восточной Европе, и Пол Рид"
    )
    assert printed_by(RUSSIAN, author=[PAUL, LENA, PAULA])[0] == (
        "Пол Рид; Лена Марш, корреспондент в Восточной Европе; Пола Грант"
    )
    assert printed_by(House("ru", serial_comma=True), author=FIVE[:3])[0] == (
        "Пол Рид, Пола Грант и Марта Вильк"
    )


def test_a_shared_place_is_not_said_behind_a_title():
    titled = replace(PETRO, title="фотограф")
    assert end(contributor=[OLENA, titled]) == [
        "В подготовке материала участвовали Олена Грицько (Харьков) "
        "и Петро Лысак, фотограф (Харьков)."
    ]


def test_a_service_that_all_authors_share_is_said_once():
    authors = [replace(PAUL, works_for=KOREAN), replace(PAULA, works_for=KOREAN)]
    assert printed_by(RUSSIAN, author=authors)[0] == (
        "Пол Рид и Пола Грант, Корейская служба «Голоса Америки»"
    )
    authors[0] = replace(PAUL, works_for=KHMER)
    assert printed_by(RUSSIAN, author=authors)[0] == (
        "Пол Рид (VOA Khmer) и Пола Грант (Корейская служба «Голоса Америки»)"
    )


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("Корейская служба", "с Корейской службой"),
        ("Крымско-татарская редакция", "с Крымско-татарской редакцией"),
        ("Служба новостей", "со Службой новостей"),
        ("Шведская служба", "со Шведской службой"),
        ("Русская служба Би-би-си", "с Русской службой Би-би-си"),
        ("Всемирная служба Би-би-си", "со Всемирной службой Би-би-си"),
        ("Вечерняя газета", "с Вечерней газетой"),
        ("Мировой фонд природы", "с Мировым фондом природы"),
        ("Европейский союз", "с Европейским союзом"),
        ("Международный фонд «Мир»", "с Международным фондом «Мир»"),
        ("издание «Заря»", "с изданием «Заря»"),
        ("Радио Свобода", "с Радио Свобода"),
        ("Deutsche Welle", "с Deutsche Welle"),
        ("Sky News", "со Sky News"),
        ("НТВ", "с НТВ"),
    ],
)
def test_names_of_a_known_pattern_are_declined(name, phrase):
    assert end(collaboration=[partner(name)]) == [
        f"Материал подготовлен совместно {phrase}."
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Медуза",
        "Общая служба",
        "Голос службы",
        "Служба новостей и Русская редакция",
    ],
)
def test_a_name_of_no_known_pattern_stands_behind_a_colon(name):
    assert end(collaboration=[partner(name)]) == [
        f"Партнер в подготовке материала: {name}."
    ]
    assert end(funder=[KOREAN, partner(name)]) == [
        f"Финансовая поддержка: Корейская служба «Голоса Америки» и {name}."
    ]
    assert end(based_on=[REUTERS, partner(name)]) == [
        f"Источники материала: Reuters и {name}."
    ]


def test_a_noun_before_a_quoted_name_is_small_inside_a_sentence():
    named = [partner("Фонд «Меридиан»", "funder"), partner("Фонд «Север»", "funder")]
    start = "Материал подготовлен при финансовой поддержке"
    assert end(funder=named[:1]) == [f"{start} фонда «Меридиан»."]
    assert end(funder=named) == [f"{start} фондов «Меридиан» и «Север»."]
    assert end(collaboration=[partner("Радио «Свобода»")]) == [
        "Материал подготовлен совместно с радио «Свобода»."
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "Информагентство «Зенит»",
            "В материале использована информация информагентства «Зенит».",
        ),
        ("Общее агентство", "Источник части информации: Общее агентство."),
        ("Телеграфное агентство и бюро", "Источник части информации: Телеграфное"),
    ],
)
def test_an_agency_that_calls_itself_one_is_not_called_so_again(name, line):
    assert end(information=[agency(name)])[0].startswith(line)


def test_a_title_of_an_organisation_is_not_lost():
    titled = replace(REUTERS, title="партнер проекта")
    assert end(contributed=[titled]) == [
        "Участие в подготовке материала: Reuters, партнер проекта."
    ]
    services = [replace(KOREAN, title="перевод"), PERSIAN]
    assert (
        "Корейская служба «Голоса Америки», перевод, и" in end(translated=services)[0]
    )


def test_services_fold_behind_a_colon_too():
    assert end(translated=[KOREAN, PERSIAN]) == [
        "Перевод: Корейская и Персидская службы «Голоса Америки»."
    ]


def test_several_sources_of_an_adaptation_are_several_reports():
    assert end(adapted=[partner("Медуза")]) == ["Исходный материал: Медуза."]
    assert end(adapted=[partner("Медуза"), REUTERS]) == [
        "Исходные материалы: Медуза и Reuters."
    ]


def test_a_stored_form_wins_over_the_rule():
    stored = Party("Медуза", "partner", cases=(("genitive", "«Медузы»"),))
    assert end(information=[stored]) == [
        "В материале использована информация «Медузы»."
    ]
    capital = voa("Корейская служба", instrumental="Корейской Службой")
    assert end(collaboration=[capital]) == [
        "Материал подготовлен совместно с Корейской Службой."
    ]


def test_services_fold_only_in_their_regular_forms():
    assert end(collaboration=[KOREAN, PERSIAN]) == [
        "Материал подготовлен совместно с Корейской и Персидской службами "
        "«Голоса Америки»."
    ]
    capital = voa("Персидская служба", instrumental="Персидской Службой")
    assert end(collaboration=[KOREAN, capital]) == [
        "Материал подготовлен совместно с Корейской службой «Голоса Америки» "
        "и Персидской Службой."
    ]
    assert end(collaboration=[KOREAN, voa("Служба новостей")]) == [
        "Материал подготовлен совместно с Корейской службой «Голоса Америки» "
        "и Службой новостей «Голоса Америки»."
    ]


@pytest.mark.parametrize(
    ("parties", "names"),
    [
        ([REUTERS], "агентства Reuters"),
        ([REUTERS, AFP], "агентств Reuters и AFP"),
        (
            [REUTERS, AFP, agency("ТАСС"), agency("Укринформ"), agency("AP")],
            "агентств Reuters, AFP, ТАСС, Укринформ и AP",
        ),
        ([agency("агентство «Рейтер»"), AFP], "агентств «Рейтер» и AFP"),
        ([AFP, KOREAN], "агентства AFP и Корейской службы «Голоса Америки»"),
        (
            [KOREAN, REUTERS, AFP],
            "Корейской службы «Голоса Америки», а также агентств Reuters и AFP",
        ),
        ([REUTERS, KHMER], "агентства Reuters, а также VOA Khmer"),
        ([replace(REUTERS, place="Киев"), AFP], "агентств Reuters (Киев) и AFP"),
    ],
)
def test_agencies_share_their_noun_with_their_neighbours_alone(parties, names):
    assert end(contributed=parties) == [f"Материал подготовлен при участии {names}."]


def test_a_writer_of_a_service_that_is_not_declined_is_named_with_it():
    writer = replace(PAUL, works_for=partner("Медуза", "service"))
    assert end(author=[writer], adapter=[PAULA]) == [
        "Текст: Пол Рид (Медуза). Адаптация: Пола Грант."
    ]


def test_a_name_is_a_span_of_its_own_without_the_noun_before_it():
    line, *_ = credit_lines(entered(information=[REUTERS, AFP]), RUSSIAN).lines
    assert [s.text for s in line.spans if s.is_name] == ["Reuters", "AFP"]


@pytest.mark.parametrize(
    ("tag", "source", "speech"),
    [
        ("ko", "с корейского", "на корейском языке"),
        ("sv", "со шведского", "на шведском языке"),
        ("sw", "с суахили", "на суахили"),
        ("he", "с иврита", "на иврите"),
        ("ha", "с языка хауса", "на языке хауса"),
        ("so", "с языка сомали", "на языке сомали"),
        ("nb", "с норвежского букмола", "на норвежском букмоле"),
    ],
)
def test_languages_stand_in_their_case(tag, source, speech):
    assert end_of(Making(translated_from=tag)) == [f"Материал переведен {source}."]
    assert end_of(Making(interview_language=tag)) == [f"Интервью записано {speech}."]


def test_roles_of_the_same_people_are_joined_by_their_work():
    assert end(camera=[OLENA, PAUL], producer=[OLENA, PAUL]) == [
        "Съемка и продюсирование: Олена Грицько (Харьков); Пол Рид"
    ]
