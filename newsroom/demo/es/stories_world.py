"""Spanish stories from near and far: every event, person and number is invented."""

from datetime import timedelta

from newsroom.demo.facts import Credit, Help, Note, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Ferri con 312 personas a bordo encalla en el estrecho de Ardena",
    short_headline="Encalla un ferri con 312 personas a bordo",
    summary="Los guardacostas evacúan a los pasajeros. No se han reportado muertes.",
    section="mundo",
    datelines="Puerto Selwyn",
    ago=timedelta(minutes=24),
    lead="ferry",
    topics=("Navegación", "Ardena"),
    credits=(Credit("voz-de-america"),),
    help=(Help("english", CollaborationKind.ORIGIN),),
    notes="Breve hasta la conferencia de los guardacostas. Actualizar, no reescribir.",
    body="""
<p>Un ferri de pasajeros con 312 personas a bordo encalló el {today} en el estrecho de Ardena, en medio de un fuerte oleaje, informó la guardia costera. Naves de rescate que salieron de Puerto Selwyn evacuaban a los pasajeros, los niños primero.</p>
<figure data-photo="{photo:map_ardena}"><figcaption></figcaption></figure>
<p>Todas las personas que viajaban en el ferri han sido localizadas y cuatro recibieron atención por heridas leves, dijo un portavoz de la guardia costera. La causa aún no se conocía.</p>
""",
)

NKOREA = Story(
    slugline="NKOREA-UN-RIGHTS",
    headline="Panel de la ONU pide a Corea del Norte que deje entrar ayuda y cartas de familias separadas",
    short_headline="La ONU pide a Corea del Norte dejar entrar ayuda y cartas",
    kicker="Derechos humanos",
    summary="Tres días de conversaciones en Ginebra abren la posibilidad de que regresen los trabajadores humanitarios. Las organizaciones de derechos humanos piden nombres, fechas y acceso.",
    section="mundo",
    datelines="Ginebra",
    ago=timedelta(hours=2, minutes=45),
    lead="hall",
    topics=("Corea del Norte", "Derechos humanos", "Naciones Unidas"),
    credits=(Credit("lucia-salvatierra", BylineRole.TRANSLATOR),),
    help=(Help("english", CollaborationKind.ORIGIN), Help("korean")),
    notes="Los nombres van como los escriben sus dueños: Ra’ad, Ce’cile. No “corregir”.",
    body="""
<p>Un panel de las Naciones Unidas instó el {today} a Corea del Norte a permitir el regreso de los trabajadores humanitarios y el intercambio de cartas entre las familias que la frontera mantiene separadas, al término de tres días de conversaciones a puerta cerrada en Ginebra sobre los derechos humanos en ese país.</p>
<p>El presidente del panel, Ra’ad al-Khatib, dijo que la delegación norcoreana “escuchó durante nueve horas y contestó durante una”, pero que permaneció en la sala, algo que no hizo la última vez que la ONU planteó el asunto.</p>
<p>“Eso no es un avance… es el lugar donde empiezan los avances”, dijo al-Khatib a los periodistas.</p>
<h2>Una lista de 48.000 nombres</h2>
<p>En el centro de las conversaciones hubo una lista. Familiares que viven en Corea del Sur, Japón y Estados Unidos han entregado a la ONU los nombres de unas 48.000 personas con las que perdieron el contacto, algunas hace más de 70 años.</p>
<p>Ce’cile Marchetti-Oh, quien lleva la lista para el panel, dijo que se acorta a razón de unos diez nombres por día, porque quienes esperan envejecen y mueren.</p>
<p>“Llamo a una familia para decirle que ya hay fecha para un encuentro”, contó, “y una hija me dice que el funeral de su padre fue el domingo”.</p>
<figure data-photo="{photo:press}"><figcaption></figcaption></figure>
<p>La delegación norcoreana no dijo si aceptará la lista. En una declaración leída al cierre, rechazó “todas las acusaciones politizadas”, pero se mostró dispuesta a tratar “asuntos humanitarios con espíritu humanitario”.</p>
<p>Dos diplomáticos que estuvieron presentes, y que pidieron no ser identificados porque las conversaciones eran privadas, dijeron que la segunda mitad de esa frase era nueva.</p>
<h2>El observador y la harina, juntos</h2>
<p>El panel propuso que 40 observadores entren con el primer cargamento de harina fortificada para niños, y no antes ni después.</p>
<p>“La vieja discusión era si llegan primero los observadores o la comida”, dijo Tormod Aasgaard, funcionario humanitario retirado que asesora al panel. “Un camión tiene dos asientos adelante. Ponga al conductor en uno y al observador en el otro”.</p>
<p>Las organizaciones de derechos humanos fueron más cautas. Hana Wilmott-Seo, del Centro de Archivos Abiertos de Seúl, dijo que a las familias “les han mostrado muchas veces una puerta y nunca la manija”, y pidió un calendario público.</p>
<p>El panel debe informar el mes próximo a la Asamblea General. Al-Khatib dijo que pedirá algo más pequeño que una resolución: un sobre, de una familia, entregado.</p>
""",
)

