"""Contributors of the Russian service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="varvara-ozertsova",
        name="Варвара Озерцова",
        service="russian",
        job_title="Корреспондент",
        bio="Варвара Озерцова пишет о местах, куда ведет только одна дорога, и о тех, кто ее чистит.",
        names=(("en", "Varvara Ozertsova"),),
    ),
    Contributor(
        slug="timofey-ladozhin",
        name="Тимофей Ладожин",
        service="russian",
        job_title="Корреспондент отдела экономики",
        bio="Тимофей Ладожин следит за ценами, портами и расписаниями. Опаздывает редко.",
        names=(("en", "Timofey Ladozhin"),),
    ),
    Contributor(
        slug="agnia-pereletova",
        name="Агния Перелетова",
        service="russian",
        job_title="Переводчик",
        bio="Агния Перелетова переводит с английского и норвежского и хранит список слов, которых не хватает русскому.",
        names=(("en", "Agnia Pereletova"),),
    ),
    Contributor(
        slug="platon-zimogorov",
        name="Платон Зимогоров",
        service="russian",
        job_title="Редактор",
        bio="Платон Зимогоров сокращает длинные тексты, а короткие возвращает с вопросами.",
        names=(("en", "Platon Zimogorov"),),
    ),
)
