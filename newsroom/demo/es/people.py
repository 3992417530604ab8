"""Contributors of the Spanish service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="voz-de-america",
        name="Voz de América",
        service="spanish",
        kind="staff",
        names=(("en", "VOA Spanish"),),
    ),
    Contributor(
        slug="catalina-iriarte-mora",
        name="Catalina Iriarte Mora",
        service="spanish",
        job_title="Corresponsal",
        bio="Catalina Iriarte Mora informa sobre elecciones, volcanes y otras cosas que avisan antes de moverse.",
    ),
    Contributor(
        slug="hernan-quispe-toro",
        name="Hernán Quispe Toro",
        service="spanish",
        job_title="Periodista de economía",
        bio="Hernán Quispe Toro sigue los precios desde el campo hasta la mesa, y a veces hasta la sobremesa.",
    ),
    Contributor(
        slug="lucia-salvatierra",
        name="Lucía Salvatierra",
        service="spanish",
        job_title="Traductora",
    ),
    Contributor(
        slug="ezequiel-borda",
        name="Ezequiel Borda",
        service="spanish",
        job_title="Periodista de salud y ciencia",
        bio="Ezequiel Borda explica lo que pasa dentro de los laboratorios a quienes viven fuera de ellos.",
    ),
    Contributor(
        slug="rosaura-montiel",
        name="Rosaura Montiel",
        service="spanish",
        job_title="Periodista de cultura",
        bio="Rosaura Montiel escribe sobre música, libros y radio, y guarda los programas de mano.",
    ),
    Contributor(
        slug="ignacio-velarde",
        name="Ignacio Velarde",
        service="spanish",
        job_title="Fotógrafo",
        bio="Ignacio Velarde fotografía montañas y a la gente que vive de ellas.",
    ),
    Contributor(
        slug="amadeo-larranaga",
        name="Amadeo Larrañaga",
        service="spanish",
        bio="Amadeo Larrañaga fue corrector de pruebas durante 27 años.",
    ),
)
