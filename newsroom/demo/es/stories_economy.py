"""Spanish stories of prices, fields and power: everything in them is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

WHEAT = Story(
    slugline="WHEAT-PRICES-HARVEST",
    headline="El trigo cae a su precio más bajo en cuatro años; el pan tardará en enterarse",
    short_headline="El trigo, al precio más bajo en cuatro años",
    kicker="Mercados",
    summary="Las buenas cosechas alivian a los países que importan. Los panaderos advierten que la harina es solo una parte de lo que cuesta una pieza.",
    section="economia",
    ago=timedelta(hours=19, minutes=30),
    lead="wheat",
    topics=("Precios de los alimentos", "Agricultura", "Comercio"),
    credits=(Credit("hernan-quispe-toro"),),
    help=(
        Help("english", CollaborationKind.ADAPTED),
        Help("ap", CollaborationKind.INFORMATION),
    ),
    body="""
<p>El trigo cayó el {today} a su precio más bajo en cuatro años, después de cosechas mejores de lo previsto en tres continentes, un alivio para los países que compran en el exterior la mayor parte del grano de su pan.</p>
<p>El precio de referencia ha bajado casi una quinta parte desde marzo. Los operadores lo atribuyen a silos llenos, mares tranquilos y buenos rendimientos en lugares donde se temía una sequía.</p>
<figure data-photo="{photo:chart_wheat}"><figcaption></figcaption></figure>
<p>“Durante dos años, cada sorpresa fue mala”, dijo Ottilie Renquist, que estudia el mercado de granos en un instituto de investigación económica. “Este año llovió a tiempo y nadie ha aprendido todavía a dar esa noticia”.</p>
<h2>Del campo a la panadería</h2>
<p>Que nadie espere pan más barato la semana próxima. La harina se compra con meses de anticipación, y el grano es una parte pequeña de lo que cuesta una pieza: la energía, los salarios y el alquiler explican casi todo lo demás.</p>
<p>“Cuando sube el trigo, el cliente me pregunta por qué sube el pan. Cuando baja, me pregunta por qué no baja”, dijo Dalia Monterroso, dueña de una panadería de barrio y presidenta de un gremio de 430 hornos. “A los dos les digo lo mismo: mire mi recibo de la luz”.</p>
<p>En los países importadores el efecto es mayor. Un gobierno que subsidia el pan gasta menos en cada barco y puede gastarlo en otra cosa.</p>
<p>Los agricultores están menos contentos. “Sembré el mejor campo de mi vida y me lo van a pagar como uno cualquiera”, dijo Marten Oyelaran, que cultiva 300 hectáreas y esperaba cambiar una cosechadora que es mayor que su hija.</p>
<aside data-related="{story:COFFEE-ARRAYAN-HARVEST}"></aside>
<p>Los analistas esperan que los precios sigan bajos hasta entrado el año, a menos que cambie el tiempo en el hemisferio sur, donde está por comenzar la próxima cosecha.</p>
""",
)

COFFEE = Story(
    slugline="COFFEE-ARRAYAN-HARVEST",
    headline="En las lomas de Arrayán, el café está maduro y nadie quiere subir a recogerlo",
    short_headline="El café está maduro y faltan manos",
    kicker="Café",
    kind=Kind.FEATURE,
    summary="Los recolectores envejecen y sus hijos se van. Un pueblo cafetero cambia el calendario escolar, prueba máquinas y recibe a una cuadrilla de peluqueras.",
    section="economia",
    datelines="Santa Brígida del Monte",
    ago=timedelta(days=11, hours=5, minutes=15),
    lead="coffee",
    topics=("Café", "Agricultura", "Trabajo"),
    credits=(
        Credit("hernan-quispe-toro", place="Santa Brígida del Monte"),
        Credit("ignacio-velarde", BylineRole.PHOTOGRAPHER),
    ),
    body="""
