"""The English edition's stories: every event, person and number is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Correction, Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

NKOREA = Story(
    slugline="NKOREA-UN-RIGHTS",
    headline="UN Panel Presses N. Korea on Food Aid, Separated Families",
    short_headline="UN Panel Presses N. Korea on Aid, Families",
    kicker="Rights Talks",
    summary="Diplomats in Geneva say three days of talks could let relief workers back in. Rights groups want names, dates and access before they call it progress.",
    section="asia",
    datelines="Geneva",
    ago=timedelta(hours=3, minutes=10),
    lead="hall",
    topics=("North Korea", "Human Rights", "United Nations"),
    help=(Help("korean"),),
    notes="Korean Service has the tape of the closing statement. Names are typed as their owners write them: Ra’ad, Ce’cile. Do not “correct” them.",
    body="""
<p>A United Nations panel on {today} urged North Korea to let relief workers return and to allow families divided by the border to write to one another, as three days of closed talks on the country’s human rights record ended in Geneva.</p>
<p>The panel’s chair, Ra’ad al-Khatib, said the North’s delegation had "listened for nine hours and answered for one," but that it had stayed in the room, which it did not do when the U.N. last raised the matter.</p>
<p>"That is not progress … it is the place where progress starts," al-Khatib told reporters.</p>
<h2>A list of 48,000 names</h2>
<p>At the center of the talks was a list. Relatives in South Korea, Japan and the United States have given the U.N. about 48,000 names of people with whom they lost touch, some of them more than seventy years ago.</p>
<p>Ce’cile Marchetti-Oh, who keeps the list for the panel, said it grows shorter by about ten names a day, because those who are waiting grow old and die.</p>
<p>"I call a family to tell them there’s a date for a meeting," she said, "and a daughter tells me her father’s funeral was on Sunday."</p>
<p>The North Korean delegation did not say whether it would accept the list. In a statement read out at the close, it said it "rejects all politicized accusations" but was prepared to discuss "humanitarian questions in a humanitarian spirit."</p>
<figure data-photo="{photo:border}"><figcaption></figcaption></figure>
<p>Two diplomats who were present, and who asked not to be named because the talks were private, said the second half of that sentence was new.</p>
<h2>Monitors first, or food first?</h2>
<p>International relief workers left North Korea when it closed its borders at the start of the pandemic, and few have been allowed back. Without them, the U.N. has had to estimate the harvest from satellite pictures and from what traders see at the border.</p>
<p>The panel proposed that forty monitors enter together with the first shipment of fortified flour for children, rather than before it or after it.</p>
<p>"The old quarrel was always whether the monitors come first or the food comes first," said Tormod Aasgaard, a retired aid official who advises the panel. "A truck has two seats in front. Put a driver in one and a monitor in the other."</p>
<p>Rights groups were more cautious. Hana Wilmott-Seo of the Seoul Center for Open Records said families had been "shown a door many times and never its handle," and called for a public timetable.</p>
<p>South Korea’s government welcomed the outcome in one sentence and said it was ready to open mail exchanges "on any day the other side chooses." There was no immediate comment from Pyongyang’s state media.</p>
<p>The panel is to report to the U.N. General Assembly next month. Al-Khatib said he would ask for something smaller than a resolution: one envelope, from one family, delivered.</p>
""",
)

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Ferry With 312 Aboard Runs Aground in Ardena Strait",
    short_headline="Ferry With 312 Aboard Runs Aground",
    summary="Coast guard vessels are taking passengers off. No deaths are reported.",
    section="world",
    datelines="Port Selwyn",
    ago=timedelta(minutes=35),
    lead="ferry",
    topics=("Shipping", "Ardena"),
    credits=(Credit("voa-news"),),
    notes="Two paragraphs until the coast guard’s briefing. Update, do not rewrite.",
    body="""
