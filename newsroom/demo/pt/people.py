"""Contributors of the Portuguese service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="jurema-valadao-teles",
        name="Jurema Valadão Teles",
        service="portuguese",
        names=(("en", "Jurema Valadao Teles"),),
        job_title="Repórter",
        bio="Jurema Valadão Teles escreve sobre bairros, cozinhas e o que se aprende em cada um deles.",
    ),
    Contributor(
        slug="anselmo-bragantino-reis",
        name="Anselmo Bragantino Reis",
        service="portuguese",
        names=(("en", "Anselmo Bragantino Reis"),),
        job_title="Repórter de economia e ciência",
        bio="Anselmo Bragantino Reis acompanha rios, estradas e satélites. Prefere os rios.",
    ),
    Contributor(
        slug="dalva-quintanilha-sato",
        name="Dalva Quintanilha Sato",
        service="portuguese",
        names=(("en", "Dalva Quintanilha Sato"),),
        job_title="Tradutora",
        bio="Dalva Quintanilha Sato traduz do inglês e guarda as piadas que não sobreviveram à viagem.",
    ),
    Contributor(
        slug="otacilio-marambaia",
        name="Otacílio Marambaia",
        service="portuguese",
        names=(("en", "Otacilio Marambaia"),),
        job_title="Editor",
        bio="Otacílio Marambaia corta adjetivos há 22 anos e devolve alguns.",
    ),
)
