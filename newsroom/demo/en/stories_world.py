"""World: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Correction, Credit, Help, Note, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

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
    boxes=("Developing story",),
    credits=(Credit("voa-news"),),
    notes="Two paragraphs until the coast guard’s briefing. Update, do not rewrite.",
    body="""
<p>A passenger ferry with 312 people aboard ran aground in heavy seas in the Ardena Strait on {today}, the coast guard said. Rescue vessels from Port Selwyn were taking passengers off, children first.</p>
<figure data-photo="{photo:map_ardena}"><figcaption></figcaption></figure>
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
    note=Note(
        "editors_note",
        "The number of people who left their homes is the emergency service’s own count. We have not been able to check it independently.",
    ),
    body="""
<p>More than 9,000 people have left their homes along the Vela River, which rose for a third day on {today} after a week of rain in the mountains, emergency officials said.</p>
<p>In the village of Lower Marova, brown water stood at the window sills of the school. Boats that normally carry onions to market carried grandmothers instead.</p>
<p>"We’ve had water in the yard before," said Emeric Soltan, a beekeeper, who had put his hives on the roof of the town library. "I never before had a fish in the kitchen."</p>
<figure data-photo="{photo:delta}" data-layout="wide"><figcaption></figcaption></figure>
<h2>The crest is still to come</h2>
<p>The national weather office expects the highest water at the delta by the weekend. Its hydrologist on duty, Zofia Brandt-Achebe, said the flood was moving slowly, "which gives people time, and gives the dikes no rest."</p>
<figure data-photo="{photo:map_vela}"><figcaption>Lower Marova, at the pin, lies where the streams of the mountains meet and the plain begins.</figcaption></figure>
<p>Soldiers and students filled some 200,000 sandbags overnight. The government opened sports halls in four towns and asked residents who did not need to travel to keep off the roads.</p>
<figure data-recording="{recording:rain}"><figcaption>Heard from the roof of the library in Lower Marova.</figcaption></figure>
<ul><li>Trains on the delta line stopped running at midnight.</li><li>Drinking water is handed out at eleven schools.</li><li>A telephone line for missing relatives answers in four languages.</li></ul>
<p>No deaths were reported. Two people were missing after a footbridge gave way near the town of Ostrel.</p>
<h2>Seed grain first</h2>
<p>Farmers said they had been warned early enough to save next year’s seed. On the hill above the village, sacks stood under a tarpaulin with the names of families painted on them.</p>
<figure data-photo="{photo:wheat}"><figcaption></figcaption></figure>
<p>"A house can be dried," said Ilka Soltan, the beekeeper’s sister, who counted the sacks. "Seed that has been wet is only soup."</p>
<aside data-type="pullquote"><p>A house can be dried. Seed that has been wet is only soup.</p><p><cite>Ilka Soltan, who counts the sacks</cite></p></aside>
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
<figure data-photo="{photo:chart_vote}" data-layout="wide"><figcaption></figcaption></figure>
<p>The alliance’s leader, Marguerite Osei-Blanc, a former harbor pilot, promised a government "that answers the telephone," and said her first act would be to publish the contracts for the new port.</p>
<figure data-gallery="{photo:polling},{photo:harbour},{photo:map_ardena}"><figcaption>Two days in Saint Orlan</figcaption></figure>
<h2>Long queues, clean count</h2>
<p>Observers from a group of regional states said the count had been open and orderly. They were less pleased with the queues: in Castle Bay, some people waited seven hours because the electoral roll had been delivered to the wrong school.</p>
<p>"Nobody went home," said Théodore Finch, a teacher who handed out water. "My oldest pupil in that line was 94."</p>
<p>The commission’s chair, Benedicta Rowe, apologized and said polling places would be announced earlier next time, on the radio and on paper.</p>
<aside data-type="factbox"><h3>The new parliament</h3><p>It has 44 seats; 23 are needed to govern. The Liberals and the Civic List ran on a joint list.</p><ul><li><p>Islanders’ Union: 12</p></li><li><p>Liberals and Civic List: 11</p></li><li><p>Harbor Party: 19</p></li><li><p>Independents: 2</p></li></ul></aside>
<p>Parliament is to meet in two weeks. The alliance agrees on the port, but its parties differ on taxes and on fishing rights, and each of them alone could bring the government down.</p>
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
    credits=(Credit("daoud-belkacem-ruiz", title="senior correspondent"),),
    body="""
