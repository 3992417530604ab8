"""Chinese credits, as its sub-editors write them."""

import pytest

from services.credits import House, Making, Party, credit_lines
from services.credits.lines import Span
from tests.services.crediting import agency, entered, person, printed_by

CHINESE = House("zh-Hans")


def voa(name, **facts):
    return Party(name, "service", possessive=f"美国之音{name}", house="VOA", **facts)


def printed(house=CHINESE, **parties_by_kind):
    return printed_by(house, **parties_by_kind)


KOREAN, PERSIAN, TIBETAN = voa("韩语组"), voa("波斯语组"), voa("藏语组")
BALKAN = voa("波斯尼亚语和塞尔维亚语组")
REUTERS, AFP = agency("路透社"), agency("法新社")
WANG, HEPING, PAUL = person("王小明"), person("李和平"), person("Paul Reed")
OLENA = person("奥莱娜·赫里茨科", "哈尔科夫")
MARTA = person("玛尔塔·维尔克", "华沙")
AIDA = person("阿依达·别科娃", "吉尔吉斯斯坦，奥什")
HANEUL = person("金荷娜", "首尔", works_for=KOREAN)


def reporter(name, place="", title="记者", **facts):
    return person(name, place, title=title, **facts)


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ([WANG, PAUL], "王小明、Paul Reed"),
        ([reporter("王小明")], "记者王小明"),
        ([reporter("王小明"), reporter("李和平")], "记者王小明、李和平"),
        ([reporter("王小明"), PAUL], "王小明（记者）、Paul Reed"),
        ([PAUL, reporter("王小明")], "Paul Reed、王小明（记者）"),
        (
            [reporter("王小明"), reporter("李和平", title="编辑")],
            "王小明（记者）、李和平（编辑）",
        ),
        ([reporter("金荷娜", works_for=KOREAN)], "美国之音韩语组记者金荷娜"),
        (
            [reporter("金荷娜", works_for=KOREAN), reporter("王小明")],
            "金荷娜（美国之音韩语组记者）、王小明（记者）",
        ),
        ([HANEUL, WANG], "金荷娜（美国之音韩语组）、王小明"),
        ([reporter("王小明", title="主编、记者")], "王小明（主编、记者）"),
        ([Party("甲、乙工作室", "staff"), WANG], "甲、乙工作室；王小明"),
    ],
)
def test_a_title_stands_before_the_names_where_all_share_it(authors, byline):
    assert printed(author=authors)[0] == byline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        (reporter("Paul Reed"), "记者Paul Reed"),
        (reporter("Paul Reed", title="Editor"), "Editor Paul Reed"),
        (
            reporter("王小明", title="Editor", works_for=Party("VOA News", "service")),
            "VOA News Editor王小明",
        ),
    ],
)
def test_a_space_parts_only_latin_letters_from_latin_letters(author, byline):
    assert printed(author=[author])[0] == byline


@pytest.mark.parametrize(
    ("contributors", "said"),
    [
        ([PAUL, WANG], "Paul Reed和王小明"),
        ([OLENA], "奥莱娜·赫里茨科在哈尔科夫"),
        ([OLENA, MARTA], "奥莱娜·赫里茨科在哈尔科夫、玛尔塔·维尔克在华沙"),
        (
            [WANG, PAUL, OLENA, MARTA, person("金荷娜")],
            "王小明、Paul Reed、奥莱娜·赫里茨科（哈尔科夫）、"
            "玛尔塔·维尔克（华沙）和金荷娜",
        ),
        ([AIDA], "阿依达·别科娃（吉尔吉斯斯坦，奥什）"),
        (
            [AIDA, OLENA],
            "阿依达·别科娃（吉尔吉斯斯坦，奥什）和奥莱娜·赫里茨科（哈尔科夫）",
        ),
        ([person("Paul Reed", "Washington, D.C.")], "Paul Reed（Washington, D.C.）"),
        (
            [reporter("王小明", "华沙"), reporter("李明", "首尔")],
            "记者王小明在华沙、李明在首尔",
        ),
        (
            [reporter("王小明", "华沙"), person("李明", "首尔")],
            "王小明（记者）在华沙、李明在首尔",
        ),
        ([HANEUL], "美国之音韩语组的金荷娜在首尔"),
        (
            [reporter("金荷娜", "首尔", works_for=KOREAN)],
            "美国之音韩语组记者金荷娜在首尔",
        ),
        ([HANEUL, WANG], "金荷娜（美国之音韩语组，首尔）和王小明"),
    ],
)
def test_contributors_with_their_places(contributors, said):
    assert printed(contributor=contributors)[1] == [f"{said}参与了本报道的采写。"]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([KOREAN, PERSIAN], "美国之音韩语组和波斯语组"),
        ([TIBETAN, PERSIAN, KOREAN], "美国之音藏语组、波斯语组和韩语组"),
        ([KOREAN, BALKAN], "美国之音韩语组及美国之音波斯尼亚语和塞尔维亚语组"),
        (
            [KOREAN, Party("美国之音高棉语组", "service", house="VOA")],
            "美国之音韩语组和美国之音高棉语组",
        ),
        (
            [KOREAN, Party("港湾电台", "partner", house="VOA")],
            "美国之音韩语组和港湾电台",
        ),
        (
            [voa("韩语组", place="首尔"), PERSIAN],
            "美国之音韩语组（首尔）和美国之音波斯语组",
        ),
        ([KOREAN, REUTERS, PERSIAN], "美国之音韩语组、路透社和美国之音波斯语组"),
    ],
)
def test_services_of_one_house_name_it_once_where_that_reads(services, said):
    assert printed(collaboration=services)[1] == [f"本报道与{said}联合制作。"]