<p>A passenger ferry with 312 people aboard ran aground in heavy seas in the Ardena Strait on {today}, the coast guard said. Rescue vessels from Port Selwyn were taking passengers off, children first.</p>
<p>Everyone aboard had been accounted for and four people were treated for minor injuries, a coast guard spokesperson said. The cause was not immediately known.</p>
""",
)

FLOOD = Story(
    slugline="FLOOD-VELA-RIVER",
    headline="Thousands Leave Homes as Vela River Rises for Third Day",
    kicker="Weather",
    summary="The crest is expected to reach the delta by the weekend. Villages downstream are moving seed grain, school books and cattle to higher ground.",
    section="world",
    datelines="Marova",
    ago=timedelta(hours=6, minutes=25),
    lead="flood",
    topics=("Floods", "Climate", "Vela River"),
    credits=(
        Credit("ines-vandermolen", place="Marova"),
        Credit("tomas-okafor-lind", CONTRIBUTOR, place="Geneva"),
    ),
    body="""
<p>More than 9,000 people have left their homes along the Vela River, which rose for a third day on {today} after a week of rain in the mountains, emergency officials said.</p>
<p>In the village of Lower Marova, brown water stood at the window sills of the school. Boats that normally carry onions to market carried grandmothers instead.</p>
<p>"We’ve had water in the yard before," said Emeric Soltan, a beekeeper, who had put his hives on the roof of the town library. "I never before had a fish in the kitchen."</p>
<figure data-photo="{photo:delta}"><figcaption></figcaption></figure>
<h2>The crest is still to come</h2>
<p>The national weather office expects the highest water at the delta by the weekend. Its hydrologist on duty, Zofia Brandt-Achebe, said the flood was moving slowly, "which gives people time, and gives the dikes no rest."</p>
<p>Soldiers and students filled some 200,000 sandbags overnight. The government opened sports halls in four towns and asked residents who did not need to travel to keep off the roads.</p>
<ul><li>Trains on the delta line stopped running at midnight.</li><li>Drinking water is handed out at eleven schools.</li><li>A telephone line for missing relatives answers in four languages.</li></ul>
<p>No deaths were reported. Two people were missing after a footbridge gave way near the town of Ostrel.</p>
<h2>Seed grain first</h2>
<p>Farmers said they had been warned early enough to save next year’s seed. On the hill above the village, sacks stood under a tarpaulin with the names of families painted on them.</p>
<figure data-photo="{photo:wheat}"><figcaption></figcaption></figure>
<p>"A house can be dried," said Ilka Soltan, the beekeeper’s sister, who counted the sacks. "Seed that has been wet is only soup."</p>
<p>The United Nations said it was ready to send water filters and tents if asked. The government said on {today} that it would decide after the crest had passed.</p>
""",
)

ELECTION = Story(
    slugline="ORLAN-ELECTION-RESULT",
    headline="Opposition Alliance Wins Narrow Majority in Saint Orlan Vote",
    short_headline="Opposition Alliance Wins in Saint Orlan",
    kicker="Election",
    summary="The alliance takes 23 of 44 seats. Observers praise the count and criticize the queues.",
    section="world",
    datelines="Orlan Harbor",
    ago=timedelta(hours=11, minutes=40),
    lead="polling",
    topics=("Elections", "Saint Orlan"),
    credits=(
        Credit("lena-marsh", place="Orlan Harbor"),
        Credit("aida-bekova", CONTRIBUTOR, place="Castle Bay"),
        Credit("samuel-otieno-rask", CONTRIBUTOR, place="Nairobi"),
    ),
    correction=Correction(
        wrong="Turnout was 81 percent",
        right="Turnout was 71 percent",
        notice="An earlier version of this report gave the turnout as 81 percent. It was 71 percent.",
    ),
    body="""
