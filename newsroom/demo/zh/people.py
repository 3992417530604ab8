"""Contributors of the Chinese service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = (
    Contributor(
        slug="wenren-jingqiu",
        name="闻人静秋",
        service="chinese",
        job_title="记者",
        bio="闻人静秋写市井与手艺，采访时总比约定早到半小时，先看看街上的人。",
        names=(("en", "Wenren Jingqiu"),),
    ),
    Contributor(
        slug="xi-mingye",
        name="郗明野",
        service="chinese",
        job_title="科学与经济记者",
        bio="郗明野报道实验室和账本里的新鲜事，相信数字说完之后还要有人说话。",
        names=(("en", "Xi Mingye"),),
    ),
    Contributor(
        slug="bo-ruoxi",
        name="柏若溪",
        service="chinese",
        job_title="编译",
        bio="柏若溪为中文读者编译国际新闻，随身带着一份外国地名译名表，每周添几行。",
        names=(("en", "Bo Ruoxi"),),
    ),
    Contributor(
        slug="mi-yuanzhou",
        name="宓远洲",
        service="chinese",
        job_title="编辑",
        bio="宓远洲负责编辑长篇报道，他删得最多的两个字是“非常”。",
        names=(("en", "Mi Yuanzhou"),),
    ),
)
