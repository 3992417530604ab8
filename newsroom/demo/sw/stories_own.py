"""The Swahili edition's own stories: every event, person and number is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Story
from services.credits.kinds import BylineRole

DHOW_SCHOOL = Story(
    slugline="SWAHILI-COAST-DHOW-SCHOOL",
    headline="Marijanini yafufua ufundi wa majahazi, na wasichana washika randa",
    short_headline="Marijanini yafufua ufundi wa majahazi",
    kind=Kind.FEATURE,
    kicker="Pwani",
    summary="Kwa miaka kumi hakuna jahazi jipya lililojengwa kijijini. Sasa fundi mmoja, mwalimu wa hesabu na wanafunzi 18 wanakaribia kushusha la kwanza.",
    section="afrika",
    datelines="Marijanini",
    ago=timedelta(hours=52, minutes=20),
    lead="fishing",
    lead_caption="Mvuvi akielekea baharini alfajiri ndani ya mashua ndogo.",
    lead_alt="Mtu mmoja amesimama ndani ya mashua ndogo iliyo wazi kwenye maji matulivu alfajiri.",
    topics=("Pwani", "Ufundi", "Elimu"),
    credits=(
        Credit("zuhura-makangale", place="Marijanini"),
        Credit("salim-mvungwe", BylineRole.EDITOR),
    ),
    body="""
<p>Kabla jua halijachomoza, sauti ya kwanza kusikika katika ufuo wa Marijanini si ya mawimbi. Ni ya nyundo. Fundi Khamis Mwambao, mwenye umri wa miaka 71, hugonga ubao mara tatu, husikiliza, kisha hutikisa kichwa. “Huu bado una maji ndani,” anasema. “Ubao husema kweli, mradi ujue kuuliza.”</p>
<p>Kando yake wamesimama wanafunzi 18 na daftari zao. Kwa miaka kumi hakuna jahazi jipya lililojengwa hapa. Mafundi walizeeka, mbao zikapanda bei, na boti za plastiki zikachukua nafasi. Sasa kijiji kimefungua shule ya ufundi wa majahazi, na jahazi lake la kwanza linakaribia kushushwa majini.</p>
<h2>Kamba yenye mafundo tisa</h2>
<p>Fundi Khamis hajawahi kutumia mchoro. Vipimo vyote viko kwenye kamba yenye mafundo tisa aliyoirithi kutoka kwa babu yake. Fundo la kwanza hadi la tatu ni upana wa jahazi. La tisa, anasema, hajawahi kuambiwa ni la nini.</p>
<p>Mwalimu wa hesabu wa kijiji, Saida Kombo-Lindqvist, alikaa naye kwa miezi minne akipima kila fundo na kuchora. Daftari lake lina kurasa 86. “Niligundua kwamba kamba ile ni kikokotoo,” anasema. “Nilifundisha hesabu miaka kumi na miwili kando yake bila kujua.”</p>
<aside data-type="pullquote"><p>Ubao husema kweli, mradi ujue kuuliza.</p><p><cite>Khamis Mwambao, fundi wa majahazi</cite></p></aside>
<h2>Majahazi 43 yaliyovuja</h2>
<p>Kati ya wanafunzi hao, saba ni wasichana. Zamani ilisemwa kwamba mwanamke akigusa ubao wa jahazi, jahazi litavuja. Alipoulizwa kuhusu hilo, Fundi Khamis alicheka. “Nimejenga majahazi 43 bila mwanamke hata mmoja,” alisema, “na yote yalivuja.”</p>
<p>Bahati Ngowela, mwenye umri wa miaka 19, ndiye aliyeshona tanga. Baba yake ni mvuvi, na hakuamini hadi alipolijaribu kwenye upepo. “Aliniuliza ninaliuza kwa bei gani,” anasema Bahati. “Nikamwambia: ndugu hawapati punguzo.”</p>
<h2>Tanga na paneli</h2>
<p>Jahazi hilo litasafiri kwa tanga, lakini litakuwa pia na paneli mbili za sola kwa ajili ya taa na kichujio cha maji. Msimu wa kiangazi litabeba watalii; miezi mingine litapeleka vitabu vya shule kisiwani. Safari hiyo huchukua saa tatu kwa upepo mzuri. Kwa upepo mbaya, anasema Fundi Khamis, huchukua “saa tatu na hadithi moja zaidi.”</p>
<aside data-type="factbox"><h3>Maneno ya ufundi</h3><ul><li><p>Randa: kifaa cha kulainishia mbao.</p></li><li><p>Kalafati: pamba yenye mafuta inayozibwa kati ya mbao ili maji yasiingie.</p></li><li><p>Tanga: kitambaa kinachokamata upepo na kukisukuma chombo.</p></li></ul></aside>
<p>Siku ya kulishusha bado haijapangwa. Kijiji kinasubiri bamvua la mwezi mpevu, na kinasubiri jina. Wanafunzi wamependekeza majina 40. Fundi Khamis amependekeza moja tu: “Fundo la Tisa.”</p>
""",
)

PROVERBS = Story(
    slugline="CULTURE-PROVERB-LINE",
    headline="Maktaba yaomba methali kwa simu, na watu 5,140 waitikia",
    short_headline="Maktaba yaomba methali kwa simu",
    summary="Namba ya bure imepokea methali kutoka pwani hadi bara. Iliyorudiwa zaidi inahusu haraka.",
    section="utamaduni",
    datelines="Bandari Lulu",
    ago=timedelta(hours=22, minutes=45),
    lead="library",
    lead_caption="Ukumbi wa kusomea wa maktaba.",
    lead_alt="Meza ndefu zenye taa zinazowaka katikati ya rafu ndefu za vitabu.",
    topics=("Lugha", "Maktaba"),
    credits=(Credit("zuhura-makangale", place="Bandari Lulu"),),
    body="""