<p>An alliance of three opposition parties has won a narrow majority in Saint Orlan, taking 23 of the 44 seats in the island nation’s parliament, the election commission said on {today}.</p>
<p>The governing Harbor Party, in power for 16 years, won 19 seats. Two went to independents. Turnout was 71 percent, the highest since independence.</p>
<p>Prime Minister Aurelio Strand conceded shortly after midnight. "The voters have written a short letter, and I have read it," he said at his party’s headquarters.</p>
<p>The alliance’s leader, Marguerite Osei-Blanc, a former harbor pilot, promised a government "that answers the telephone," and said her first act would be to publish the contracts for the new port.</p>
<h2>Long queues, clean count</h2>
<p>Observers from a group of regional states said the count had been open and orderly. They were less pleased with the queues: in Castle Bay, some people waited seven hours because the electoral roll had been delivered to the wrong school.</p>
<p>"Nobody went home," said Théodore Finch, a teacher who handed out water. "My oldest pupil in that line was 94."</p>
<p>The commission’s chair, Benedicta Rowe, apologized and said polling places would be announced earlier next time, on the radio and on paper.</p>
<p>Parliament is to meet in two weeks. The alliance agrees on the port, but its parties differ on taxes and on fishing rights, and each of them alone could bring the government down.</p>
""",
)

WHEAT = Story(
    slugline="WHEAT-PRICES-HARVEST",
    headline="Good Harvests Push Wheat to Lowest Price in Four Years",
    kicker="Markets",
    summary="Bakers are relieved and farmers are counting. Economists say cheaper flour will take months to reach the shelf.",
    section="economy",
    ago=timedelta(hours=20, minutes=5),
    lead="wheat",
    topics=("Food Prices", "Farming", "Trade"),
    credits=(Credit("petra-halloran-diaz"),),
    help=(Help("ap", CollaborationKind.INFORMATION),),
    body="""
<p>Wheat fell on {today} to its lowest price in four years after better harvests than expected on three continents, giving relief to countries that buy most of their bread grain abroad.</p>
<p>The benchmark price has dropped by almost a fifth since the spring. Traders pointed to full silos, quiet seas and a strong crop in places where drought had been feared.</p>
<p>"For two years every surprise was a bad one," said Ottilie Renquist, who follows grain at an economic research institute. "This year the rain came on time and nobody has learned yet how to report that."</p>
<h2>From field to loaf</h2>
<p>Shoppers should not look for cheaper bread next week. Flour is bought months ahead, and grain is only a small part of what a loaf costs: energy, wages and rent make up most of the rest.</p>
<p>In importing countries the effect is larger. A government that subsidizes bread spends less on every ship, and can spend it on something else.</p>
<p>Growers are less cheerful. "I grew the best field of my life and I’ll be paid for an ordinary one," said Marten Oyelaran, who farms 300 hectares and had hoped to replace a combine that is older than his daughter.</p>
<p>Analysts expect prices to stay low into the new year unless the weather turns in the southern hemisphere, where the next harvest is about to begin.</p>
""",
)

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
<p>The justice ministry said in a statement that the release was "an act of procedure." It did not comment on the dam, which engineers emptied last autumn.</p>
<p>Amaral-Keene said he would be back at work after he had slept, seen a dentist and learned who had fed the swallow.</p>
""",
)

CLINIC = Story(
    slugline="HEALTH-SOLAR-CLINICS",
    headline="Sunlight Keeps Vaccines Cold in Clinics Off the Power Grid",
    kicker="Global Health",
    summary="A refrigerator without batteries stores the day in a block of ice. In two countries it has ended the weekly race against warm boxes.",
    section="health",
    datelines="Tesmé; Balaru",
    ago=timedelta(hours=33, minutes=50),
    lead="clinic",
    topics=("Vaccines", "Solar Power", "Public Health"),
    credits=(
        Credit("samuel-otieno-rask", place="Tesmé"),
        Credit("noor-castellane", place="Balaru"),
    ),
    body="""
<p>For years, the vaccines for Tesmé came up the hill on {yesterday}s, in a blue box on a motorcycle, and had to be used before the ice in the box gave up. Mothers who arrived a day later were asked to come back in a week.</p>
<p>Now the box stays in the storeroom. Six panels on the clinic’s roof freeze a block of ice by day, and the ice keeps 2,000 doses cold by night, without a battery.</p>
<p>"A battery dies in three years and then you have an expensive cupboard," said Amina Diarra-Holm, the nurse in charge. "Ice doesn’t forget how to be ice."</p>
<h2>A thousand cupboards</h2>
<p>About a thousand such refrigerators have been installed in the two countries where VOA visited clinics this month. Health officials say the share of children who get every dose on time has risen from 61 percent to 83 percent in the districts that have them.</p>
<p>In Balaru, 2,600 kilometers away, the panels do a second job. What the ice does not need runs a lamp in the delivery room and charges telephones, for which the clinic asks a small fee that pays for the cleaning of the panels.</p>
<figure data-photo="{photo:laboratory}"><figcaption></figcaption></figure>
<p>Scientists who test the refrigerators at a university laboratory open and close the doors of each model 10,000 times and pour dust on them. "Dust is the true enemy," said Ragnhild Mbeki-Strøm, who leads the tests. "Heat is only its friend."</p>
<p>Not every clinic wants one. Some are near enough to towns that a daily delivery is cheaper, and a refrigerator that is full of vaccine is only as good as the road on which it has to be repaired.</p>
<p>In Tesmé the motorcycle still comes on {yesterday}s. It brings the mail.</p>
""",
)

