"""Culture: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Correction, Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

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
<p>There are 183 stalls. The oldest sells only knives and the sharpening of knives. The newest sells telephone covers, and its owner, Bo Lindgren-Adjei, 22, studies law in the hours between customers.</p>
<p>In the city hall they would like to move the market indoors. There are plans, with lawns. Ong has seen them, and has offered to lend the planners a lamp.</p>
<p>"They drew it by day," she said. "Come at four. Then draw it."</p>
<p>At half past five the street lights go out, the awnings are rolled up, and a woman with a broom, who has not given her name to a reporter since 1994 and did not give it to this one, sweeps the night into a small heap and carries it away.</p>
""",
)


LIBRARY_TRAIN = Story(
    slugline="FEATURE-LIBRARY-TRAIN",
    headline="On the Library Train, Books Are Due When the Snow Melts",
    kind=Kind.FEATURE,
    kicker="Reading",
    summary="When winter closes the road over the Kessian Mountains, one coach with 2,300 books is the only library for 14 villages. Fines are paid in jam.",
    section="culture",
    datelines="Upper Sarn",
    ago=timedelta(hours=230, minutes=30),
    lead="train",
    topics=("Books", "Railways", "Village Life"),
    credits=(
        Credit("tomas-okafor-lind", place="Upper Sarn"),
        Credit("yejin-halvorsen-park", CONTRIBUTOR, place="Brenn"),
        Credit("farah-lindqvist-noor", BylineRole.PHOTOGRAPHER, medium="photos"),
        Credit("judith-palmer-ekua", BylineRole.EDITOR),
    ),
    help=(Help("lantern-trust", CollaborationKind.FUNDER),),
    correction=Correction(
        wrong="opened in 1908",
        right="opened in 1906",
        notice="An earlier version of this story gave 1908 as the year in which the railway opened. It opened in 1906; the dining car came in 1908.",
    ),
    body="""
<p>At twelve minutes past seven, after the mail and before the milk, they load the books. It is done by hand, in a chain, from a van at the end of the platform in Brenn to the last coach of the mountain train, and nobody in the chain can resist reading the titles aloud.</p>
<p>"Bees," says the stationmaster, and passes it on. "More bees," says the guard. "A murder," says the woman who sells tickets, and turns it over to see whose.</p>
<p>For seven months of the year the road over the Kessian Mountains is closed, or as good as closed, and 14 villages depend on a single track with 61 bridges. The railway opened in 1906 to bring down timber. The timber is long gone. What goes up now is flour, fuel, a nurse on {yesterday}s and, in the last coach, a library.</p>
<p>It is a former mail car from 1931, with the pigeonholes still in place. Letters used to be sorted here in the dark by men who knew each mountain by its curves. Now the pigeonholes hold poetry, because poetry is thin.</p>
<p>Agnes Tull, 58, has been the librarian for 22 winters. She wears fingerless gloves and has an exact idea of what everyone on the line should read next, which she keeps to herself unless asked twice.</p>
<p>"The first time they ask, they’re being polite to me," she said. "The second time they want a book."</p>
<h2>Seven minutes a village</h2>
<p>The train stops for seven minutes at each station. In that time Tull takes back what has been read, lends what has not, and hears what was wrong with the ending. Borrowers stand in line on the platform in the order in which they came, except that children go first and whoever brings a sled goes last.</p>
<figure data-photo="{photo:snow_village}" data-layout="wide"><figcaption>Upper Sarn, the last stop, in January. The library car spends the night here, and so do its readers.</figcaption></figure>
<p>There are no cards. There is a ledger, in which a borrower writes the title and Tull writes the name. Every book is due when the snow melts, a date that each village sets for itself by looking out of the window. Those who are late pay in jam. Tull’s pantry, she admits, depends on a certain lack of discipline.</p>
<p>At the third stop a shepherd, Ivo Castellan, 71, returned a history of the sea in two volumes. He has never seen the sea. He had found four mistakes about sheep in it, on ships, and had noted them on a sheet of paper that he asked to have forwarded to the author.</p>
<p>"He died in 1887," Tull told him. Castellan thought about this. "Then there’s no hurry," he said.</p>
<p>At the sixth, Pia Renner, 9, was waiting with a rope around a parcel of 11 books, one for each week since the last time she had been well enough to come to the platform. She had read them in order of weight.</p>
<aside data-type="pullquote"><p>The first time they ask, they’re being polite to me. The second time they want a book.</p><p><cite>Agnes Tull, librarian of the mountain line</cite></p></aside>
<h2>What a coach costs</h2>
<p>Nobody disputes that the coach loses money. A train with six coaches burns more than a train with five, and the railway’s accountants, who sit in the lowlands, have worked out that each book lent costs as much as a ticket to the coast.</p>
<p>Last spring the company proposed to take the coach off and to send every household an electronic reader instead. It held meetings along the line to explain the plan. At Upper Sarn, 96 of the village’s 103 inhabitants attended. The electricity failed at the second sentence.</p>
<p>"I don’t think it was arranged," said Marek Odhiambo, the company’s regional manager, who finished his talk by the light of a lantern that somebody happened to have brought. "But it was very well timed."</p>
<p>The coach has been kept for three more years, and is to be counted in the books of the railway as a "passenger service," which Odhiambo said was only fair. On the way up he had lost a game of chess in it to a boy waiting for a sequel.</p>
<figure data-photo="{photo:library}"><figcaption></figcaption></figure>
<p>The books come from the state library in the lowlands, which lends them for a whole winter and asks no questions in spring. A few return with pressed flowers, one came back with a better map than the one it had been printed with, and one, a guide to long marriages, has been out since the year of the great avalanche. Tull knows where it is. She considers that it is in use.</p>
<aside data-type="factbox"><h3>The library car</h3><ul><li><p>Built in 1931 as a mail car; a library since 1974.</p></li><li><p>Carries 2,300 books. In January about 1,900 of them are out.</p></li><li><p>Stops at 14 stations, three times a week, for seven minutes each.</p></li><li><p>Most borrowed: a manual of beekeeping. There are 19 copies and a waiting list.</p></li></ul></aside>
<p>It is dark when the train reaches Upper Sarn. The engine is uncoupled and goes to be warmed. In the last coach the stove is lit and the lamp in the window stays on, since the rule says that the library is open for as long as anyone can find it.</p>
<p>Shortly before nine there is a knock. A young man stands in the snow with nothing to return. He asks for something about the stars. Tull gives him a list of train times and says it is the best thing she has on the subject. He stays where he is.</p>
<p>Then he asks a second time, and she reaches up, without looking, for the book.</p>
""",
)
