"""Portuguese credits, as a news service for Africa prints them."""

import pytest

from services.credits import House, Line, Making, Party, credit_lines
from services.credits.languages.portuguese_articles import PORTUGUESE as ARTICLES
from services.credits.lines import Span
from tests.services.crediting import agency, entered, person, printed_by

PORTUGUESE = House("pt")


def voa(language, **facts):
    name = f"Serviço {language}"
    return Party(name, "service", possessive=f"o {name} da VOA", house="VOA", **facts)


def printed(house=PORTUGUESE, **parties_by_kind):
    return printed_by(house, **parties_by_kind)


KOREAN, PERSIAN, TIBETAN = voa("Coreano"), voa("Persa"), voa("Tibetano")
IN_PORTUGUESE = voa("em Português")
NEWS = Party("VOA News", "service", possessive="a VOA News", house="VOA")
REUTERS = Party("Reuters", "agency", possessive="a Reuters")
AFP = Party("AFP", "agency", possessive="a AFP")
UN = Party("Nações Unidas", "partner", possessive="as Nações Unidas")
DOCTORS = Party("Médicos", "partner", possessive="os Médicos Sem Fronteiras")
ANA, LUIS, RUI = person("Ana Dias"), person("Luís Paz"), person("Rui Vaz")
OLENA = person("Olena Hrytsko", "Kharkiv")
AIDA = person("Aida Bekova", "Osh, Quirguistão")
TIMUR = person("Timur Saparov", "Almaty, Cazaquistão")
MARTA = person("Marta Wilk", "Varsóvia")
HANEUL = person("Kim Haneul", works_for=KOREAN)
PROTECTED = person("PERSON-A", "Teerão", protection="say_so")


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([ANA, LUIS], "Por Ana Dias e Luís Paz"),
        (
            [person("Ana Dias", title="correspondente no Cairo"), LUIS],
            "Por Ana Dias, correspondente no Cairo, e Luís Paz",
        ),
        ([HANEUL, LUIS], "Por Kim Haneul, do Serviço Coreano da VOA, e Luís Paz"),
        (
            [person("Ana Dias", title="editora", works_for=NEWS)],
            "Por Ana Dias, editora da VOA News",
        ),
        ([REUTERS], "Por Reuters"),
        ([KOREAN], "Pelo Serviço Coreano da VOA"),
        ([LUIS, HANEUL], "Por Luís Paz, e Kim Haneul, do Serviço Coreano da VOA"),
    ],
)
def test_the_byline_names_its_authors(authors, byline):
    assert printed(author=authors) == (byline, [])


@pytest.mark.parametrize(
    ("contributors", "said"),
    [
        ([OLENA], "Olena Hrytsko (Kharkiv) colaborou"),
        ([ANA, LUIS], "Ana Dias e Luís Paz colaboraram"),
        (
            [ANA, LUIS, RUI, OLENA, MARTA],
            "Ana Dias, Luís Paz, Rui Vaz, Olena Hrytsko (Kharkiv) "
            "e Marta Wilk (Varsóvia) colaboraram",
        ),
        (
            [AIDA, TIMUR, MARTA],
            "Aida Bekova (Osh, Quirguistão), Timur Saparov (Almaty, Cazaquistão) "
            "e Marta Wilk (Varsóvia) colaboraram",
        ),
        (
            [person("Ana Dias", title="editora"), LUIS, HANEUL],
            "Ana Dias, editora; Luís Paz; e Kim Haneul, do Serviço Coreano da VOA, "
            "colaboraram",
        ),
    ],
)
def test_contributors_agree_with_their_verb(contributors, said):
    assert printed(contributor=contributors)[1] == [f"{said} nesta reportagem."]


def test_a_place_that_all_share_is_said_once_at_the_end():
    in_washington = [
        person("Ana Dias", "Washington, D.C."),
        person("Luís Paz", "Washington, D.C."),
    ]
    assert printed(contributor=in_washington)[1] == [
        "Ana Dias e Luís Paz colaboraram nesta reportagem (Washington, D.C.)."
    ]
    assert printed(author=in_washington)[1] == [
        "Reportagem de Ana Dias e Luís Paz (Washington, D.C.)."
    ]


