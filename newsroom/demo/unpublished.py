"""Stories that readers do not have: one in each state of the desk."""

from datetime import timedelta

from newsroom.demo.facts import Credit, Story

ENGLISH_DRAFT = Story(
    slugline="SCHOOLS-HEAT-PLAN",
    headline="Schools Try Starting at Six to Beat the Heat",
    summary="",
    section="world",
    ago=timedelta(hours=2),
    state="draft",
    credits=(Credit("ines-vandermolen"),),
    notes="Waiting for the teachers’ union to call back.",
    body="""
<p>Some 400 schools will open at six in the morning from next week so that pupils can go home before the worst heat, the education ministry said on {today}.</p>
<p>TK reaction from teachers, TK how buses will run.</p>
""",
)

ENGLISH_IN_REVIEW = Story(
    slugline="BRIDGE-OSTREL-REOPENS",
    headline="Footbridge at Ostrel to Be Rebuilt in Steel, Officials Say",
    summary="The old one gave way in the flood. A temporary crossing should be ready within a week.",
    section="world",
    ago=timedelta(hours=1, minutes=20),
    state="in_review",
    lead="delta",
    topics=("Floods", "Vela River"),
    credits=(Credit("ines-vandermolen", place="Marova"),),
    body="""
<p>The footbridge that gave way in the Vela flood will be rebuilt in steel, officials in Ostrel said on {today}, and a temporary crossing should be ready within a week.</p>
<p>Two people who had been missing since the bridge fell were found safe at a farm on the other bank, where they had been without a telephone.</p>
""",
)

ENGLISH_READY = Story(
    slugline="HEALTH-MALARIA-TRIAL",
    headline="Single-Dose Malaria Drug Passes Large Trial, Scientists Report",
    summary="Researchers say one tablet worked as well as three days of treatment. The drug still needs approval.",
    section="health",
    ago=timedelta(hours=1, minutes=50),
    state="ready",
    lead="laboratory",
    topics=("Public Health",),
    credits=(Credit("samuel-otieno-rask"),),
    notes="Cleared. Hold for the journal’s embargo note, expected this afternoon.",
    body="""
<p>A malaria drug that is taken once worked as well as the usual three days of treatment in a trial with 4,100 patients, scientists reported on {today}.</p>
<p>"People stop taking tablets when they feel better," said Ragnhild Mbeki-Strøm, who was not part of the study. "With one tablet there’s nothing to stop."</p>
<p>The drug has yet to be approved by any regulator. The researchers said side effects were few and mild.</p>
""",
)

ENGLISH_SCHEDULED = Story(
    slugline="CULTURE-LANTERN-NIGHT",
    headline="Town Hangs 10,000 Lanterns for Those Still at Sea",
    summary="The custom is 200 years old. This year schoolchildren wrote the names of the boats.",
    section="culture",
    ago=timedelta(hours=-16),
    state="scheduled",
    topics=("City Life",),
    credits=(Credit("tomas-okafor-lind", place="Port Selwyn"),),
    body="""
<p>Port Selwyn hung 10,000 paper lanterns along its harbor on {today} for those who were still at sea, as it has done on this night for 200 years.</p>
<p>Schoolchildren had painted the name of a boat on each. "Mine came home already," said Tobias Arkwright, 9, "so I leave it up for somebody else’s."</p>
""",
)

PERSIAN_DRAFT = Story(
    slugline="CULTURE-CARPET-MUSEUM",
    headline="موزهٔ فرش دوباره باز می‌شود",
    summary="",
    section="culture",
    ago=timedelta(hours=3),
    state="draft",
    credits=(Credit("roya-ashtiyaneh"),),
    notes="منتظر پاسخ مدیر موزه دربارهٔ ساعت‌های بازدید.",
    body="""
<p>موزهٔ فرش پس از سه سال بازسازی روز {tomorrow} به روی بازدیدکنندگان باز می‌شود.</p>
""",
)

PERSIAN_IN_REVIEW = Story(
    slugline="HEALTH-TEACHERS-CALL",
    headline="آموزگاران خواستار دستگاه تصفیهٔ هوا در کلاس‌ها شدند",
    summary="انجمن آموزگاران می‌گوید تعطیلی هر روزه درس را نابود می‌کند.",
    section="health",
    ago=timedelta(hours=1),
    state="in_review",
    lead="smog",
    topics=("آلودگی هوا",),
    credits=(Credit("golnaz-sepehrdad"),),
    body="""
<p>انجمن آموزگاران روز {today} از دولت خواست به جای بستن مدرسه‌ها، در کلاس‌ها دستگاه تصفیهٔ هوا بگذارد.</p>
<p>به گفتهٔ این انجمن، دانش‌آموزان در سال جاری بیش از یک ماه درس را از دست داده‌اند.</p>
""",
)

ENGLISH = (ENGLISH_DRAFT, ENGLISH_IN_REVIEW, ENGLISH_READY, ENGLISH_SCHEDULED)
PERSIAN = (PERSIAN_DRAFT, PERSIAN_IN_REVIEW)
