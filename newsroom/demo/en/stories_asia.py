"""Asia: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

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


LIST_KEEPER = Story(
    slugline="NKOREA-LIST-INTERVIEW",
    headline="Keeper of UN’s 48,000 Names: ‘I Never Cross Anyone Out’",
    kind=Kind.INTERVIEW,
    kicker="Interview",
    summary="Ce’cile Marchetti-Oh holds the cards of families divided by the Korean border. She talks about a patient drawer, six careful words and what to put in a first letter.",
    section="asia",
    datelines="Geneva",
    ago=timedelta(hours=2, minutes=5),
    lead="vigil",
    topics=("North Korea", "Human Rights", "Families"),
    credits=(
        Credit("yejin-halvorsen-park", place="Geneva"),
        Credit("wendell-achterberg-nwosu", BylineRole.CAMERA, medium="video"),
        Credit("judith-palmer-ekua", BylineRole.EDITOR),
        Credit("sunniva-abara", BylineRole.FACT_CHECKER),
    ),
    help=(Help("korean"), Help("persian")),
    interview_language="fr",
    is_interview_edited=True,
    notes="Her name is typed Ce’cile. Korean Service has the tape; Persian Service sent the listener’s question.",
    body="""
<p>Ce’cile Marchetti-Oh keeps a list that she would like to lose. It holds about 48,000 names of people in North Korea, given to the United Nations by relatives abroad who have not heard from them, in some cases for more than seventy years.</p>
<p>She spoke with VOA in Geneva on {today}, after three days of talks in which a U.N. panel urged North Korea to let such families write to one another. The conversation has been shortened.</p>
<aside data-related="{story:NKOREA-UN-RIGHTS}"></aside>
<p><strong>VOA: What does the list look like?</strong></p>
<p><strong>Marchetti-Oh:</strong> People expect a computer, and of course there is one. But I also keep the cards. Every family filled in a card by hand, and the hand tells you things. You see where somebody stopped writing, and went on the next day with another pen.</p>
<p><strong>You said it grows shorter by about ten names a day.</strong></p>
<p>Because those who asked are dying. At that pace the list is empty in 13 years. I would like to be out of work sooner than that, and for a better reason.</p>
<p>But I never cross anyone out. The card moves to another drawer. We call it the patient drawer. If a letter does come one day, there may be a grandson to open it.</p>
<p><strong>The North’s delegation spoke of "humanitarian questions in a humanitarian spirit." What did you hear?</strong></p>
<p>Six words that somebody chose with care. I know families who have lived for a year on fewer.</p>
<p><strong>Why letters, and not meetings?</strong></p>
<p>A meeting needs a bus, a hotel, two governments in a good mood in the same week, and a person of 88 who can still travel. A letter needs an envelope. She can read it in her kitchen, as often as she likes, and nobody is filming.</p>
<p><strong>A listener of our Persian Service, who lives far from her own family, asks: What do you write to somebody after 40 years?</strong></p>
<p>That is the best question I have had all week. Please tell her: not the 40 years. They will not fit. Write what you had for breakfast. They want to hear your voice, not your history.</p>
<aside data-type="pullquote"><p>Write what you had for breakfast. They want to hear your voice, not your history.</p><p><cite>Ce’cile Marchetti-Oh, keeper of the list</cite></p></aside>
<p><strong>Have you ever seen a letter arrive?</strong></p>
<p>Once, before my time at the panel, and not by mail. A sailor carried it. It was four lines about a persimmon tree. The family argued for a month over whether the tree was the one by the well or the one by the gate. I have never seen people so happy to disagree.</p>
<p><strong>Is there a name of your own on the list?</strong></p>
<p>There is. I am not going to tell you which drawer.</p>
""",
)

LAKE = Story(
    slugline="LAKE-DUST-VILLAGES",
    headline="The Lake Left and the Boat Stayed: A Village Lives With Salt and Dust",
    short_headline="The Lake Left and the Boat Stayed",
    kicker="Water",
    summary="At Sepidkaraneh the shore has moved 12 kilometers away. Villagers say part of the lake can still be brought back.",
    section="asia",
    datelines="Sepidkaraneh",
    ago=timedelta(hours=7, minutes=20),
    lead="lake",
    topics=("Water", "Drought"),
    credits=(
        Credit("kamran-mehrabanifar", place="Sepidkaraneh"),
        Credit("mina-tavassol-greer", BylineRole.TRANSLATOR),
        Credit("abtin-sahelirad", BylineRole.PHOTOGRAPHER),
    ),
    help=(Help("persian", CollaborationKind.ORIGIN),),
    translated_from="fa",
    is_machine_assisted=True,
    body="""
<p>Yusef Daryabar’s boat still lies where he tied it up 20 years ago. It is the water that has gone. To today’s shore is a walk of two hours.</p>
<p>"First I said, it has gone back a meter, it’ll return," he said. "Then I said, a hundred meters. Now I don’t measure any more. I look."</p>
<p>Experts blame little rain, dams upstream and thousands of farm wells for the drying of the lake. With every strong wind, salt and dust settle on the pistachio orchards and on the roofs.</p>
<h2>Every drop has a name</h2>
<p>In the village a group of women has taken over the accounts of the water. They have given up flooding their fields, and in place of alfalfa they grow saffron, which, they say, "drinks little and sells well."</p>
<ul><li>The village uses 38 percent less water than three years ago.</li><li>Eleven wells without a permit have been filled in, with the consent of their owners.</li><li>Flamingos have come back for the first time in nine years.</li></ul>
<p>Mahrokh Abadani-Kia, who does research on water, said the lake would never again be the one on the old postcards, "but it can be a lake that is smaller and alive. There is a difference between small and dead."</p>
<p>Every spring Daryabar paints the hull of his boat. Wood needs paint, he says, with water or without.</p>
""",
)
