"""The French service's own stories: every event, person and number is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Story
from services.credits.kinds import BylineRole

TALES = Story(
    slugline="RADIO-EVENING-TALES",
    headline="À Tiéfalo, la radio du village rend les contes à ceux qui les avaient oubliés",
    short_headline="Une radio de village rend ses contes à Tiéfalo",
    kicker="Radio",
    kind=Kind.FEATURE,
    summary="Depuis trois ans, des élèves enregistrent les anciens à l’heure où l’on allume le feu. Ils ont rapporté 386 histoires, et au moins autant de fins différentes.",
    section="culture-medias",
    datelines="Tiéfalo",
    ago=timedelta(hours=57, minutes=25),
    lead="mast",
    lead_caption="Le pylône d’une radio rurale, à l’heure où commencent les contes.",
    lead_alt="Un mince pylône de radio haubané se dresse dans le ciel du soir ; des oiseaux passent à côté.",
    topics=("Radio", "Contes", "Langues"),
    credits=(
        Credit("aminata-kere-dossou", place="Tiéfalo"),
        Credit("bakary-tiendre-lopy", BylineRole.EDITOR),
    ),
    body="""
<p>À 19 h 30, la pompe s’arrête et les motos se taisent. Sur le banc de ciment, devant le studio de Radio Tiéfalo, Nana Yélima Koffané, 83 ans, attend qu’on lui fasse signe. Elle a ôté ses sandales. « On ne raconte pas chaussée, dit-elle. L’histoire croirait qu’on va partir. »</p>
<p>Depuis trois ans, la station diffuse chaque soir un conte enregistré dans l’un des 26 villages qu’elle couvre. Les micros sont tenus par des élèves de collège. Ils vont chez les anciens à l’heure où l’on allume le feu, écoutent, et rapportent le tout sur une carte mémoire pas plus grande qu’un ongle.</p>
<p>Ils ont rassemblé 386 histoires en cinq langues. L’une des cinq n’avait encore jamais été entendue à la radio ; une autre n’est plus parlée que par une quarantaine de personnes.</p>
<h2>Le lièvre change de caractère</h2>
<p>L’idée est venue d’une punition. Un professeur, Hyacinthe Bodrian, avait donné à une classe trop bruyante un conte à recopier. « Le lendemain, j’avais 31 copies et 31 fins, raconte-t-il. Chacun avait demandé à sa grand-mère. J’ai compris que la punition était pour moi : il fallait tout garder. »</p>
<p>Car le même lièvre est rusé dans un village, poltron dans le suivant et, de l’autre côté de la rivière, c’est une tortue. La station ne tranche pas. Quand deux versions se contredisent, elle les passe deux soirs de suite, puis ouvre le téléphone. Le débat le plus long a duré jusqu’à minuit passé. Il portait sur une calebasse.</p>
<aside data-type="pullquote"><p>On ne raconte pas chaussée. L’histoire croirait qu’on va partir.</p><p><cite>Nana Yélima Koffané, conteuse</cite></p></aside>
<h2>Des auditeurs de dix ans</h2>
<p>Le plus inattendu, disent les enseignants, s’est produit à l’école. Les enfants, qui comprenaient mal la langue de leurs aînés, se sont mis à leur téléphoner pour connaître la suite. Au marché, une vendeuse d’ignames affiche désormais les tarifs en deux langues, « parce que les petits corrigent ».</p>
<p>Tout n’est pas réglé. Le générateur boit la moitié du budget. Des anciens refusent le micro, estimant qu’une histoire enregistrée ne vieillit plus. La station les écoute aussi ; elle ne les enregistre pas.</p>
<aside data-type="factbox"><h3>Comment les contes sont conservés</h3><ul><li><p>Chaque conte garde le nom de qui l’a dit et celui du village.</p></li><li><p>La famille peut demander qu’il ne soit pas diffusé.</p></li><li><p>Trois copies existent : à la station, au collège et chez le pharmacien, qui a le seul coffre.</p></li></ul></aside>
<p>Le signe vient enfin. Nana Yélima Koffané se penche vers le micro et commence par la phrase qui ouvre ici tous les contes : « Ceci est un mensonge, et je l’ai vu. »</p>
""",
)

COCOA = Story(
    slugline="PORT-COCOA-TRACING",
    headline="Le port de Sanvié remonte la trace de ses sacs de cacao jusqu’au champ",
    short_headline="Sanvié suit ses sacs de cacao à la trace",
    summary="Un code cousu dans la toile dit d’où vient la fève. Les planteurs y gagnent un paiement plus rapide, et une question de moins à la douane.",
    section="economie",
    datelines="Sanvié",
    ago=timedelta(hours=20, minutes=50),
    lead="port",
    lead_caption="Des grues au-dessus d’un port à conteneurs, à l’aube. À Sanvié, les sacs de cacao portent désormais un code.",
    lead_alt="De hautes grues et des piles de conteneurs de couleur au bord d’une eau calme, sous un ciel orange.",
    topics=("Cacao", "Commerce"),
    credits=(Credit("thierry-moukala-vernet", place="Sanvié"),),
    body="""