COALITION = Story(
    slugline="ORLAN-COALITION-ANALYSIS",
    headline="Three Parties, One Port: Can Saint Orlan’s Winners Govern Together?",
    short_headline="Can Saint Orlan’s Winners Govern Together?",
    kind=Kind.ANALYSIS,
    summary="The alliance that won the election agrees on what it is against. Its first budget will show what it is for.",
    section="world",
    ago=timedelta(hours=8, minutes=15),
    lead="harbour",
    topics=("Elections", "Saint Orlan"),
    credits=(Credit("daoud-belkacem-ruiz", title="Senior correspondent"),),
    body="""
<p>Winning parties usually have a program and look for a majority. In Saint Orlan, three parties have a majority and are looking for a program.</p>
<p>They agree on the port. All of them promised to publish its contracts, and all of them know that publishing is the cheap part: if the terms are as bad as they say, somebody must then pay to change them.</p>
<h2>Fish, taxes and a chair</h2>
<p>After that the roads part. The Islanders’ Union wants to close the northern banks to foreign trawlers. The Liberals want the license fees those trawlers pay. The Civic List wants both, and has written two speeches.</p>
<p>On taxes, the three signed a paper of eleven lines, nine of which begin with the word "review." Coalitions elsewhere have lived long lives on such paper, but only when their leaders liked each other.</p>
<p>Here there is reason for hope. The three leaders shared an office for a year when their parties could not pay for three. "We know who makes the coffee," Marguerite Osei-Blanc said during the campaign.</p>
<blockquote><p>A coalition of three is a chair with three legs. It never wobbles, and it falls if one leg walks away.</p></blockquote>
<p>That old island saying will be tested by the budget, which is due before the end of the year. Watch the fishing licenses: if the fee is in the budget, the Liberals have won; if the closure is, the Islanders have. If both are missing, the government may be stronger than it looks.</p>
""",
)