<p>A las cinco y diez de la mañana, Leónidas Cifuentes cuenta sombreros. Es más rápido que contar personas, dice, porque los sombreros no se mueven cuando la gente bosteza. Hoy cuenta 41. Hace diez años, en la misma loma y en la misma semana, contaba 120.</p>
<p>El café de la finca El Desvelo está maduro. Los frutos rojos aguantan unos diez días en la rama; después se pasan, caen y dejan de ser cosecha para convertirse en abono, “el abono más caro del mundo”, en palabras del capataz.</p>
<p>En todo el valle de Arrayán, las cooperativas calculan que este año quedará sin recoger uno de cada ocho sacos. No por la plaga ni por la lluvia, sino porque faltan manos.</p>
<h2>La edad de los canastos</h2>
<p>El recolector promedio del valle tiene 54 años, según un censo de las cooperativas. Es también la edad de muchos de los canastos, que se heredan.</p>
<p>“Mis hijos saben recoger café”, dice Obdulia Rentería, de 61 años, que llena el suyo con las dos manos y sin mirar. “Lo aprendieron para tener una razón de estudiar”. La mayor es contadora. El menor repara ascensores en la capital, “que también es subir y bajar, pero sentado”.</p>
<p>Una jornada buena son 90 kilos de fruto maduro. Se paga por kilo, y este año se paga un 22% más que el anterior. No alcanzó. Las obras de la autopista, a dos horas de camino, pagan menos por día, pero pagan todos los días.</p>
<aside data-type="pullquote"><p>Aprendieron a recoger café para tener una razón de estudiar.</p><p><cite>Obdulia Rentería, recolectora</cite></p></aside>
<p>El pueblo ha hecho lo que ha podido. La escuela de Santa Brígida corrió sus vacaciones tres semanas, para que las familias no tuvieran que elegir entre la clase y el canasto. Los menores de 15 años tienen prohibido recoger: el maestro pasa lista en la loma, y los que encuentra allí vuelven con él a repasar fracciones.</p>
<p>El sacerdote cambió la misa del domingo al sábado por la noche. El dueño del billar cerró por cosecha y subió él también; recoge, según Cifuentes, “con mucho efecto y poca dirección”.</p>
<figure data-photo="{photo:coffee}" data-layout="wide"><figcaption>Las lomas más altas son las últimas en madurar y las que más cuesta subir.</figcaption></figure>
<h2>La máquina y las peluqueras</h2>
<p>Una cooperativa probó una máquina que sacude las ramas con dos varas de fibra. Trabaja por seis personas, pero no distingue el fruto rojo del verde, y en la pendiente hay que sujetarla con una cuerda, oficio para el que hacen falta cuatro.</p>
<p>“En una planicie sería maravillosa”, dice Griselda Palomares, la agrónoma que dirigió el ensayo. “Aquí, la primera mañana, se fue sola hasta el río. La encontramos en buen estado”.</p>
<p>La ayuda llegó de donde nadie la esperaba. El sindicato de peluqueras de la ciudad de Barrancas, donde son semanas flojas, mandó una cuadrilla de 18 voluntarias a sueldo. Tienen, dice Palomares, lo que la máquina no tiene: dedos rápidos, paciencia y ojo para el color.</p>
<p>Yesenia Abad, de 33 años, llenó el primer día medio canasto y el cuarto día uno y tres cuartos. “Es como buscar canas”, explica. “Al principio no ves ninguna. Después no ves otra cosa”. Por las tardes, en el corredor de la finca, corta el pelo gratis. Cifuentes, que llevaba el suyo igual desde el servicio militar, se dejó convencer el {yesterday}.</p>
<p>Las cooperativas quieren que el experimento sea costumbre: contratos de cinco semanas, transporte pagado y un seguro, con gente de oficios que en esa época tienen poco trabajo. Ya preguntaron los fotógrafos de bodas.</p>
<p>Los economistas son prudentes. El problema de fondo, dice Baltasar Ugarte, que estudia el empleo rural en una universidad de la región, es que el café se paga como un fruto y se cosecha como una joya. “O sube lo que recibe quien lo recoge, o lo tomaremos con máquina y sabrá a máquina”, afirma.</p>
<p>A las cuatro de la tarde baja la niebla y la loma se vacía. Cifuentes vuelve a contar sombreros. Cuenta 42. Revisa la lista, la revisa otra vez y encuentra al que sobra: es el maestro, que subió a buscar alumnos y, ya que estaba, llenó un canasto.</p>
""",
)

SOLAR = Story(
    slugline="SOLAR-ATARCO-ANALYSIS",
    headline="Al desierto le sobra sol a mediodía y le falta a la hora de la cena",
    short_headline="Al desierto le sobra sol a mediodía",
    kind=Kind.ANALYSIS,
    summary="Los parques solares de Atarco desconectan a diario la energía que nadie puede recibir. La subasta de marzo dirá si guardar electricidad es por fin un negocio.",
    section="ambiente",
    ago=timedelta(days=5, hours=2, minutes=40),
    lead="solar",
    topics=("Energía solar", "Clima"),
    credits=(Credit("hernan-quispe-toro", title="periodista de economía"),),
    body="""
<p>Cada día despejado, y en el desierto de Atarco lo son 340 al año, se repite la misma escena. Hacia las once de la mañana, los operadores de la red llaman a los parques solares y les piden que produzcan menos. A las ocho de la noche llaman a las plantas de gas y les piden que produzcan más.</p>
<p>No es un fracaso de la energía solar, sino de su éxito. En nueve años, los parques de Atarco pasaron de abastecer a un pueblo minero a producir, a mediodía, más de lo que cabe en las dos líneas que bajan a la costa. El año pasado se desconectó el 17% de lo que pudo generarse: lo que consume una ciudad de 400.000 habitantes.</p>
<h2>Tres maneras de guardar el mediodía</h2>
<p>La solución se conoce desde hace tiempo: guardar a mediodía y entregar de noche. Hay tres candidatas, y ninguna es nueva.</p>
<ul><li>Las baterías responden en segundos y se instalan en meses, pero sus primeras cuatro horas son baratas y la quinta es cara.</li><li>Las sales fundidas guardan calor hasta la madrugada, a cambio de plantas grandes y de mucha paciencia.</li><li>El agua que se bombea cuesta arriba dura un siglo; en un desierto, el primer problema es el agua.</li></ul>
<p>El obstáculo no es técnico. Con las reglas actuales, quien guarda electricidad paga peaje dos veces, una como consumidor cuando la recibe y otra como productor cuando la devuelve. Es como cobrar entrada a un depósito cada vez que se cierra la puerta.</p>
<blockquote><p>Tenemos una tarifa pensada para el agua que corre, y ahora queremos construir estanques.</p><p><cite>Noemí Castañón Rey, exintegrante del ente regulador</cite></p></blockquote>
<h2>Qué mirar en marzo</h2>
<p>La subasta convocada para marzo permitirá, por primera vez, ofrecer energía por bloques horarios. Si el bloque de la noche se vende a menos de una vez y media el precio del mediodía, los estanques se construirán solos. Si se vende a tres veces, habrá ganado el gas, y las llamadas de las once y de las ocho seguirán por otra década.</p>
<p>Conviene también leer la letra pequeña sobre las comunidades. Las aldeas de Atarco viven junto a las líneas y casi todas se alumbran con diésel, porque bajar la tensión para 80 casas no era rentable. Dos de las ofertas anunciadas incluyen esa conexión. No mueve la aguja del precio, pero sí la de los permisos, que en el desierto tardan más que las obras.</p>
""",
)
