"""French stories made from English ones: every event, person and number is invented."""

from datetime import timedelta

from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Un ferry avec 312 personnes à bord s’échoue dans le détroit d’Ardena",
    short_headline="Un ferry s’échoue avec 312 personnes à bord",
    summary="Les garde-côtes évacuent les passagers. Aucun décès n’est signalé.",
    section="monde",
    datelines="Port Selwyn",
    ago=timedelta(minutes=19),
    adapts=True,
    lead="ferry",
    lead_caption="Un ferry de passagers traverse le détroit d’Ardena par forte houle.",
    lead_alt="Un ferry blanc à cheminée bleue et canots de sauvetage orange gîte au milieu de vagues gris-vert.",
    topics=("Transport maritime", "Ardena"),
    boxes=("Developing story",),
    credits=(Credit("solene-abadjo", BylineRole.TRANSLATOR),),
    help=(Help("english", CollaborationKind.ADAPTED),),
    translated_from="en",
    notes="Brève jusqu’au point presse des garde-côtes. Mettre à jour, ne pas réécrire.",
    body="""
<p>Un ferry transportant 312 personnes s’est échoué {today} par forte houle dans le détroit d’Ardena, ont annoncé les garde-côtes. Des navires de secours partis de Port Selwyn évacuent les passagers, les enfants d’abord.</p>
<p>Toutes les personnes qui se trouvaient à bord ont été localisées et quatre d’entre elles ont été soignées pour des blessures légères, a indiqué un porte-parole des garde-côtes. La cause de l’accident n’était pas connue dans l’immédiat.</p>
<h2>Ce que l’on sait</h2>
<ul><li>Le ferry s’est échoué pendant la traversée du détroit. Il n’a pas coulé.</li><li>Il y avait 312 personnes à bord ; aucune n’est portée disparue.</li><li>Quatre personnes sont légèrement blessées, et aucun décès n’est signalé.</li></ul>
<h2>Ce que l’on ne sait pas encore</h2>
<p>Les garde-côtes n’ont pas précisé combien de passagers ont déjà été ramenés à terre, ni quand l’évacuation prendra fin. On ignore aussi pourquoi le ferry s’est échoué et ce qu’il adviendra de lui une fois vide.</p>
<p>Un point presse des garde-côtes est attendu. Nous compléterons cet article avec ce qu’ils confirmeront. Si l’un des éléments ci-dessus se révèle inexact, nous le dirons sous le texte.</p>
""",
)

CLINIC = Story(
    slugline="HEALTH-SOLAR-CLINICS",
    headline="Loin du réseau électrique, le soleil garde les vaccins au froid",
    short_headline="Le soleil garde les vaccins au froid",
    kicker="Santé publique",
    summary="Un réfrigérateur sans batterie met la journée en réserve dans un bloc de glace. Dans deux pays, il a mis fin à la course hebdomadaire contre les caisses tièdes.",
    section="sante-sciences",
    datelines="Tesmé; Balaru",
    ago=timedelta(hours=30, minutes=20),
    adapts=True,
    lead="clinic",
    lead_caption="Des patients attendent devant le centre de santé de Tesmé, où six panneaux solaires gardent les vaccins au froid.",
    lead_alt="Un petit bâtiment blanc au toit rouge couvert de panneaux solaires, dans un pré ; cinq personnes attendent à la porte.",
    topics=("Vaccins", "Énergie solaire", "Santé publique"),
    credits=(
        Credit("samuel-otieno-rask", works_for="english"),
        Credit("noor-castellane", works_for="english"),
        Credit("solene-abadjo", BylineRole.ADAPTER),
    ),
    translated_from="en",
    body="""
<p>Pendant des années, les vaccins destinés à Tesmé ont monté la colline le {yesterday}, à moto, dans une caisse bleue. Il fallait les utiliser avant que la glace de la caisse ne rende l’âme. Les mères arrivées un jour trop tard étaient priées de revenir la semaine suivante.</p>
<p>Désormais, la caisse reste dans la réserve. Six panneaux posés sur le toit du centre de santé gèlent un bloc de glace le jour, et la glace garde 2 000 doses au froid la nuit. Sans batterie.</p>
<p>« Une batterie meurt au bout de trois ans, et il vous reste un placard qui a coûté cher, dit Amina Diarra-Holm, l’infirmière responsable. La glace, elle, n’oublie pas d’être de la glace. »</p>
<h2>Un millier de placards</h2>
<p>Environ un millier de ces réfrigérateurs ont été installés dans les deux pays où la VOA a visité des centres de santé ce mois-ci. Dans les districts équipés, la part des enfants qui reçoivent toutes leurs doses à temps est passée de 61 % à 83 %, selon les responsables de la santé.</p>
<p>À Balaru, à 2 600 kilomètres de là, les panneaux font des heures supplémentaires. Le courant dont la glace n’a pas besoin alimente une lampe dans la salle d’accouchement et recharge des téléphones. Le centre demande pour cela une petite somme, qui paie le nettoyage des panneaux.</p>
<p>Dans un laboratoire universitaire, des scientifiques ouvrent et ferment 10 000 fois les portes de chaque modèle et les couvrent de poussière. « La poussière est le véritable ennemi, dit Ragnhild Mbeki-Strøm, qui dirige ces essais. La chaleur n’est que son amie. »</p>
<h2>Pas pour tout le monde</h2>
<p>Tous les centres n’en veulent pas. Certains sont assez proches d’une ville pour qu’une livraison quotidienne revienne moins cher. Et un réfrigérateur plein de vaccins ne vaut que ce que vaut la route par laquelle il faudra venir le réparer.</p>
<p>À Tesmé, la moto vient toujours le {yesterday}. Elle apporte le courrier.</p>
""",
)

