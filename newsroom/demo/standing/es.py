"""The Spanish edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Contacto",
    slug="contact",
    body="""
<p>Esta es una redacción imaginaria, creada para una demostración. Sus noticias, sus protagonistas y quienes las firman son inventados.</p>
<h2>Escríbanos</h2>
<p>Preguntas, información y quejas llegan a la redacción en <a href="mailto:spanish@newsroom.example">spanish@newsroom.example</a>. Si su mensaje se refiere a una nota, indique el título o el enlace para que podamos encontrarla pronto.</p>
<p>Si escribirnos puede ponerle en peligro, no utilice un dispositivo ni una cuenta a los que otros tengan acceso, y no dé su nombre.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="Cómo corregimos los errores",
    slug="corrections",
    body="""
<p>Toda redacción se equivoca. Cuando nos ocurre, corregimos en cuanto lo comprobamos y lo decimos a la vista de todos.</p>
<h2>Qué consideramos un error</h2>
<ul><li><p>un nombre, una cifra, una fecha, un lugar o una cita incorrectos;</p></li><li><p>una imagen que muestra algo distinto de lo que dice su leyenda;</p></li><li><p>un título o una frase que, sin ser falsos, inducen a engaño.</p></li></ul>
<p>Las erratas se arreglan sin aviso, salvo que hayan cambiado el sentido.</p>
<h2>Dónde se publican los avisos</h2>
<p>Al pie de la nota explicamos qué estaba mal, cuál es el dato correcto y cuándo lo cambiamos. Todos los avisos se reúnen en <a href="/es/corrections/">Correcciones y avisos</a>. Si una nota no puede sostenerse, la retiramos, y en su misma dirección queda dicho por qué.</p>
<h2>Avísenos</h2>
<p>¿Encontró un error? Escriba a <a href="mailto:spanish@newsroom.example">spanish@newsroom.example</a>. Lo revisará un editor que no haya trabajado en la nota.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Nuestros principios editoriales",
    slug="principles",
    body="""
<p>Publicamos lo que sabemos y explicamos cómo lo sabemos. Lo que aún no está claro también se dice.</p>
<h2>Verificación</h2>
<p>Antes de publicarse, toda nota pasa por los ojos de otra persona. Un hecho en disputa exige dos fuentes independientes entre sí; si solo tenemos una, lo advertimos en el texto. A quien se acusa de algo le pedimos antes su versión.</p>
<h2>Personas en peligro</h2>
<p>Ninguna noticia vale una vida. Omitimos los nombres, los rostros y los lugares que puedan delatar a una fuente, a un testigo o a un colega; por eso algunos de nuestros periodistas firman con seudónimo.</p>
<h2>Información y opinión</h2>
<p>La información no toma partido. El texto que defiende una postura lleva el rótulo «Opinión» y expresa solo la de su autor. Ningún gobierno ni quien nos financie decide lo que publicamos.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
