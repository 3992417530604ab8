"""The French edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Nous contacter",
    slug="contact",
    body="""
<p>Cette rédaction est imaginaire et n’existe que pour une démonstration. Ses articles, leurs personnages et leurs signatures sont inventés.</p>
<h2>Nous écrire</h2>
<p>Questions, informations et réclamations parviennent à la rédaction à l’adresse <a href="mailto:french@newsroom.example">french@newsroom.example</a>. Si votre message porte sur un article, indiquez-en le titre ou le lien : nous le retrouverons plus vite.</p>
<p>Si nous écrire peut vous mettre en danger, n’utilisez ni un appareil ni un compte auxquels d’autres ont accès, et ne donnez pas votre nom.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="Comment nous corrigeons nos erreurs",
    slug="corrections",
    body="""
<p>Aucune rédaction n’est à l’abri d’une erreur. Les nôtres sont rectifiées dès qu’elles sont établies, et au grand jour.</p>
<h2>Ce que nous rectifions</h2>
<ul><li><p>un nom, un chiffre, une date, un lieu ou une citation inexacts ;</p></li><li><p>une image qui montre autre chose que ce que dit sa légende ;</p></li><li><p>un titre ou une phrase qui, sans être faux, induisent en erreur.</p></li></ul>
<p>Les coquilles sont corrigées sans mention, sauf si elles changeaient le sens.</p>
<h2>Où paraissent les rectificatifs</h2>
<p>Sous le texte de l’article, nous disons ce qui était faux, ce qui est exact et quand nous l’avons rectifié. L’ensemble se retrouve à la page <a href="/fr/corrections/">Rectificatifs et mises au point</a>. Un article qui ne peut être maintenu est retiré ; à la même adresse, nous expliquons pourquoi.</p>
<h2>Prévenez-nous</h2>
<p>Vous avez relevé une erreur ? Écrivez à <a href="mailto:french@newsroom.example">french@newsroom.example</a>. Un rédacteur qui n’a pas travaillé à l’article reprendra la vérification.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Notre charte éditoriale",
    slug="principles",
    body="""
<p>Nous publions ce que nous savons et disons d’où nous le tenons. Ce qui reste incertain est présenté comme tel.</p>
<h2>Vérifier</h2>
<p>Aucun article ne paraît sans avoir été relu par un autre que son auteur. Un fait contesté doit reposer sur deux sources indépendantes l’une de l’autre ; s’il n’y en a qu’une, nous le précisons. La personne mise en cause est invitée à répondre avant la publication.</p>
<h2>Protéger</h2>
<p>Aucune information ne vaut une vie. Nous taisons les noms, les visages et les lieux qui pourraient trahir une source, un témoin ou un confrère, et certains de nos journalistes signent d’un pseudonyme.</p>
<h2>Distinguer les faits de l’opinion</h2>
<p>L’information ne prend pas parti. Un texte qui défend un point de vue porte la mention « Opinion » et n’engage que son auteur. Aucun gouvernement, aucun bailleur de fonds ne décide de ce que nous publions.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