ELECTION = Story(
    slugline="ORLAN-ELECTION-RESULT",
    headline="La oposición gana por un escaño el control del parlamento de San Orlán",
    short_headline="Gana la oposición en San Orlán",
    kicker="Elecciones",
    summary="La alianza opositora obtiene 23 de 44 escaños. Los observadores elogian el conteo y critican las filas.",
    section="america-latina",
    datelines="Puerto Orlán",
    ago=timedelta(hours=10, minutes=20),
    lead="polling",
    topics=("Elecciones", "San Orlán"),
    credits=(
        Credit("catalina-iriarte-mora", BylineRole.ADAPTER),
        Credit("lena-marsh", place="Puerto Orlán"),
    ),
    help=(
        Help("english", CollaborationKind.ADAPTED),
        Help("harbor-radio", CollaborationKind.CONTRIBUTED),
    ),
    note=Note(
        "update",
        "La comisión electoral publicó el acta definitiva después de esta nota. Las cifras no cambian.",
    ),
    body="""
<p>Una alianza de tres partidos opositores obtuvo 23 de los 44 escaños del parlamento de San Orlán y pone fin a 16 años de gobierno del Partido del Puerto, informó el {today} la comisión electoral de la nación insular.</p>
<p>El oficialismo se quedó con 19 escaños y dos fueron para independientes. La participación fue del 71%, la más alta desde la independencia.</p>
<figure data-photo="{photo:chart_vote}" data-layout="wide"><figcaption>Así queda el parlamento: 23 escaños para la alianza, 19 para el Partido del Puerto y dos independientes.</figcaption></figure>
<p>El primer ministro, Aurelio Strand, reconoció la derrota poco después de la medianoche. “Los electores han escrito una carta breve, y la he leído”, dijo en la sede de su partido.</p>
<p>La líder de la alianza, Marguerite Osei-Blanc, que fue práctica de puerto antes de entrar en la política, prometió un gobierno “que conteste el teléfono” y dijo que su primer acto será publicar los contratos del puerto nuevo.</p>
<h2>Filas largas, conteo limpio</h2>
<p>Los observadores de un grupo de países de la región calificaron el conteo de abierto y ordenado. Las filas les gustaron menos: en Bahía del Castillo hubo quienes esperaron siete horas, porque el padrón se entregó en la escuela equivocada.</p>
<p>“Nadie se fue a casa”, dijo Théodore Finch, un maestro que repartió agua. “En esa fila estaba la mayor de mis alumnas: tiene 94 años”.</p>
<p>La presidenta de la comisión, Benedicta Rowe, pidió disculpas y dijo que la próxima vez los lugares de votación se anunciarán antes, por radio y en papel.</p>
<p>El parlamento se reunirá en dos semanas. Los tres partidos coinciden en el puerto, pero no en los impuestos ni en los derechos de pesca, y cada uno de ellos puede, por sí solo, hacer caer al gobierno.</p>
""",
)

