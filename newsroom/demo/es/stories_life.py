"""Spanish stories of health, science, culture and the press: all of it invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Correction, Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

RADIO = Story(
    slugline="PRESS-RADIO-MIRADOR",
    headline="“Nos cortaron la luz tres veces; a la cuarta, la gente trajo baterías”",
    short_headline="“A la cuarta, la gente trajo baterías”",
    kicker="Radio comunitaria",
    kind=Kind.INTERVIEW,
    summary="Eulalia Ponce dirige desde hace 20 años una radio comunitaria que transmite desde un cerro. Habla de avisos anónimos, de gallinas perdidas y de por qué leen las cuentas del municipio en voz alta.",
    section="libertad-de-prensa",
    datelines="Alto Mirador",
    ago=timedelta(hours=28, minutes=50),
    lead="mast",
    topics=("Libertad de prensa", "Radio"),
    credits=(Credit("rosaura-montiel", place="Alto Mirador"),),
    body="""
<p>La cabina de Radio Mirador mide dos metros por tres y tiene una ventana que da al valle. Eulalia Ponce, de 58 años, se sienta de espaldas a ella “para no distraerme con las noticias antes de darlas”. La emisora cumple 20 años; en los dos últimos ha denunciado cuatro sabotajes.</p>
<p><strong>¿Cómo empezó la radio?</strong></p>
<p>Con un megáfono. Se había perdido una niña y salimos a llamarla por los caminos. Apareció en casa de una tía, pero la gente nos dijo: sigan, que también se me perdió una gallina. Al año teníamos transmisor. El noticiero de gallinas existe todavía, a las 6:40.</p>
<p><strong>¿Cuándo dejó de ser solo una radio de gallinas?</strong></p>
<p>Cuando alguien trajo las cuentas del municipio. Eran públicas, pero estaban pegadas en una pared detrás de un ropero. Las leímos al aire, renglón por renglón: tardamos dos semanas, media hora por día. Hubo un puente que se pagó tres veces. Yo lo crucé para venir hoy, y le aseguro que es uno solo.</p>
<p><strong>Después empezaron los cortes.</strong></p>
<p>Nos cortaron la luz tres veces. A la cuarta, la gente trajo baterías: de camión, de moto, de un tractor. Hicimos una fila en el patio y transmitimos nueve horas. Se oía un poco a gasolina, pero se oía.</p>
<aside data-type="pullquote"><p>Las cuentas eran públicas, pero estaban pegadas en una pared detrás de un ropero.</p><p><cite>Eulalia Ponce, directora de Radio Mirador</cite></p></aside>
<p><strong>¿Ha tenido miedo?</strong></p>
<p>Sí. Me dejaron un papel debajo de la puerta con mi horario escrito, de la casa a la radio y de la radio a la casa. Tenía un error: los jueves salgo más tarde. Lo corregí al aire. No fue valentía; me pareció que era nuestra obligación, como con cualquier dato equivocado.</p>
<p><strong>¿Qué les piden a las autoridades?</strong></p>
<p>Que investiguen, y que se investigue también lo que denunciamos. Si protegen a la periodista y archivan el puente, el mensaje es que la noticia soy yo. La noticia es el puente.</p>
<p><strong>La alcaldía dice que sus puertas están abiertas y que los cortes fueron fallas de la red.</strong></p>
<p>Lo transmitimos tal cual. También transmitimos que las tres fallas ocurrieron un martes, a la hora de la sesión del concejo.</p>
<p><strong>¿Qué viene ahora?</strong></p>
<p>Un repetidor al otro lado del valle, y una escuela los sábados. Tenemos once alumnos. El primer ejercicio es leer un presupuesto sin dormirse y el segundo es explicárselo a la mamá. El que logra eso ya puede entrevistar a un ministro.</p>
<aside data-related="{story:PRESS-ERRATA-OPINION}"></aside>
<p><em>Esta entrevista fue editada por motivos de extensión y claridad.</em></p>
""",
)

OPINION = Story(
    slugline="PRESS-ERRATA-OPINION",
    headline="Elogio de la fe de erratas",
    kind=Kind.OPINION,
    summary="Un periódico que se corrige no pierde autoridad: la presta, y el lector se la devuelve con intereses.",
    section="libertad-de-prensa",
    ago=timedelta(days=7, hours=3, minutes=55),
    lead="press",
    topics=("Libertad de prensa", "Periodismo"),
    credits=(Credit("amadeo-larranaga", title="corrector de pruebas jubilado"),),
    body="""
