"""Contributors of the Ukrainian service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="solomiia-krynychanska",
        name="Соломія Криничанська",
        service="ukrainian",
        job_title="Кореспондентка",
        bio="Соломія Криничанська пише про міста, які ще не прокинулися, і людей, які в них уже працюють.",
        names=(("en", "Solomiia Krynychanska"),),
    ),
    Contributor(
        slug="ostap-yavorenko",
        name="Остап Яворенко",
        service="ukrainian",
        job_title="Кореспондент відділу науки",
        bio="Остап Яворенко пояснює науку тим, хто колись прогуляв фізику. Сам він прогуляв її двічі.",
        names=(("en", "Ostap Yavorenko"),),
    ),
    Contributor(
        slug="myroslava-tykholis",
        name="Мирослава Тихоліс",
        service="ukrainian",
        job_title="Перекладачка",
        bio="Мирослава Тихоліс перекладає з англійської й португальської та колекціонує слова на позначення дощу.",
        names=(("en", "Myroslava Tykholis"),),
    ),
    Contributor(
        slug="zakhar-polynovych",
        name="Захар Полинович",
        service="ukrainian",
        job_title="Редактор",
        bio="Захар Полинович перевіряє кожне число двічі, а кожен прикметник — тричі.",
        names=(("en", "Zakhar Polynovych"),),
    ),
)
