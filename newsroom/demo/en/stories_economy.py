"""Economy: the English edition's invented stories."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

CONTRIBUTOR = BylineRole.CONTRIBUTOR

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
<p>The benchmark price has dropped by almost a fifth since the spring, from $258 a ton to $208. Traders pointed to full silos, quiet seas and a strong crop in places where drought had been feared.</p>
<p>"For two years every surprise was a bad one," said Ottilie Renquist, who follows grain at an economic research institute. "This year the rain came on time and nobody has learned yet how to report that."</p>
<figure data-photo="{photo:chart_wheat}" data-layout="wide"><figcaption></figcaption></figure>
<h2>From field to loaf</h2>
<p>Shoppers should not look for cheaper bread next week. Flour is bought months ahead, and grain is only a small part of what a loaf costs: energy, wages and rent make up most of the rest.</p>
<p>In importing countries the effect is larger. A government that subsidizes bread spends less on every ship, and can spend it on something else.</p>
<aside data-related="{story:ECONOMY-EMPTY-CONTAINERS}"></aside>
<p>Growers are less cheerful. "I grew the best field of my life and I’ll be paid for an ordinary one," said Marten Oyelaran, who farms 300 hectares and had hoped to replace a combine that is older than his daughter.</p>
<p>Analysts expect prices to stay low into the new year unless the weather turns in the southern hemisphere, where the next harvest is about to begin.</p>
""",
)


FISHING = Story(
    slugline="ORLAN-FISHING-FEE",
    headline="Saint Orlan’s Small Boats Stay in Harbor Over License Fee",
    kicker="Fisheries",
    summary="The fee for the smallest boats is to double next month. The winners of the election have not said whether they will let it.",
    section="economy",
    datelines="Castle Bay",
    ago=timedelta(hours=5, minutes=35),
    lead="fishing",
    topics=("Fishing", "Saint Orlan", "Taxes"),
    credits=(
        Credit("aida-bekova", place="Castle Bay"),
        Credit("lena-marsh", CONTRIBUTOR, place="Orlan Harbor"),
    ),
    help=(Help("harbor-radio", CollaborationKind.CONTRIBUTED),),
    body="""
<p>More than 140 small fishing boats stayed in the harbors of Saint Orlan on {today} to protest a license fee that is to double next month. It is the first dispute to reach a government that does not yet exist.</p>
<p>For boats of less than ten meters, the fee is to rise from 400 to 800 Orlan crowns a year. The outgoing cabinet decided so in the spring. The alliance that has just won the election has not said whether it will let the decision stand.</p>
<p>"We have voted, and now we’re waiting politely," said Josune Tarrant, who heads the Small Boats’ Association. "Politely means tied up."</p>
<figure data-photo="{photo:harbour}" data-layout="wide"><figcaption>Boats lie tied up in Orlan Harbor. The fee for the smallest of them is to double next month.</figcaption></figure>
<h2>Mackerel at 11 crowns</h2>
<p>At the market in Orlan Harbor a kilogram of mackerel cost 11 crowns, up from six the day before, and by ten in the morning there was none. A stall that sells chickens sold out at noon.</p>
<p>Small boats land a fifth of the island’s catch but employ four of every five people who fish, according to the fisheries office. The fees come from the others: about 30 foreign trawlers pay nine-tenths of what the state earns from licenses.</p>
<aside data-related="{story:ORLAN-COALITION-ANALYSIS}"></aside>
<p>What to do about the trawlers divides the three parties that are to govern. Marguerite Osei-Blanc, who leads them, came to the quay without a microphone and spoke to Harbor Radio afterward. She said she would "read the fee before I say whether I like it."</p>
<p>The outgoing fisheries minister, Hollis Amadi, defended it. The small boats had paid the same since 1998, he said, "and the fish have not become cheaper to count."</p>
<p>The association will vote on {tomorrow} on whether to sail. The forecast is for a gale. "As strikes go," Tarrant said, "we have been lucky with the weather."</p>
""",
)

EMPTY_BOXES = Story(
    slugline="ECONOMY-EMPTY-CONTAINERS",
    headline="Full Ports, Empty Boxes: What Idle Containers Say About Next Year",
    short_headline="What Idle Containers Say About Next Year",
    kind=Kind.ANALYSIS,
    kicker="Trade",
    summary="One container in four crosses the ocean with nothing inside. That may be a sign of a slump, or only of too many boxes.",
    section="economy",
    ago=timedelta(hours=152, minutes=35),
    lead="port",
    topics=("Trade", "Shipping"),
    credits=(Credit("petra-halloran-diaz", title="economics reporter"),),
    help=(Help("ap", CollaborationKind.INFORMATION),),
    body="""
<p>A container that travels empty is the most honest object in trade. Nobody advertises it, nobody insures it for much, and it says exactly what nobody has ordered.</p>
<p>The yards of the large ports are full of them. At Port Selwyn they stand six high along the road to the ferry, and the harbor office has hired two people whose task is to remember which is which.</p>
<p>The usual reading is gloomy. When factories stop ordering parts, boxes stay where they were last unpacked. Of the containers that crossed an ocean in the last quarter, one in four carried nothing, according to figures from nine port authorities. A year ago it was one in five.</p>
<h2>A happier reading</h2>
<p>There is another. In the years when freight was dear, shipping companies ordered nearly 300 new vessels, and with every vessel came boxes to fill it. Those ships are now arriving, all at once, like guests who were told different hours and got the same train.</p>
<p>"The world doesn’t buy less," said Hedvig Osmanli, who teaches the economics of transport. "It bought too many boxes." To send one across the ocean costs $1,350, down from $4,100 a year and a half ago.</p>
<aside data-type="pullquote"><p>The world doesn’t buy less. It bought too many boxes.</p><p><cite>Hedvig Osmanli, transport economist</cite></p></aside>
<h2>Three things to watch</h2>
<ol><li>Where the empties go. A company that pays to carry them back to the factories expects orders.</li><li>Grain. Quiet seas and cheap ships reach countries that import their bread before they reach anyone else.</li><li>The scrapyards. When owners break up ships that still float, they have stopped hoping.</li></ol>
<p>For now the scrapyards are as quiet as the seas. That may be optimism. It may also be that the yards, like the ports, have nowhere to put anything.</p>
<p>Either way, the boxes know first. In the last slump they began to pile up seven months before any ministry used the word.</p>
""",
)