<p>Durante 27 años me pagaron por encontrar lo que sobraba. Una coma, un muerto, un cero. El cero fue lo peor: durante una noche entera, nuestra ciudad tuvo diez millones de habitantes, y el alcalde llamó para preguntar dónde estaban los impuestos de los otros nueve.</p>
<p>Al día siguiente publicamos la corrección en la página dos, arriba, en un recuadro. El director de entonces quería ponerla en la 34, junto al horóscopo. La jefa de la mesa, que en paz descanse, le contestó que en esa página ya había suficientes cosas inexactas.</p>
<p>Se dice que las correcciones restan autoridad. Es al revés. La autoridad no es una estatua, que basta con no tocarla; se parece más a una cuenta en el almacén del barrio. Quien paga lo que debe, compra fiado.</p>
<blockquote><p>Un medio que nunca se equivoca es un medio que nunca se relee.</p></blockquote>
<p>He visto corregir de muchas maneras. Está la que se esconde, la que culpa al teclado y la que pide disculpas “a quienes se hayan sentido afectados”, como si el error fuera una cuestión de sensibilidad. La buena tiene dos frases: qué dijimos y qué es lo cierto. No lleva adverbios.</p>
<p>Hoy es más fácil que nunca no corregir. El texto se cambia en silencio, y el lector de las ocho y el de las nueve leen dos periódicos distintos con la misma fecha. Me dirán que así nadie se entera. Precisamente.</p>
<p>No pido que se publique cada tilde. Pido que, cuando cambie un hecho, cambie a la vista de todos, con la hora, y que quede. Los tiranos también corrigen, no se crea: borran una cara de la foto y siguen. La diferencia entre ellos y nosotros cabe en un recuadro de la página dos.</p>
<p>Post scríptum: en la primera versión de este artículo escribí que trabajé 28 años. Fueron 27. El que sobraba, por fin, era yo.</p>
<p><em>Amadeo Larrañaga fue corrector de pruebas. Las opiniones expresadas son suyas.</em></p>
""",
)

ORCHESTRA = Story(
    slugline="CULTURE-ORCHESTRA-BARRANCAS",
    headline="Una orquesta de barrio estrena sinfonía con instrumentos que arreglaron sus vecinos",
    short_headline="Una orquesta con instrumentos arreglados por los vecinos",
    kicker="Música",
    summary="El fagot lo soldó un plomero y los timbales suenan en un depósito de tranvías. El estreno duró 40 minutos; los aplausos, nueve.",
    section="cultura",
    datelines="Barrancas del Sur",
    ago=timedelta(hours=49, minutes=10),
    lead="orchestra",
    topics=("Música", "Barrancas del Sur"),
    credits=(Credit("rosaura-montiel", place="Barrancas del Sur"),),
    body="""
