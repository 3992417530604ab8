"""Chinese stories made from those of the English desk. Every event is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="载有312人的渡轮在阿尔德纳海峡搁浅，乘客正在撤离",
    short_headline="载312人渡轮在阿尔德纳海峡搁浅",
    summary="救援船只让儿童先行离船。目前没有死亡报告。",
    section="world",
    datelines="塞尔温港",
    ago=timedelta(minutes=27),
    lead="ferry",
    lead_caption="一艘客运渡轮在大浪中驶过阿尔德纳海峡。",
    lead_alt="一艘有蓝色烟囱和橙色救生艇的白色渡轮在灰绿色的海浪中倾斜前行。",
    topics=("航运", "阿尔德纳海峡"),
    credits=(Credit("bo-ruoxi", BylineRole.ADAPTER),),
    help=(Help("english", CollaborationKind.ADAPTED),),
    adapts=True,
    translated_from="en",
    notes="海岸警卫队通报会之前保持简短。只更新，不重写。",
    body="""
<p>海岸警卫队{today}说，一艘载有312人的客运渡轮在风浪大作的阿尔德纳海峡（Ardena Strait）搁浅。从塞尔温港（Port Selwyn）赶来的救援船只正在接走乘客，儿童优先。</p>
<p>海岸警卫队发言人说，船上人员已全部清点到位，四人因轻伤接受治疗。目前没有死亡报告。</p>
<h2>已知与未知</h2>
<p>渡轮是在横渡海峡途中搁浅的，海峡一边是岛屿，一边是大陆。事故原因目前不明，海岸警卫队也没有说明撤离还需要多长时间。</p>
<aside data-type="factbox"><h3>事故概况</h3><ul><li><p>船上人数：312人，均已清点到位</p></li><li><p>受伤：4人，均为轻伤</p></li><li><p>救援：船只来自塞尔温港，儿童先行离船</p></li><li><p>原因：尚不清楚</p></li></ul></aside>
<p>这类事件的早期消息可能有误。海岸警卫队举行通报会后，本文将随之更新；如有更正，我们会在文末写明哪里错了、正确的是什么。</p>
""",
)

NKOREA = Story(
    slugline="NKOREA-UN-RIGHTS",
    headline="联合国小组敦促朝鲜让援助人员返回，让离散家庭通信",
    short_headline="联合国小组敦促朝鲜允许离散家庭通信",
    kicker="人权会谈",
    summary="外交人士说，日内瓦的三天会谈可能为援助人员重返朝鲜打开门缝。人权团体要看到名单、日期和通行许可，才肯称之为进展。",
    section="asia",
    datelines="日内瓦",
    ago=timedelta(hours=1, minutes=25),
    lead="hall",
    lead_caption="各国代表坐满日内瓦一座联合国大楼的圆形会议厅。",
    lead_alt="从背后看去，数百名代表坐在一排排弧形座席上，上方是布满灯光的穹顶。",
    topics=("朝鲜", "人权", "联合国"),
    credits=(Credit("bo-ruoxi", BylineRole.ADAPTER),),
    help=(Help("english", CollaborationKind.ADAPTED), Help("korean")),
    adapts=True,
    translated_from="en",
    notes="拉阿德（Ra’ad）、塞西尔（Ce’cile）的原文拼法照本人写法，不要“改正”。",
    body="""