def test_where_authors_were_is_said_without_their_titles():
    ana = person("Ana Dias", "Praia", title="editora", works_for=KOREAN)
    assert printed(author=[ana, MARTA])[1] == [
        "Reportagem de Ana Dias (Praia) e Marta Wilk (Varsóvia)."
    ]


@pytest.mark.parametrize(
    ("credits", "line"),
    [
        (
            {"contributed": [KOREAN, REUTERS]},
            "O Serviço Coreano da VOA e a Reuters colaboraram nesta reportagem.",
        ),
        ({"contributed": [UN]}, "As Nações Unidas colaboraram nesta reportagem."),
        (
            {"information": [UN, DOCTORS]},
            "Esta reportagem inclui informações das Nações Unidas "
            "e dos Médicos Sem Fronteiras.",
        ),
        (
            {"information": [agency("Lusa"), agency("AFP")]},
            "Esta reportagem inclui informações de Lusa e AFP.",
        ),
        (
            {"information": [agency("Lusa"), REUTERS]},
            "Esta reportagem inclui informações de Lusa e da Reuters.",
        ),
        (
            {"adapted": [REUTERS, AFP]},
            "Este artigo é uma adaptação de reportagens da Reuters e da AFP.",
        ),
        (
            {"origin": [KOREAN, REUTERS]},
            "Este artigo teve origem no Serviço Coreano da VOA e na Reuters.",
        ),
        (
            {"first_published": [UN, DOCTORS, agency("Lusa")]},
            "Este artigo foi publicado originalmente pelas Nações Unidas, "
            "pelos Médicos Sem Fronteiras e por Lusa.",
        ),
        (
            {"first_published": [KOREAN, PERSIAN]},
            "Este artigo foi publicado originalmente pelos serviços Coreano e Persa "
            "da VOA.",
        ),
        (
            {"information": [agency("O País")]},
            "Esta reportagem inclui informações de O País.",
        ),
        (
            {"footage": [KOREAN, REUTERS], "camera": [KOREAN, REUTERS]},
            "Câmara e imagens: Serviço Coreano da VOA; Reuters",
        ),
        (
            {"photographer": [AIDA, HANEUL]},
            "Fotografia: Aida Bekova (Osh, Quirguistão); "
            "Kim Haneul, do Serviço Coreano da VOA",
        ),
    ],
)
def test_articles_go_into_the_preposition_and_decide_the_number(credits, line):
    assert printed(**credits)[1] == [line]


@pytest.mark.parametrize(
    ("kind", "stored", "said"),
    [
        ("service", "Serviço Persa da VOA", "pelo Serviço Persa da VOA"),
        ("service", "O Serviço Persa da VOA", "pelo Serviço Persa da VOA"),
        ("service", "serviço persa da VOA", "pelo serviço persa da VOA"),
        ("agency", "Agência Lusa", "pela Agência Lusa"),
        ("agency", "Lusa", "por Lusa"),
        ("partner", "Rádio Nacional", "pela Rádio Nacional"),
        ("partner", "O Jornal Económico", "por O Jornal Económico"),
        ("partner", "Serviços de Notícias", "pelos Serviços de Notícias"),
        ("person", "o Repórter", "por o Repórter"),
    ],
)
def test_an_article_is_said_also_where_none_is_stored(kind, stored, said):
    assert printed(first_published=[Party(stored, kind)])[1] == [
        f"Este artigo foi publicado originalmente {said}."
    ]


def test_an_article_that_was_not_stored_opens_a_sentence_and_no_label():
    stored = Party("Serviço Persa", "service", possessive="Serviço Persa da VOA")
    assert printed(contributed=[stored], footage=[stored])[1] == [
        "O Serviço Persa da VOA colaborou nesta reportagem.",
        "Imagens: Serviço Persa da VOA",
    ]


def test_a_place_with_brackets_of_its_own_has_no_second_pair():
    osh = person("Aida Bekova", "Osh (Quirguistão)")
    assert printed(contributor=[osh, LUIS, RUI])[1] == [
        "Aida Bekova (Osh, Quirguistão), Luís Paz e Rui Vaz colaboraram "
        "nesta reportagem."
    ]