<p>Winning parties usually have a program and look for a majority. In Saint Orlan, three parties have a majority and are looking for a program.</p>
<p>They agree on the port. All of them promised to publish its contracts, and all of them know that publishing is the cheap part: if the terms are as bad as they say, somebody must then pay to change them.</p>
<figure data-recording="{recording:harbour}"><figcaption>The fishing boats stayed in on the evening after the vote.</figcaption></figure>
<h2>Fish, taxes and a chair</h2>
<p>After that the roads part. The Islanders’ Union wants to close the northern banks to foreign trawlers. The Liberals want the license fees those trawlers pay. The Civic List wants both, and has written two speeches.</p>
<p>On taxes, the three signed a paper of eleven lines, nine of which begin with the word "review." Coalitions elsewhere have lived long lives on such paper, but only when their leaders liked each other.</p>
<p>Here there is reason for hope. The three leaders shared an office for a year when their parties could not pay for three. "We know who makes the coffee," Marguerite Osei-Blanc said during the campaign.</p>
<blockquote><p>A coalition of three is a chair with three legs. It never wobbles, and it falls if one leg walks away.</p></blockquote>
<p>That old island saying will be tested by the budget, which is due before the end of the year. Watch the fishing licenses: if the fee is in the budget, the Liberals have won; if the closure is, the Islanders have. If both are missing, the government may be stronger than it looks.</p>
""",
)


FACT_CHECK = Story(
    slugline="FACTCHECK-KARROW-DAM",
    headline="Fact Check: Dam Was Not Opened to Flood Lower Marova",
    kind=Kind.FACT_CHECK,
    kicker="Flood",
    summary="A video seen two million times shows a gate that is not on the Vela. The gates upstream were turned down when the rain began.",
    section="world",
    ago=timedelta(hours=4, minutes=40),
    lead="delta",
    topics=("Floods", "Vela River", "Fact Check"),
    credits=(
        Credit("ines-vandermolen", place="Marova"),
        Credit("judith-palmer-ekua", BylineRole.EDITOR),
        Credit("sunniva-abara", BylineRole.PRODUCER),
    ),
    help=(Help("northwire", CollaborationKind.INFORMATION),),
    notes="The woman who posted the video first is not to be named. Gate log and gauge readings are in the shared folder.",
    body="""
<p>A short video says that engineers opened a dam on the upper Vela River by night to spare the capital, and drowned the village of Lower Marova instead. It has been viewed about two million times since {yesterday}.</p>
<p><strong>Our finding: false.</strong> The dam was letting less water pass than usual when the village flooded, and most of the flood came from another valley.</p>
<h2>What the video shows</h2>
<p>For nine seconds a steel gate rises and brown water shoots out below it. A voice says, "They have opened Karrow."</p>
<p>Karrow Dam, 110 kilometers above the village, has three gates. The dam in the video has five, and a yellow crane that stands on no dam in the country. VOA found the same pictures, without the voice, in a clip that an engineering school on another continent published four years ago. It shows a yearly test.</p>
<aside data-related="{story:FLOOD-VELA-RIVER}"></aside>
<h2>What the gates did</h2>
<p>Engineers at Karrow keep a log of the gates that anyone may read. VOA compared it with gauges below the dam, which belong to a different authority. They agree to within two percent.</p>
<ul><li>Before the rain, Karrow let 340 cubic meters of water pass each second.</li><li>On the first evening of rain, its engineers cut that to 90.</li><li>It was still 90 when the water reached the school in Lower Marova.</li></ul>
<figure data-photo="{photo:map_vela}" data-layout="wide"><figcaption></figcaption></figure>
<p>"If somebody had opened Karrow, the gauge at Ostrel would have jumped within two hours," said Zofia Brandt-Achebe, a hydrologist at the national weather office. "It rose the way dough rises."</p>
<p>Most of the flood came down the Tamsel, which has no dam and joins the Vela below Karrow. Gauges in its upper valley measured 280 millimeters of rain in a week, about as much as they usually collect in three months.</p>
<h2>What is true</h2>
<p>The reservoir behind the dam is now 94 percent full, and some water will have to be let out once the crest has passed. The operator said it would announce the hour on the radio, a day ahead and in four languages.</p>
<p>The woman whose account first carried the video asked not to be named. She told VOA that a cousin had sent it to her, and she has taken it down. "I was frightened," she said, "and it was the first thing that explained anything."</p>
<aside data-type="factbox"><h3>How we checked</h3><p>A claim is called false here when two sources that do not depend on each other contradict it.</p><ul><li><p>We counted the gates on the operator’s drawings and on a satellite picture.</p></li><li><p>We searched for single frames of the video and found the older clip.</p></li><li><p>We read the gate log and the gauges for the seven days before the village flooded.</p></li><li><p>We called the school that made the pictures. It asked us to say hello to the crane.</p></li></ul></aside>
""",
)
