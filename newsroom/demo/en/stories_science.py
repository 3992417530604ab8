"""Health and science: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Correction, Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

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


NAPS = Story(
    slugline="HEALTH-BAKERS-SLEEP",
    headline="Two Short Sleeps Beat One Long One for Night Workers, Study Finds",
    short_headline="Two Short Sleeps Beat One, Study Finds",
    kicker="Sleep",
    summary="Bakers who slept before and after their shift had fewer accidents and lower blood pressure. Their neighbors got bread for keeping quiet.",
    section="health",
    ago=timedelta(hours=45, minutes=20),
    lead="bakery",
    topics=("Sleep", "Public Health", "Work"),
    boxes=("Sleep helpline",),
    credits=(
        Credit("samuel-otieno-rask"),
        Credit("tomas-okafor-lind", CONTRIBUTOR, place="Sanmere"),
    ),
    help=(Help("northwire", CollaborationKind.CONTRIBUTED),),
    correction=Correction(
        wrong="followed 4,120 bakers",
        right="followed 412 bakers",
        notice="An earlier version of this report said that the study followed 4,120 bakers. It followed 412.",
        clumsy="An earlier version of this report said that the study followed 4,120 bakers. It followed 421.",
        why="The notice swapped two digits.",
    ),
    body="""
<p>Bakers who slept twice a day, for four hours before their shift and two and a half after it, had fewer accidents and lower blood pressure than colleagues who slept once, scientists reported on {today}.</p>
<p>The study followed 412 bakers in 38 towns for two years. Half of them, drawn by lot, were asked to divide their sleep. The others went on as before, which for most meant one long attempt at sleep on a bright and noisy morning.</p>
<p>Those who divided their sleep had 31 percent fewer burns and cuts at work. Their blood pressure was lower by five points on average, about what doctors hope for from a daily walk.</p>
<p>"The body doesn’t ask whether you slept in one piece," said Leocadia Brandvold, who led the study. "It asks whether you slept, and whether it was dark."</p>
<h2>Curtains, and a note on the door</h2>
<p>The bakers were given black curtains and a printed note for the front door: "Please ring next door." The neighbors received a loaf a week for their trouble. In the published paper the bread is listed under equipment.</p>
<p>One in four left the group with two sleeps before the end, most because of small children. The benefit holds when they are counted, Brandvold said, but is smaller.</p>
<p>Solomon Achterhuis, who studies night work at another university and took no part, called it "the first trial in this field that I would show my mother, who was a nurse." But he noted that bakers often live above the bakery. "A nurse with an hour’s drive home has a different afternoon."</p>
<aside data-related="{story:FEATURE-NIGHT-MARKET}"></aside>
<p>The researchers plan to repeat the trial with bus drivers. There will be no bread, but a bus company has offered the curtains.</p>
<p>In Sanmere, the baker Gaspard Nwachukwu, 44, has kept his second sleep although the study is over. He rises from it at five in the afternoon. "My wife calls it breakfast," he said. "I’ve stopped correcting her."</p>
""",
)

VOLCANO = Story(
    slugline="VOLCANO-TESSALY-BAY",
    headline="Volcano Above Tessaly Bay Sends Up Ash; Flights Diverted",
    summary="The mountain had been silent for 61 years. Scientists have seen no lava.",
    section="science",
    ago=timedelta(hours=15, minutes=25),
    lead="volcano",
    topics=("Volcanoes", "Air Travel"),
    help=(
        Help(
            "northwire",
            CollaborationKind.AGENCY_REPORT,
            tail="(Reporting by Ilse Morrow in Tessaly Bay; editing by Bram Tarkwell)",
        ),
    ),
    body="""
<p>A volcano above Tessaly Bay sent a column of ash four kilometers into the air on {today}, after 61 years of silence, and flights to two airports were diverted, aviation officials said.</p>
<p>Nobody was hurt. About 1,100 people on the upper slopes were asked to spend the night with relatives or in a school gymnasium.</p>
<p>Scientists at the bay’s observatory, who raised the alert to the second of four levels, said they had seen no lava. The mountain, one of them said, was "clearing its throat, and we’re listening for the speech."</p>
""",
)

GLACIER = Story(
    slugline="SCIENCE-GLACIER-LAKES",
    headline="How Can a River Flood Under a Clear Sky? Look Up, to the Glacier",
    short_headline="How Can a River Flood Under a Clear Sky?",
    kind=Kind.EXPLAINER,
    summary="Melting ice leaves lakes behind walls that nobody built and nobody has inspected. Here is why they break, and what a village can do about it.",
    section="science",
    ago=timedelta(hours=277, minutes=10),
    lead="glacier",
    topics=("Glaciers", "Climate", "Water", "Floods"),
    credits=(
        Credit("noor-castellane"),
        Credit("sunniva-abara", BylineRole.PRODUCER),
    ),
    body="""
<p>High in the mountains there is a kind of flood that comes without rain. It comes on warm, bright days, out of a lake that may not have existed when the people below it were born.</p>
<h2>Where does the lake come from?</h2>
<p>A glacier pushes rubble ahead of it as a broom pushes dust. When the ice melts back, the ridge of rubble stays, and water collects behind it. Geologists call the ridge a moraine. It looks like a dam, but nobody built it and nobody has inspected it.</p>
<p>In the range around the Ulmat Glacier, which VOA visited with a team of scientists, there were 141 such lakes in 1990. There are 197 today.</p>
<h2>What makes it break?</h2>
<ol><li>Ice or rock falls into the lake, and the wave runs over the rim.</li><li>Water finds a way through the rubble, and widens it.</li><li>Old ice inside the ridge melts, and the ridge sinks.</li></ol>
<p>Once water runs over the rim it cuts a notch. A deeper notch lets more water through, which cuts deeper. "A lake that took 40 years to fill can leave in 40 minutes," said Anouk Rasmussen-Tadj, a hydrologist who has measured the ridge at Ulmat every summer since 2011.</p>
<h2>Can it be stopped?</h2>
<p>Often, and cheaply. At Ulmat, workers cut a channel through the ridge in two summers and lowered the lake by 11 meters. It cost less than the bridge that it protects.</p>
<p>Where no road leads to the lake, a hose can do the work: filled once, it draws water over the rim by itself, day and night, like a straw that nobody has to suck.</p>
<h2>And if it can’t?</h2>
<p>Then the minutes matter. A wire stretched across the stream, which sets off a siren when it tears, gives the highest village about a quarter of an hour. "A siren is worth as much as the path behind your house," Rasmussen-Tadj said. Schools in the valley run up that path once a month. The record stands at four minutes, and is held by a cook.</p>
<aside data-type="factbox"><h3>If you live below such a lake</h3><ul><li><p>Know which slope to climb. Go up, never along the river.</p></li><li><p>A stream that suddenly turns brown, or suddenly runs low, is a warning.</p></li><li><p>Do not go back for animals. Open the gate and let them choose.</p></li><li><p>Wait for the word of the observer. The first wave is not always the highest.</p></li></ul></aside>
<p>The lake below the Ulmat Glacier has no name on any map. In the valley they call it the Tenant: it moved in without asking, and it has never paid.</p>
""",
)
