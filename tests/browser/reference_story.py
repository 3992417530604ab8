"""The reference story: what an editor has to bring to readers without a lost sign."""

import re

from playwright.sync_api import Locator, Page, expect

from newsroom.demo.en.stories import NKOREA

SLUGLINE = NKOREA.slugline
HEADLINE = NKOREA.headline
SUMMARY = NKOREA.summary
TOPICS = NKOREA.topics
SECTION = "Asia"
PHOTO = "Meeting hall, Geneva"
CAPTION = "Delegates fill a United Nations meeting hall in Geneva."
CREDIT = "This report was produced in collaboration with VOA's Korean Service."
BANNER = "Ferry with 300 aboard sinks"

# The text, without the picture that stands in it and on a day that does not move.
WRITTEN = re.sub("<figure.*?</figure>\n", "", NKOREA.body).replace("{today}", "Tuesday")
BLOCKS: list[tuple[str, str]] = re.findall("<(p|h2)>(.*?)</", WRITTEN)
SIGNS = ("U.N.", "’", '"', "…", "Ra’ad", "Ce’cile")


# Waits until the picture is there, and fails if it is broken.
DRAWN = "image => image.decode().then(() => image.naturalWidth)"


def words_of(blocks: Locator) -> list[tuple[str, str]]:
    """Tag and text of each block, sign for sign."""
    return [
        tuple(pair)
        for pair in blocks.evaluate_all(
            "all => all.map((each) => [each.localName, each.textContent])"
        )
    ]


def expect_story(page: Page) -> None:
    """The page is the reference story as readers must find it."""
    main = page.get_by_role("main")
    heading = main.get_by_role("heading", level=1)
    expect(heading).to_have_text(HEADLINE, use_inner_text=False)
    assert words_of(page.locator(".prose > *")) == BLOCKS
    for said in (SUMMARY, "Staff report", CREDIT):
        expect(main.get_by_text(said, exact=True)).to_be_visible()
    assert main.get_by_role("img").first.evaluate(DRAWN) > 0
    caption = main.get_by_role("figure").get_by_text(CAPTION).inner_text()
    assert caption.strip().startswith(f"FILE - {CAPTION}")
    expect(main.get_by_role("link", name="VOA's Korean Service")).to_be_visible()
    for topic in TOPICS:
        expect(main.get_by_role("link", name=topic, exact=True)).to_be_visible()
    kicker = main.get_by_role("link", name=SECTION, exact=True)
    expect(kicker).to_have_attribute("href", "/section/asia/")
    expect_surroundings(page)


def expect_surroundings(page: Page) -> None:
    """Skip links come first, then the news, then the header."""
    for name in ("Skip to the content", "Skip to the navigation"):
        expect(page.get_by_role("link", name=name)).to_be_attached()
    news = page.get_by_role("region", name="Breaking news")
    expect(news).to_contain_text(BANNER)
    header = page.get_by_role("banner")
    assert news.bounding_box()["y"] < header.bounding_box()["y"]