<p>Le port de Sanvié a commencé {today} à charger des sacs de cacao dont chacun porte, cousu dans la toile, un code qui mène au champ où les fèves ont été récoltées. Quelque 14 000 planteurs participent à cette première campagne.</p>
<p>Les acheteurs étrangers demandent de plus en plus la preuve que le cacao ne vient pas d’une forêt protégée. Faute de pouvoir la fournir, le port a perdu l’an dernier deux contrats sur dix, selon son directeur commercial, Célestin Adjavon-Roux.</p>
<p>Pour les planteurs, l’intérêt est ailleurs : le code déclenche le paiement. « Avant, j’attendais 40 jours. Cette fois, le téléphone a sonné avant que le camion ne soit au goudron », dit Rosalie N’Dahoué, qui cultive trois hectares.</p>
<p>Une coopérative du nord est restée à l’écart. Elle craint que les petits champs, rarement cadastrés, ne soient refusés. Le port promet de les mesurer sans frais avant la prochaine récolte.</p>
""",
)

CASSAVA = Story(
    slugline="CASSAVA-MOSAIC-TRIAL",
    headline="Un manioc résistant à la mosaïque double la récolte dans des champs d’essai",
    short_headline="Un manioc résistant double la récolte",
    kicker="Agriculture",
    summary="L’essai a porté sur 260 parcelles et deux saisons. Les cuisinières ont eu le dernier mot.",
    section="sante-sciences",
    datelines="Kéblessou",
    ago=timedelta(hours=7, minutes=10),
    topics=("Agriculture", "Alimentation", "Recherche"),
    credits=(Credit("thierry-moukala-vernet"),),
    body="""
<p>Une variété de manioc qui résiste à la mosaïque, une maladie virale transmise par un insecte, a donné deux fois plus de racines que les variétés habituelles dans 260 parcelles d’essai, ont annoncé {today} des chercheurs à Kéblessou.</p>
<p>La plante n’est pas nouvelle : elle poussait dans un seul jardin, que la maladie avait épargné alors que tous les champs voisins jaunissaient. Une étudiante, Léontine Zamblé-Faye, l’avait remarquée en attendant qu’on répare un car.</p>
<p>Le rendement moyen a été de 19 tonnes à l’hectare, contre 9,5 pour les variétés locales. Dix cuisinières ont ensuite jugé les racines à l’aveugle, en pâte, en semoule et bouillies. La nouvelle venue a terminé deuxième.</p>
<p>« C’est très bien, a commenté la responsable de l’essai, Perpétue Gnagno. Une première place aurait éveillé les soupçons. » Les boutures seront distribuées à partir de la prochaine saison des pluies, gratuitement, à raison de 50 par famille.</p>
""",
)
