"""Small words that readers type and stories may put otherwise: “the”, “of”, در.

They are left out of a question where others are left; in quotes they count.
"""

from articles.readers_search.stemming import stems_of

SMALL = frozenset(
    stems_of(
        # English
        "a an the of in on at to and or for is are was were be by with from as it its "
        "what who whom where when how why which that this these those did does do has "
        "have had about into after before "
        # Spanish, Portuguese, French
        "el la los las lo una unos unas de del en y o que por para con al se su "
        "os as uma um do da dos das no na nos nas em e com "
        "le les l d s une des du et ou aux au dans pour par avec est qui "
        # Russian, Ukrainian
        "в во на и с со о об по из за к от у не что как для это до і й з із та у щоб "
        # Persian
        "از در به با که را و این آن برای یک است تا هم بر چه چرا کجا "
        # Arabic
        "من في على إلى عن أن إن التي الذي هذا هذه مع ما هل بعد قبل بين "
        # Vietnamese, Swahili
        "và của là ở cho với các những ya wa na kwa ni katika za la cha vya"
    )
)


def is_small(typed: str, words: tuple[str, ...]) -> bool:
    """Whether it is one small word. In capitals it is a name: WHO, US."""
    is_name = len(typed) > 1 and typed.isupper()
    return len(words) == 1 and words[0] in SMALL and not is_name