def test_folded_names_keep_their_addresses():
    services = [voa("韩语组", url="/ko/"), voa("波斯语组", url="/fa/")]
    (line,) = credit_lines(entered(collaboration=services), CHINESE).lines
    assert line.spans == (
        Span("本报道与"),
        Span("美国之音", is_name=True),
        Span("韩语组", "/ko/", is_name=True),
        Span("和"),
        Span("波斯语组", "/fa/", is_name=True),
        Span("联合制作。"),
    )


@pytest.mark.parametrize(
    ("parties", "said"),
    [
        ([REUTERS, AFP], "路透社和法新社"),
        ([HEPING, WANG], "李和平及王小明"),
        ([PAUL, HEPING, WANG], "Paul Reed、李和平及王小明"),
        ([REUTERS, agency("甲、乙联合社"), AFP], "路透社；甲、乙联合社；以及法新社"),
        (
            [REUTERS, person("王小明", "北京、上海"), AFP],
            "路透社、王小明（北京、上海）和法新社",
        ),
    ],
)
def test_a_list_is_clear_where_a_name_holds_one_of_its_signs(parties, said):
    assert printed(information=parties)[1] == [f"{said}为本报道提供了部分信息。"]


def test_the_serial_comma_changes_nothing_in_chinese():
    credits = {"information": [REUTERS, AFP, KOREAN]}
    house = House("zh-Hans", serial_comma=True)
    assert printed(house, **credits) == printed(**credits)


@pytest.mark.parametrize(
    ("credits", "line"),
    [
        ({"contributed": [REUTERS, WANG]}, "路透社和王小明参与了本报道的采编。"),
        ({"origin": [TIBETAN]}, "本文最初由美国之音藏语组采写。"),
        (
            {"adapter": [reporter("王小明", title="编辑和记者")]},
            "本文由王小明（编辑和记者）改编。",
        ),
        ({"information": [agency("Inc.")]}, "Inc.为本报道提供了部分信息。"),
        ({"author": [AIDA]}, "阿依达·别科娃（吉尔吉斯斯坦，奥什）采访报道。"),
        (
            {"adapter": [person("王小明", works_for=KOREAN)]},
            "本文由王小明为美国之音韩语组改编。",
        ),
        ({"adapter": [WANG, reporter("李明")]}, "本文由王小明和李明（记者）改编。"),
        ({"translator": [OLENA]}, "本文由奥莱娜·赫里茨科翻译。"),
        (
            {"translated": [KOREAN, PERSIAN]},
            "本文由美国之音韩语组和波斯语组翻译。",
        ),
        (
            {"editor": [reporter("王小明", "北京", title="主编"), HEPING]},
            "编辑：王小明（主编，北京）；李和平",
        ),
    ],
)
def test_every_other_line_reads_as_chinese(credits, line):
    assert printed(**credits)[1] == [line]


@pytest.mark.parametrize(
    ("translators", "making", "line"),
    [
        ([], Making("fa"), "本文译自波斯语。"),
        ([WANG, PAUL], Making("en"), "本文由王小明和Paul Reed译自英语。"),
        ([], Making(is_machine_assisted=True), "本文借助翻译软件完成翻译。"),
        (
            [WANG],
            Making(is_machine_assisted=True),
            "本文借助翻译软件完成翻译，并由王小明审校。",
        ),
    ],
)
def test_a_translation_tells_what_it_was_made_from(translators, making, line):
    credits = credit_lines(entered(translator=translators), CHINESE, making)
    assert [str(told) for told in credits.lines] == [line]