<p>一个联合国小组{today}敦促朝鲜允许援助人员返回，并允许被边界隔开的家庭彼此通信。为期三天、不对外公开的朝鲜人权状况会谈当天在日内瓦结束。</p>
<p>小组主席拉阿德·哈提卜（Ra’ad al-Khatib）说，朝鲜代表团“听了九个小时，答了一个小时”，但始终没有离席。联合国上一次提出这一问题时，他们没有做到这一点。</p>
<p>“那不是进展……那是进展开始的地方。”哈提卜对记者说。</p>
<h2>一份四万八千人的名单</h2>
<p>会谈的中心是一份名单。住在韩国、日本和美国的亲属向联合国提交了约4.8万个名字，他们与这些人失去了联系，有的已经七十多年。</p>
<p>为小组保管名单的塞西尔·马尔凯蒂-吴（Ce’cile Marchetti-Oh）说，名单每天大约缩短十个名字，因为等待的人在老去，在离世。</p>
<p>“我打电话告诉一家人，会面的日期定了，”她说，“接电话的女儿说，父亲的葬礼星期天刚办完。”</p>
<p>朝鲜代表团没有说明是否接受这份名单。代表团在闭幕时宣读声明，表示“拒绝一切政治化的指控”，但愿意“本着人道精神”讨论“人道问题”。两名在场的外交人士说，后半句话是新的。会谈不公开，他们要求不透露姓名。</p>
<h2>监督员先到，还是粮食先到？</h2>
<p>国际援助人员在疫情之初朝鲜关闭边界时撤离，此后获准返回的寥寥无几。没有他们，联合国只能靠卫星图像和边境商人的见闻来估算收成。</p>
<p>小组提议让40名监督员与第一批供儿童食用的营养强化面粉同时入境，不早一步，也不晚一步。</p>
<aside data-type="pullquote"><p>一辆卡车前排有两个座位。一个坐司机，一个坐监督员。</p><p><cite>小组顾问、退休援助官员托尔莫德·奥斯高</cite></p></aside>
<p>人权团体较为谨慎。首尔公开档案中心的哈娜·威尔莫特-徐说，这些家庭“多次有人指给他们看一扇门，却从没见过门把手”，她呼吁公布时间表。</p>
<p>韩国政府以一句话表示欢迎，并说“对方选哪一天都可以”恢复通信。平壤官方媒体暂时没有回应。小组将于下月向联合国大会提交报告。哈提卜说，他要的东西比一份决议小：一个信封，来自一个家庭，送到。</p>
""",
)

GLACIER = Story(
    slugline="SCIENCE-GLACIER-LAKES",
    headline="晴空之下为何发洪水？请抬头看冰川",
    kind=Kind.EXPLAINER,
    summary="冰川融化，在无人修筑、也无人验收的堤坝后面留下湖泊。它们为什么会溃决，山下的村庄又能做些什么？",
    section="science",
    ago=timedelta(hours=271, minutes=30),
    lead="glacier",
    lead_caption="乌尔马特冰川的冰块崩落到下方的湖中。拦住湖水的碎石垄是冰川留下的。",
    lead_alt="深色群山之间，冰川尽头是一道蓝色冰墙，前面的碧绿湖水上漂着小块浮冰。",
    topics=("冰川", "气候", "洪水"),
    credits=(
        Credit("noor-castellane", works_for="english"),
        Credit("bo-ruoxi", BylineRole.TRANSLATOR),
    ),
    help=(Help("english", CollaborationKind.ORIGIN),),
    adapts=True,
    translated_from="en",
    is_machine_assisted=True,
    body="""
<p>高山上有一种洪水，不随雨来。它在温暖晴朗的日子里，从一座湖中奔涌而下，而山下的人出生时，这座湖也许还不存在。</p>
<h2>湖从哪里来？</h2>
<p>冰川像扫帚推灰尘一样推着碎石向前。冰退了，碎石垄留下，水在后面越积越多。地质学家称这道垄为“冰碛”。它看上去像水坝，但没有人修筑过它，也没有人验收过它。</p>
<p>本台记者随一队科学家走访了乌尔马特冰川所在的山脉。1990年，这里有141座这样的湖；如今有197座。</p>
<h2>为什么会溃决？</h2>
<ul><li>冰或岩石落入湖中，激起的浪越过堤顶。</li><li>水在碎石间找到通路，并把它越冲越宽。</li><li>垄里的老冰融化，堤身下沉。</li></ul>
<p>水一旦漫过堤顶，就会切出一道缺口；缺口越深，水越大，切得也越深。“一座湖可能用40年蓄满，40分钟流光。”水文学家阿努克·拉斯穆森-塔吉说，她从2011年起每年夏天都来测量乌尔马特的冰碛。</p>
<h2>能阻止吗？</h2>
<p>往往可以，而且花费不多。在乌尔马特，工人用两个夏天在冰碛上挖出一条水道，把湖面降低了11米，费用还不到它所保护的那座桥的造价。不通公路的湖可以用水管：灌满一次，它就会日夜不停地自己把水引过堤顶，像一根不用人吸的吸管。</p>
<h2>如果来不及呢？</h2>
<p>那就要争分夺秒。横跨溪流拉一根线，线一断，警报就响，给最高处的村庄留出大约一刻钟。“警报的价值，等于你家屋后那条小路的价值。”拉斯穆森-塔吉说。山谷里的学校每月沿这条小路跑一次，最好成绩是四分钟，由一名厨师保持。</p>
<aside data-type="factbox"><h3>如果您住在这样的湖下游</h3><ul><li><p>认清该爬哪面山坡。往高处走，绝不沿河跑。</p></li><li><p>溪水突然变黄或突然变少，都是警告。</p></li><li><p>不要回去牵牲口。打开栏门，让它们自己选。</p></li><li><p>等观察员的通知。第一个浪头不一定最高。</p></li></ul></aside>
<p>乌尔马特冰川下的这座湖，地图上没有名字。山谷里的人叫它“房客”：它不请自来，也从没交过房租。</p>
""",
)