@pytest.mark.parametrize(
    ("adapters", "said"),
    [(["Ana Dias"], "Ana Dias adaptou-o"), (["Ana", "Rui"], "Ana e Rui adaptaram-no")],
)
def test_the_pronoun_follows_its_verb(adapters, said):
    people = [person(name, works_for=NEWS) for name in adapters]
    assert printed(author=[HANEUL], adapter=people)[1] == [
        "Kim Haneul escreveu este artigo para o Serviço Coreano da VOA. "
        f"{said} para a VOA News."
    ]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([KOREAN, PERSIAN], "os serviços Coreano e Persa da VOA"),
        (
            [KOREAN, PERSIAN, TIBETAN],
            "os serviços Coreano, Persa e Tibetano da VOA",
        ),
        ([KOREAN, NEWS], "o Serviço Coreano da VOA e a VOA News"),
        (
            [
                Party(
                    "Persa", "service", possessive="Serviço Persa da VOA", house="VOA"
                ),
                TIBETAN,
            ],
            "os serviços Persa e Tibetano da VOA",
        ),
        ([KOREAN, agency("Lusa")], "o Serviço Coreano da VOA e com Lusa"),
        (
            [KOREAN, IN_PORTUGUESE],
            "o Serviço Coreano da VOA e o Serviço em Português da VOA",
        ),
        (
            [voa("Coreano", place="Seul"), PERSIAN],
            "o Serviço Coreano da VOA (Seul) e o Serviço Persa da VOA",
        ),
    ],
)
def test_services_of_one_house_fold_where_that_can_be_said(services, said):
    assert printed(collaboration=services)[1] == [
        f"Esta reportagem foi produzida em colaboração com {said}."
    ]


@pytest.mark.parametrize("house", [PORTUGUESE, House("pt", serial_comma=True)])
def test_portuguese_never_has_a_serial_comma(house):
    assert printed(house, contributor=[ANA, LUIS, RUI])[1] == [
        "Ana Dias, Luís Paz e Rui Vaz colaboraram nesta reportagem."
    ]


@pytest.mark.parametrize(
    ("edition", "language"),
    [("pt", "estónio"), ("pt-AO", "estónio"), ("pt-BR", "estoniano")],
)
def test_languages_have_their_african_names_but_in_brazil(edition, language):
    making = Making(translated_from="et")
    assert str(credit_lines([], House(edition), making).lines[0]) == (
        f"Este artigo foi traduzido do {language}."
    )


def test_haitian_is_a_creole():
    making = Making(interview_language="ht")
    assert str(credit_lines([], PORTUGUESE, making).lines[0]) == (
        "Esta entrevista foi realizada em crioulo haitiano."
    )


def test_a_service_that_checked_a_translation():
    making = Making(translated_from="ko", is_machine_assisted=True)
    (line,) = credit_lines(entered(translated=[KOREAN]), PORTUGUESE, making).lines
    assert str(line) == (
        "Este artigo foi traduzido do coreano com a ajuda de ferramentas automáticas "
        "e revisto pelo Serviço Coreano da VOA."
    )


def test_withheld_names_have_the_same_words_for_one_and_two():
    one = printed(contributor=[ANA, PROTECTED])
    assert one == printed(contributor=[PROTECTED, ANA, PROTECTED])
    assert one[1] == [
        "Ana Dias colaborou nesta reportagem.",
        "Por razões de segurança, não são divulgados os nomes de algumas pessoas "
        "que colaboraram nesta reportagem.",
    ]


@pytest.mark.parametrize(
    ("preposition", "line", "said"),
    [
        ("de", Line.of("o ") + Line.name("Fundo"), "do Fundo"),
        ("em", Line.of("as ") + Line.name("Nações"), "nas Nações"),
        ("por", Line.of("a ") + Line.name("VOA"), "pela VOA"),
        ("por", Line.of("os serviços"), "pelos serviços"),
        ("de", Line.name("a Bola"), "de a Bola"),
        ("em", Line.of("outubro"), "em outubro"),
    ],
)
def test_an_article_goes_into_the_preposition_and_a_name_does_not(
    preposition, line, said
):
    assert str(ARTICLES.contracted(preposition, line)) == said


def test_the_article_is_no_part_of_a_linked_name():
    linked = voa("Coreano", url="/pt/service/korean/")
    (line,) = credit_lines(entered(adapted=[linked]), PORTUGUESE).lines
    assert line.spans == (
        Span("Este artigo é uma adaptação de uma reportagem do "),
        Span("Serviço Coreano da VOA", "/pt/service/korean/", is_name=True),
        Span("."),
    )