<p>La Orquesta de las Barrancas estrenó el {yesterday} su primera sinfonía ante 1.400 personas sentadas en un antiguo depósito de tranvías, con 63 músicos y un fagot soldado por el plomero de la cuadra.</p>
<p>La obra, “Nueve paradas”, sigue el recorrido de la línea que unía el barrio con el puerto. La compuso Perla Anchorena Díaz, de 31 años, hija y nieta de conductores de tranvía, que escribió en la partitura, para los timbales: “como quien frena a tiempo”.</p>
<p>La orquesta nació hace seis años, cuando una escuela cerró su aula de música y puso en la acera 40 instrumentos rotos. Los vecinos los metieron en sus casas porque iba a llover.</p>
<p>“Después no supimos qué hacer con ellos, y cada uno empezó a arreglar el suyo”, contó Segundo Mansilla, el plomero. “Un fagot es una cañería con opiniones”.</p>
<h2>Un taller en cada cocina</h2>
<p>Una costurera rehízo los fuelles de dos acordeones, que no estaban previstos en la partitura y ahora están. Un ebanista aprendió por correspondencia, con un lutier de otra provincia, a encolar violines. La directora, Ivonne Sarmiento, enseña solfeo en el comedor comunitario los lunes, “entre el arroz y el postre”.</p>
<p>La entrada costó una silla: cada espectador llevó la suya. Al final, los aplausos duraron nueve minutos, y luego se oyó durante un cuarto de hora el ruido de 1.400 sillas que volvían a casa.</p>
<p>La municipalidad anunció que cederá el depósito a la orquesta por diez años. Falta arreglar el techo. Mansilla ya lo miró.</p>
""",
)

FISHING = Story(
    slugline="HEALTH-LAGOON-SAMPLES",
    headline="Pescadores de Macurí llevan al laboratorio el agua que beben sus pueblos",
    short_headline="Pescadores llevan al laboratorio el agua que beben",
    kicker="Salud pública",
    summary="Cada mañana, 70 canoas llenan seis frascos además de la red. En un año, los casos de diarrea infantil bajaron a la mitad.",
    section="salud",
    datelines="Laguna de Macurí",
    ago=timedelta(days=3, hours=4, minutes=35),
    lead="fishing",
    topics=("Salud pública", "Agua"),
    credits=(
        Credit("ezequiel-borda", place="la laguna de Macurí"),
        Credit("samuel-otieno-rask", BylineRole.CONTRIBUTOR, place="Nairobi"),
    ),
    help=(Help("northwire", CollaborationKind.INFORMATION),),
    correction=Correction(
        wrong="de 64 a 23 por cada mil",
        right="de 46 a 23 por cada mil",
        notice="Una versión anterior de esta nota decía que los casos bajaron de 64 a 23 por cada mil. Bajaron de 46 a 23.",
        clumsy="Una versión anterior de esta nota daba una cifra equivocada de casos.",
        why="El aviso no decía cuál era la cifra correcta.",
    ),
    body="""
<p>Antes de echar la red, Anselmo Guaicaipuro llena seis frascos. Anota en la tapa la hora, el color del agua y el nombre del caño, y los guarda en la misma caja de hielo que a mediodía vendrá llena de pescado. Los frascos van a la izquierda. “Siempre a la izquierda”, dice. “La doctora fue muy clara”.</p>
<p>Setenta canoas hacen lo mismo en la laguna de Macurí, de cuya agua beben 38 aldeas. El laboratorio que recibe los frascos queda a cuatro horas en lancha y antes tomaba muestras dos veces por año.</p>
<p>Desde que las toman los pescadores, hace un año, los casos de diarrea en menores de cinco años bajaron a la mitad, de 46 a 23 por cada mil, según el servicio de salud de la región.</p>
<h2>Aviso antes del mediodía</h2>
<p>El método es sencillo. Una gota de cada frasco se deja caer en una lámina con un reactivo que vira al violeta si hay bacterias fecales. Si vira, el laboratorio llama por radio a las aldeas del caño y reparte cloro antes del mediodía.</p>
<p>“No hemos descubierto nada”, dijo la doctora Milagros Tovar Aizpurúa, que dirige el laboratorio. “El agua se enturbia donde siempre. La novedad es enterarse a tiempo”.</p>
<p>Un estudio publicado esta semana comparó las muestras de los pescadores con las de técnicos titulados: coincidieron en el 96% de los casos. En el resto, las de los pescadores resultaron más frescas.</p>
<p>El programa paga a cada canoa el combustible de la mañana. Cuesta al año, según sus cuentas, lo mismo que 11 días de hospitalización. Programas parecidos funcionan en lagos de África oriental, donde las muestras las toman los transbordadores.</p>
<p>Queda lo más difícil, que es el porqué: en 14 de las 38 aldeas no hay letrinas, y dos ciudades vierten sus desagües en los ríos que alimentan la laguna. El gobierno regional prometió dos plantas de tratamiento para 2029.</p>
<p>Guaicaipuro, mientras tanto, tiene un orgullo nuevo. Su caño lleva 61 días sin violeta. Lo anotó en la proa, debajo del nombre de la canoa, y cada mañana borra el número y escribe otro.</p>
""",
)

GLACIER = Story(
    slugline="SCIENCE-COTAHUE-GLACIER",
    headline="¿Por qué un glaciar da más agua justo antes de dejar de darla?",
    kicker="Agua y clima",
    kind=Kind.EXPLAINER,
    summary="El Cotahue se derrite y el río crece. Los científicos advierten que es un préstamo. Cómo funciona y quién tendrá que devolverlo.",
    section="ciencia",
    datelines="Cotahue",
    ago=timedelta(days=4, hours=6, minutes=5),
    lead="glacier",
    topics=("Glaciares", "Clima", "Agua"),
    credits=(
        Credit("ezequiel-borda"),
        Credit("ignacio-velarde", BylineRole.CONTRIBUTOR, place="Cotahue"),
    ),
    body="""