<p>Maktaba ya Bandari Lulu imepokea methali 5,140 kwa njia ya simu ndani ya siku kumi na moja, tangu ilipofungua namba ya bure inayomruhusu yeyote kupiga na kuacha methali moja kwa sauti yake mwenyewe.</p>
<p>Mkutubi Halima Ochieng-Varela alisema alitarajia simu mia moja tu. “Watu hupiga hadi saa saba usiku,” alisema. “Wanasema methali, kisha wanaeleza ni nani aliwaambia. Hiyo sehemu ya pili ndiyo hazina.”</p>
<p>Karibu methali 900 hazimo katika kamusi yoyote. Iliyorudiwa zaidi ni “Haraka haraka haina baraka,” iliyosemwa na wapigaji 214. Mmoja wao alikata simu kabla ya kuimaliza.</p>
<p>Rekodi hizo zitawekwa wazi kwa umma mwakani, pamoja na majina ya waliokubali kutajwa.</p>
""",
)

SCALES = Story(
    slugline="ECONOMY-MARKET-SCALES",
    headline="Soko la usiku la Sanmere lapata mizani ya umma",
    short_headline="Soko la Sanmere lapata mizani ya umma",
    kicker="Masoko",
    summary="Mteja yeyote anaweza kupima tena alichonunua. Usiku wa kwanza makosa manne yalipatikana.",
    section="uchumi",
    datelines="Sanmere",
    ago=timedelta(hours=12, minutes=10),
    lead="market",
    lead_caption="Wateja wakipita mbele ya vibanda vya matunda katika soko la usiku la Sanmere.",
    lead_alt="Watu waliovaa makoti mbele ya vibanda vinne vyenye marundo ya matunda, juu yake kukiwa na taa nyekundu na za njano.",
    topics=("Masoko", "Bei za vyakula"),
    credits=(Credit("baraka-olemisho", place="Sanmere"),),
    body="""
<p>Soko la usiku la Sanmere, lenye vibanda 183, limewekewa mizani ya umma ambayo mteja yeyote anaweza kuitumia kupima tena alichonunua, bila malipo na bila kuulizwa.</p>
<p>Usiku wa kwanza, wateja 61 walipima upya bidhaa zao. Makosa yalikuwa manne, na katika matatu kati yake muuzaji ndiye aliyekuwa ametoa zaidi ya alicholipwa.</p>
<p>“Tuliogopa mizani hii,” alisema Teodora Mwakasege-Lind, anayeuza maembe. “Kumbe mimi ndiye niliyekuwa nikijipunja kwa miaka sita.”</p>
<p>Uongozi wa soko ulisema mizani hiyo itakaguliwa kila mwezi, na cheti chake kitabandikwa juu yake kwa maandishi makubwa yanayosomeka gizani.</p>
""",
)