VOLCANO = Story(
    slugline="VOLCANO-TILCAPA-ALERT",
    headline="Suben a naranja la alerta por el volcán Tilcapa y evacúan a 1.200 personas",
    short_headline="Alerta naranja por el volcán Tilcapa",
    kicker="Alerta",
    summary="La ceniza cubrió Puerto Amparo antes del amanecer. Los científicos dicen que el magma sube, aunque despacio.",
    section="america-latina",
    datelines="Puerto Amparo",
    ago=timedelta(hours=1, minutes=35),
    lead="volcano",
    topics=("Volcanes", "Puerto Amparo"),
    credits=(
        Credit("catalina-iriarte-mora", place="Puerto Amparo"),
        Credit("ignacio-velarde", place="Las Cenizas"),
        Credit("ezequiel-borda", BylineRole.CONTRIBUTOR),
    ),
    body="""
<p>Las autoridades elevaron el {today} a naranja la alerta por el volcán Tilcapa y ordenaron la evacuación de unas 1.200 personas que viven en las quebradas de la ladera sur, después de una noche de temblores y de una lluvia de ceniza sobre la ciudad de Puerto Amparo.</p>
<p>No hubo víctimas. El aeropuerto suspendió los vuelos y las escuelas no abrieron.</p>
<p>“El magma sube, pero camina; no corre”, dijo Zulema Arrieta Kahn, directora del observatorio vulcanológico. “Cuando camina hay tiempo para hacer las cosas en orden, y eso es lo que pedimos: orden”.</p>
<h2>Campanas en lugar de sirenas</h2>
<p>Las sirenas instaladas hace seis años no sonaron en dos de los cinco barrios porque la ceniza apagó sus paneles solares. En Las Cenizas, que debe su nombre a la erupción de 1908, el párroco tocó las campanas.</p>
<p>“Mi abuela decía que con las campanas uno sale con lo puesto, y con las sirenas sale a ver qué pasa”, contó Evaristo Huanca, panadero, que salió con lo puesto y con la masa madre en un frasco.</p>
<aside data-type="factbox"><h3>Qué significa cada color</h3><p>La alerta volcánica tiene cuatro niveles:</p><ul><li><p>Verde: el volcán está en reposo.</p></li><li><p>Amarillo: hay cambios; se recomienda no acercarse al cráter.</p></li><li><p>Naranja: una erupción es probable; se evacúan las quebradas.</p></li><li><p>Rojo: la erupción es inminente o ya empezó.</p></li></ul></aside>
<p>El gobierno regional abrió siete albergues. En el del estadio, el encargado anotaba también gallinas: llevaba ya 311.</p>
<p>Más difícil fue convencer a los pescadores, que no querían dejar las lanchas bajo la ceniza. Al final, la capitanía las remolcó hasta el muelle comercial y entregó a cada dueño un recibo.</p>
<p>El observatorio prevé que la caída de ceniza continúe hasta el {tomorrow} y recomienda cubrir los depósitos de agua, usar mascarilla y barrer los techos sin mojarlos, porque la ceniza húmeda pesa el doble.</p>
""",
)

TRAIN = Story(
    slugline="TRAIN-QUILLAHUE-RETURNS",
    headline="El tren vuelve a cruzar el viaducto de Quillahue después de 11 años",
    short_headline="Vuelve el tren a Quillahue",
    summary="La línea de montaña reabrió con dos servicios diarios y con el mismo jefe de estación.",
    section="america-latina",
    datelines="Quillahue",
    ago=timedelta(hours=38, minutes=25),
    lead="train",
    topics=("Transporte",),
    credits=(Credit("voz-de-america"),),
    body="""
<p>El tren de pasajeros volvió el {today} a cruzar el viaducto de Quillahue, cerrado desde que un derrumbe se llevó dos de sus arcos hace 11 años. La reparación empleó la misma cantera que la obra original.</p>
<p>Habrá dos servicios diarios en cada sentido. El viaje a la capital provincial dura 1 hora y 50 minutos; en autobús, por la carretera, son tres horas y media.</p>
<p>En el andén recibió a los pasajeros Fermín Aguirrezábal, de 67 años, jefe de la estación hasta el derrumbe, que aplazó su jubilación. “Solo tenía que poner el reloj en hora”, dijo. “Iba once años y cuatro minutos atrasado”.</p>
""",
)
