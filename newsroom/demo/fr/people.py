"""Contributors of the French service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="aminata-kere-dossou",
        name="Aminata Kéré-Dossou",
        service="french",
        names=(("en", "Aminata Kere-Dossou"),),
        job_title="Reporter",
        bio="Aminata Kéré-Dossou raconte les villages, les radios et les routes qui les relient, quand il y en a.",
    ),
    Contributor(
        slug="thierry-moukala-vernet",
        name="Thierry Moukala-Vernet",
        service="french",
        names=(("en", "Thierry Moukala-Vernet"),),
        job_title="Journaliste économie et sciences",
        bio="Thierry Moukala-Vernet suit les récoltes du champ au port, et pèse les sacs deux fois.",
    ),
    Contributor(
        slug="solene-abadjo",
        name="Solène Abadjo",
        service="french",
        names=(("en", "Solene Abadjo"),),
        job_title="Traductrice",
        bio="Solène Abadjo traduit de l’anglais et tient le compte des mots qui n’ont pas voulu passer.",
    ),
    Contributor(
        slug="bakary-tiendre-lopy",
        name="Bakary Tiendré-Lopy",
        service="french",
        names=(("en", "Bakary Tiendre-Lopy"),),
        job_title="Rédacteur en chef adjoint",
        bio="Bakary Tiendré-Lopy relit tout, y compris les légendes, surtout les légendes.",
    ),
)
