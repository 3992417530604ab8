"""Press freedom: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Story
from services.credits.kinds import BylineRole

CONTRIBUTOR = BylineRole.CONTRIBUTOR

FREED = Story(
    slugline="PRESS-REPORTER-FREED",
    headline="Radio Reporter Walks Free After 19 Months, Asks for His Notebooks",
    short_headline="Radio Reporter Freed After 19 Months",
    summary="Davit Amaral-Keene was held without trial over reports on a dam. His station kept his chair empty and his microphone on.",
    section="press-freedom",
    ago=timedelta(hours=28, minutes=15),
    lead="microphones",
    topics=("Press Freedom", "Journalists"),
    credits=(
        Credit("lena-marsh"),
        Credit("protected-1", CONTRIBUTOR, place="Karsh"),
    ),
    notes="The contributor in the region is protected. Pen name only, never the town.",
    body="""
<p>A radio reporter held for 19 months without trial was released on {today}, his station and his lawyer said, and asked the guards at the gate to give him back his notebooks.</p>
<p>Davit Amaral-Keene, 41, was arrested after a series of reports on cracks in a mountain dam. Prosecutors accused him of spreading alarm. No date for a trial was ever set.</p>
<p>"They told me the notebooks are evidence," he said by telephone from his sister’s apartment. "I said: of what? They said that is what they’re still trying to read. My handwriting has protected more sources than any law."</p>
<h2>An empty chair on the air</h2>
<p>Each morning of those 19 months, the station opened its program with ten seconds of silence from his microphone. Listeners could hear the chair, the fan and, in summer, a swallow that nested in the studio.</p>
<p>"We wanted people to hear that somebody was missing," said the station’s director, Nuria Vance. "It’s radio. Silence is the loudest thing we own."</p>
<p>Press freedom groups welcomed the release and called for the charges to be dropped. They say more than 300 journalists are in prison around the world because of their work.</p>
<figure data-photo="{photo:press}" data-layout="wide"><figcaption></figcaption></figure>
<aside data-related="{story:PRESS-RADIO-MAST}"></aside>
<p>The justice ministry said in a statement that the release was "an act of procedure." It did not comment on the dam, which engineers emptied last autumn.</p>
<p>Amaral-Keene said he would be back at work after he had slept, seen a dentist and learned who had fed the swallow.</p>
""",
)

OPINION = Story(
    slugline="PRESS-TOWN-OPINION",
    headline="A Town Without a Reporter Forgets What It Decided",
    kind=Kind.OPINION,
    summary="When the last local paper closed, the council meetings did not become quieter. They became shorter, and more expensive.",
    section="press-freedom",
    ago=timedelta(hours=72, minutes=20),
    lead="skyline",
    topics=("Press Freedom", "Local News"),
    credits=(Credit("ottoline-frayne", title="former editor of a local newspaper"),),
    body="""
<p>For 31 years I sat on the left side of the council chamber, on a chair with one short leg. It was known as the press bench. When our newspaper closed, they gave the chair to the fire brigade.</p>
<p>I went back last month as a citizen. The agenda had 22 points. It took 40 minutes. I remember evenings when the cycle path alone took two hours, because somebody might write down who was against it, and why.</p>
<p>Nobody in that chamber is a crook. I have known most of them since they were in school. They decide as quickly as you and I would decide anything if nobody asked us to explain ourselves the next morning, at the baker’s.</p>
<blockquote><p>It isn’t the scandal that a town loses first. It is the memory.</p></blockquote>
<p>Ask today what the swimming pool was to cost, and you will get four numbers from four honest people. The fifth number, the one that was voted on, was in the paper of a certain Thursday. There is no such Thursday any more.</p>
<p>I do not ask for the old paper back. It had a bad crossword and I was often late. But somebody has to sit on that chair and be bored on the town’s behalf, and be paid for it, by a foundation, by a levy, by subscriptions, I do not mind by whom, so long as it is not by those on the podium.</p>
<p>And please, before you send the new reporter: repair the leg.</p>
<p><em>Ottoline Frayne edited a weekly newspaper for 31 years. The views expressed are her own.</em></p>
""",
)


MAST = Story(
    slugline="PRESS-RADIO-MAST",
    headline="Village Station Back on Air After Listeners Raise Its Mast Again",
    kicker="Radio",
    summary="Somebody sawed through the mast of Radio Dorvan at night. It stands once more, four meters shorter, and 212 people take turns to watch it.",
    section="press-freedom",
    datelines="Dorvan Valley",
    ago=timedelta(hours=128, minutes=15),
    lead="mast",
    topics=("Press Freedom", "Radio", "Local News"),
    credits=(
        Credit("daoud-belkacem-ruiz", place="Dorvan Valley"),
        Credit("wendell-achterberg-nwosu", BylineRole.CAMERA),
    ),
    body="""
<p>A community radio station whose mast was sawed through at night went back on the air on {today}, nine weeks later, after some 300 listeners had pulled the mast upright with ropes, two tractors and a brass band to keep the time.</p>
<p>Radio Dorvan reaches about 30,000 people in a valley that has no newspaper. It opened with the weather, then took up the list it had been reading on the evening before the mast fell: the names of those who had been given permits to drill for water.</p>
<p>"We began at the letter F," said its editor, Ilse Karimov-Boyd. "That’s where we had been interrupted."</p>
<p>The police said they had no suspects. The district office, which issues the permits, condemned the damage and denied any part in it. It has since published the list itself.</p>
<h2>Two tractors and a tuba</h2>
<p>Of the 42 meters of steel, the welders could save 38. "What we lost in range is one farm and half a lake," said the technician, Yannick Sole. The farm has been promised a longer wire.</p>
<p>The repair cost $11,000, most of it given in sums of less than $5. An eight-year-old sent his father’s saw, with a note asking the station to keep it, "so that nobody else has it."</p>
<aside data-type="pullquote"><p>They cut the mast because people were listening. We have had worse audience research.</p><p><cite>Ilse Karimov-Boyd, editor of Radio Dorvan</cite></p></aside>
<p>Press freedom groups have counted 17 attacks on local stations in the region this year. In two of those cases somebody has been charged. "A mast is the cheapest thing to break and the dearest to replace," said Malik Trevelyan of one such group, the Open Frequency Fund. "Whoever does this can count."</p>
<p>Volunteers now sleep in the hut under the mast, two each night, on a roster of 212 names. There is a bed, a stove and a radio. It receives one station.</p>
""",
)