FREED = Story(
    slugline="PRESS-REPORTER-FREED",
    headline="Libéré après 19 mois, un journaliste de radio réclame ses carnets",
    short_headline="Un journaliste de radio libéré après 19 mois",
    kicker="Liberté de la presse",
    summary="Davit Amaral-Keene était détenu sans procès pour ses reportages sur un barrage. Sa station avait gardé sa chaise vide et son micro ouvert.",
    section="culture-medias",
    ago=timedelta(hours=24, minutes=45),
    adapts=True,
    lead="microphones",
    lead_caption="Des micros attendent une conférence de presse.",
    lead_alt="Onze micros à bonnettes de couleur sur une table, devant un rideau bleu ; personne derrière eux.",
    topics=("Liberté de la presse", "Journalistes"),
    credits=(
        Credit("lena-marsh", works_for="english"),
        Credit("solene-abadjo", BylineRole.TRANSLATOR),
    ),
    help=(Help("english", CollaborationKind.ORIGIN),),
    translated_from="en",
    is_machine_assisted=True,
    notes="Dans la région, quelqu’un qui a collaboré est protégé : ne rien ajouter qui situe la source.",
    body="""
<p>Un journaliste de radio détenu pendant 19 mois sans procès a été libéré {today}, ont annoncé sa station et son avocat. À la porte, il a demandé aux gardiens de lui rendre ses carnets.</p>
<p>Davit Amaral-Keene, 41 ans, avait été arrêté après une série de reportages sur les fissures d’un barrage de montagne. Le parquet l’accusait de répandre l’inquiétude. Aucune date de procès n’a jamais été fixée.</p>
<p>« Ils m’ont dit que les carnets étaient des preuves, a-t-il raconté par téléphone, depuis l’appartement de sa sœur. J’ai demandé : des preuves de quoi ? Ils ont répondu que c’était justement ce qu’ils essayaient encore de lire. Mon écriture a protégé plus de sources qu’aucune loi. »</p>
<h2>Une chaise vide à l’antenne</h2>
<p>Chaque matin pendant ces 19 mois, la station a ouvert ses programmes par dix secondes de silence, captées par le micro du journaliste. Les auditeurs entendaient la chaise, le ventilateur et, l’été, une hirondelle qui avait fait son nid dans le studio.</p>
<p>« Nous voulions que l’on entende que quelqu’un manquait, dit la directrice de la station, Nuria Vance. C’est de la radio. Le silence est ce que nous avons de plus sonore. »</p>
<aside data-type="pullquote"><p>C’est de la radio. Le silence est ce que nous avons de plus sonore.</p><p><cite>Nuria Vance, directrice de la station</cite></p></aside>
<h2>Plus de 300 journalistes en prison</h2>
<p>Des organisations de défense de la presse ont salué cette libération et demandé l’abandon des poursuites. Selon elles, plus de 300 journalistes sont emprisonnés dans le monde à cause de leur travail.</p>
<p>Dans un communiqué, le ministère de la Justice a qualifié la libération d’« acte de procédure ». Il n’a rien dit du barrage, que des ingénieurs ont vidé l’automne dernier.</p>
<p>Davit Amaral-Keene a promis de reprendre le travail dès qu’il aurait dormi, vu un dentiste et appris qui avait nourri l’hirondelle.</p>
""",
)