<p>El río Cotahue lleva este año un 12% más de agua que el promedio, y en el valle hay quien lo celebra. En el observatorio de montaña, no. “Es la alegría del que saca dinero del banco y cree que le subieron el sueldo”, dijo Remedios Alarcón Vidt, glacióloga.</p>
<h2>¿Qué hace un glaciar por un río?</h2>
<p>Guarda. La nieve del invierno se queda arriba en forma de hielo y baja poco a poco en los meses secos, cuando más falta hace. En el valle del Cotahue, uno de cada tres vasos de agua que se beben al final del verano fue nieve hace más de 80 años.</p>
<h2>Entonces, ¿por qué ahora baja más?</h2>
<p>Porque el glaciar pierde más de lo que recibe. Con cada grado de calor se derrite más deprisa, y durante un tiempo el río crece. Pero el hielo que queda es cada año menos, hasta que un día lo que se derrite, aunque sea rápido, ya es poco. Los científicos llaman a ese momento el pico de agua.</p>
<figure data-photo="{photo:glacier}" data-layout="wide"><figcaption>La laguna al pie del glaciar crece unos 40 metros de largo por año.</figcaption></figure>
<h2>¿Cuándo llegará?</h2>
<ol><li>En los glaciares pequeños de la cordillera ya pasó, en muchos casos hace diez o quince años.</li><li>En el Cotahue, que es mediano, los cálculos lo sitúan entre 2031 y 2038.</li><li>En los más grandes faltan décadas. “Lo que no significa que sobren”, advierte Alarcón Vidt.</li></ol>
<h2>¿Quién lo notará primero?</h2>
<p>Los que riegan al final del verano. Los viñedos y las huertas de la parte baja dependen del hielo justo cuando ya no queda nieve. Después, dos centrales hidroeléctricas y, al último, las ciudades, que pagan mejor y perforan más hondo.</p>
<aside data-type="factbox"><h3>El Cotahue en cifras</h3><ul><li><p>Superficie: 31 kilómetros cuadrados, 9 menos que en 1990.</p></li><li><p>Espesor máximo: 140 metros.</p></li><li><p>Personas que beben de su río: 210.000.</p></li><li><p>Ovejas que lo cruzaron el último verano, según el guardaparque: “todas menos una, que no quiso”.</p></li></ul></aside>
<h2>¿Se puede hacer algo?</h2>
<p>El hielo que se va no vuelve en nuestra escala de tiempo. Pero el agua de sobra de estos años puede guardarse en otra parte: en represas pequeñas, en humedales restaurados y, sobre todo, bajo tierra. Tres comunidades del valle desvían ya el agua del deshielo hacia zanjas que la filtran despacio, como hacían sus antepasados antes de que un ingeniero les aconsejara taparlas.</p>
<p>El ingeniero, hoy de 88 años, asistió el {yesterday} a la reapertura de la primera zanja. Llevó su propia pala.</p>
""",
)