SATELLITE = Story(
    slugline="SCIENCE-RIVER-SATELLITE",
    headline="How Do You Weigh a River? From 890 Kilometers Up",
    kind=Kind.EXPLAINER,
    summary="A new satellite measures the height of lakes and rivers to within the width of a hand. Here is how it works and who will use it.",
    section="science",
    ago=timedelta(hours=55, minutes=30),
    lead="satellite",
    topics=("Space", "Water", "Climate"),
    credits=(Credit("noor-castellane"),),
    body="""
<p>Half the world’s rivers have never had a gauge. A satellite that sent its first pictures on {yesterday} is meant to change that by measuring them all, about twice a month, from space.</p>
<h2>What does it see?</h2>
<p>It sees height. Two antennas ten meters apart listen for the echo of the same radar pulse, as two ears listen for the same footstep. From the tiny difference between the echoes the satellite works out how high the water stands.</p>
<p>Height alone is not weight. Add the width of the river and its slope, and the amount of water that flows past can be estimated.</p>
<h2>How exact is it?</h2>
<ol><li>For a lake as large as a small town: to within ten centimeters.</li><li>For a river as wide as a football field is long: to within about twenty.</li><li>For a brook: not at all. Please keep the gauge.</li></ol>
<h2>Who will use it?</h2>
<p>Flood forecasters first. Where a river crosses a border, the people downstream often learn of a flood from the flood. "Now they’ll have the same numbers as their neighbors, on the same day," said Calliope Ferrand-Ito, a hydrologist on the mission’s science team.</p>
<p>Farmers and dam engineers come next, and after them the diplomats. Treaties on shared rivers often depend on figures that each side measures alone and the other side doubts.</p>
<p>The data are to be free. The first maps will be published in the spring, once engineers have checked the satellite against 1,400 gauges, and against several patient people with a measuring stick.</p>
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
    credits=(Credit("ottoline-frayne", title="Former editor of a local newspaper"),),
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

FESTIVAL = Story(
    slugline="CULTURE-FILM-FESTIVAL",
    headline="Film Festival Opens Under the Stars With a Story About a Letter Carrier",
    short_headline="Film Festival Opens Under the Stars",
    kicker="Film",
    summary="Sixty films from 34 countries are shown in a former riding arena. The opening one was made by a crew of five and a camel.",
    section="culture",
    datelines="Lisvara",
    ago=timedelta(hours=80, minutes=45),
    lead="cinema",
    topics=("Film", "Festivals"),
    credits=(Credit("ines-vandermolen", place="Lisvara"),),
    body="""
<p>The Lisvara Film Festival opened on {today} in the open air, with 3,000 people under blankets and a film about a man who delivers letters in a desert where everybody has moved.</p>
<p>"The Last Address" is the first feature by Yusra Benchekroun-Vale, 29, who made it with a crew of five, a borrowed lens and a camel that, she said from the stage, "asked for no credit and should have one."</p>
<p>The audience laughed at the camel and was quiet at the letters, which are real. Benchekroun-Vale found them in a post office that was being torn down, and looked for every person they had been meant for. She found eleven.</p>
<h2>Sixty films, one screen</h2>
<p>The festival shows 60 films from 34 countries on a single screen, so that nobody has to choose. Its director, Casimir Adeyemi-Lund, calls this "the opposite of a streaming service."</p>
<p>This year a third of the films come from directors who could not travel to present them. An empty seat in the first row is kept for each, with a name on it.</p>
<p>The prizes are announced next {yesterday}. The jury’s chair, the animator Perpetua Quist, said she had asked the jurors to bring a handkerchief and leave their theories at home.</p>
""",
)

MARKET = Story(
    slugline="FEATURE-NIGHT-MARKET",
    headline="At the Night Market, the Lamp Seller Knows Who Is Awake",
    kind=Kind.FEATURE,
    summary="Nurses, bakers and taxi drivers shop after midnight. One market has stayed open for them since 1911.",
    section="culture",
    datelines="Sanmere",
    ago=timedelta(hours=100, minutes=10),
    lead="market",
    topics=("City Life", "Food"),
    credits=(
        Credit("tomas-okafor-lind", place="Sanmere"),
        Credit("mbali-trask", BylineRole.PHOTOGRAPHER),
    ),
    body="""
<p>At ten minutes past one the nurses come. You can tell them by their shoes, says Fidelma Ong, who sells lamps at the corner of the second row and has looked at shoes for 38 years. White soles, fast steps, and they always buy fruit.</p>
<p>The bakers come at two, on their way to work. The taxi drivers come all night, but sit down only at three, when the soup is ready and the last train has been gone long enough that nobody will need a ride for an hour.</p>
<h2>A market against the clock</h2>
<p>The night market of Sanmere was opened in 1911 for dock workers, whose ships did not care what time it was. The docks have moved to the other side of the bay. The market has not closed for a single night, not in two wars and not for the typhoon that took its roof.</p>
<p>"We sold umbrellas," Ong said of the typhoon. "Then we sold what was left of the umbrellas."</p>
<p>There are 212 stalls. The oldest sells only knives and the sharpening of knives. The newest sells telephone covers, and its owner, Bo Lindgren-Adjei, 22, studies law in the hours between customers.</p>
<p>In the city hall they would like to move the market indoors. There are plans, with lawns. Ong has seen them, and has offered to lend the planners a lamp.</p>
<p>"They drew it by day," she said. "Come at four. Then draw it."</p>
<p>At half past five the street lights go out, the awnings are rolled up, and a woman with a broom, who has not given her name to a reporter since 1994 and did not give it to this one, sweeps the night into a small heap and carries it away.</p>
""",
)

STORIES = (
    MARKET,
    FESTIVAL,
    OPINION,
    SATELLITE,
    CLINIC,
    FREED,
    WHEAT,
    ELECTION,
    COALITION,
    FLOOD,
    NKOREA,
    FERRY,
)
