"""The Swahili edition's adaptations: every event, person and number is invented."""

from datetime import timedelta

from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Kivuko chenye watu 312 chakwama katika Mlango Bahari wa Ardena",
    short_headline="Kivuko chenye watu 312 chakwama",
    summary="Meli za walinzi wa pwani zinawaondoa abiria. Hakuna vifo vilivyoripotiwa.",
    section="dunia",
    datelines="Port Selwyn",
    ago=timedelta(minutes=15),
    lead="ferry",
    lead_caption="Kivuko cha abiria kikivuka Mlango Bahari wa Ardena wakati bahari imechafuka.",
    lead_alt="Kivuko cheupe chenye dohani ya buluu na mashua za uokoaji za rangi ya machungwa kimeinama katikati ya mawimbi.",
    topics=("Usafiri wa majini", "Ardena"),
    adapts=True,
    translated_from="en",
    credits=(Credit("rehema-kitundu-awino", BylineRole.TRANSLATOR),),
    help=(Help("english", CollaborationKind.ADAPTED),),
    notes="Fupi hadi walinzi wa pwani watakapozungumza na waandishi. Ongeza, usiandike upya.",
    body="""
<p>Kivuko cha abiria chenye watu 312 kilikwama kwenye maji ya kina kifupi katika Mlango Bahari wa Ardena siku ya {today}, wakati bahari ikiwa imechafuka, walinzi wa pwani wamesema. Meli za uokoaji kutoka Port Selwyn zinawaondoa abiria, watoto wakitangulia.</p>
<p>Watu wote waliokuwa ndani ya kivuko wamejulikana walipo, na wanne wametibiwa majeraha madogo, alisema msemaji wa walinzi wa pwani. Hakuna vifo vilivyoripotiwa.</p>
<p>Chanzo cha ajali hiyo bado hakijajulikana.</p>
<h2>Tunayoyajua kufikia sasa</h2>
<ul><li>Kivuko kilikuwa na watu 312, na hakuna anayetafutwa.</li><li>Abiria wanaondolewa kwa njia ya bahari na meli za uokoaji kutoka Port Selwyn.</li><li>Watu wanne wamepata majeraha madogo.</li><li>Bahari katika mlango huo bado imechafuka.</li></ul>
<h2>Tusiyoyajua bado</h2>
<p>Walinzi wa pwani hawajasema ni abiria wangapi wamekwisha kufika nchi kavu, kama chombo kimepasuka, wala ni lini kitajaribiwa kukwamuliwa. Haijulikani pia kama safari nyingine katika mlango huo zitaendelea.</p>
<p>Taarifa za kwanza kuhusu ajali za baharini mara nyingi huwa na mapengo. Tutaendelea kuongeza taarifa katika habari hii, na tukilazimika kusahihisha jambo lolote tutasema hivyo chini ya habari.</p>
""",
)

FLOOD = Story(
    slugline="FLOOD-VELA-RIVER",
    headline="Maelfu wahama makazi yao huku mto Vela ukijaa kwa siku ya tatu",
    short_headline="Maelfu wahama mto Vela ukijaa",
    kicker="Hali ya hewa",
    summary="Maji yanatarajiwa kufikia kilele kwenye delta mwisho wa wiki. Vijiji vya chini vinahamisha mbegu, vitabu vya shule na mifugo kwenda sehemu za juu.",
    section="dunia",
    datelines="Marova",
    ago=timedelta(hours=4, minutes=50),
    lead="flood",
    lead_caption="Watu wa kujitolea wakiwaondoa wakazi kwa mashua huko Lower Marova, ambako maji ya mto Vela yamefika kwenye madirisha.",
    lead_alt="Mashua ya rangi ya machungwa yenye watu watano ikipita kando ya nyumba zilizozama katika maji ya udongo wakati mvua ikinyesha.",
    topics=("Mafuriko", "Tabianchi", "Mto Vela"),
    adapts=True,
    translated_from="en",
    is_machine_assisted=True,
    credits=(
        Credit("ines-vandermolen", place="Marova", works_for="english"),
        Credit("rehema-kitundu-awino", BylineRole.TRANSLATOR),
    ),
    help=(Help("english", CollaborationKind.ADAPTED),),
    body="""
<p>Zaidi ya watu 9,000 wameyahama makazi yao kandokando ya mto Vela, ambao maji yake yaliongezeka kwa siku ya tatu mfululizo siku ya {today} baada ya wiki nzima ya mvua milimani, maafisa wa huduma za dharura wamesema.</p>
<p>Katika kijiji cha Lower Marova, maji ya udongo yalifika kwenye madirisha ya shule. Mashua ambazo kwa kawaida hubeba vitunguu kwenda sokoni zilibeba akina bibi.</p>
<p>“Tumewahi kuwa na maji uani,” alisema Emeric Soltan, mfugaji nyuki aliyeiweka mizinga yake juu ya paa la maktaba ya mji. “Lakini sijawahi kuwa na samaki jikoni.”</p>
<h2>Kilele bado kinakuja</h2>
<p>Ofisi ya taifa ya hali ya hewa inatarajia maji yafikie kilele kwenye delta ifikapo mwisho wa wiki. Mtaalamu wa maji wa zamu, Zofia Brandt-Achebe, alisema mafuriko yanakwenda polepole, “jambo linalowapa watu muda, lakini halizipi kingo mapumziko.”</p>
<p>Wanajeshi na wanafunzi walijaza takriban mifuko 200,000 ya mchanga usiku kucha. Serikali ilifungua kumbi za michezo katika miji minne, na kuwaomba wakazi wasio na ulazima wa kusafiri wasiingie barabarani.</p>
<ul><li>Treni za njia ya delta zilisimamishwa usiku wa manane.</li><li>Maji ya kunywa yanagawiwa katika shule kumi na moja.</li><li>Namba ya simu ya kutafuta ndugu waliopotea inajibu kwa lugha nne.</li></ul>
<p>Hakuna vifo vilivyoripotiwa. Watu wawili hawajulikani walipo baada ya daraja la waenda kwa miguu kuporomoka karibu na mji wa Ostrel.</p>
<h2>Mbegu kwanza</h2>
<p>Wakulima walisema walionywa mapema vya kutosha kuokoa mbegu za mwakani. Kwenye kilima kilicho juu ya kijiji, magunia yamefunikwa kwa turubai, yakiwa na majina ya familia yaliyoandikwa kwa rangi.</p>
<p>“Nyumba inaweza kukaushwa,” alisema Ilka Soltan, dada yake mfugaji nyuki, aliyekuwa akihesabu magunia. “Mbegu iliyolowa ni supu tu.”</p>
<aside data-type="pullquote"><p>Nyumba inaweza kukaushwa. Mbegu iliyolowa ni supu tu.</p><p><cite>Ilka Soltan, anayehesabu magunia</cite></p></aside>
<p>Umoja wa Mataifa ulisema uko tayari kutuma vichujio vya maji na mahema ukiombwa. Serikali ilisema siku ya {today} kwamba itaamua baada ya kilele kupita.</p>
""",
)

CLINIC = Story(
    slugline="HEALTH-SOLAR-CLINICS",
    headline="Mwanga wa jua wahifadhi chanjo katika zahanati zisizo na umeme wa gridi",
    short_headline="Mwanga wa jua wahifadhi chanjo",
    kicker="Afya",
    summary="Jokofu lisilo na betri huihifadhi nguvu ya mchana ndani ya bonge la barafu. Katika nchi mbili limemaliza mbio za kila wiki dhidi ya joto.",
    section="afya",
    datelines="Tesmé; Balaru",
    ago=timedelta(hours=29, minutes=30),
    lead="clinic",
    lead_caption="Wagonjwa wakisubiri nje ya zahanati ya Tesmé, ambako paneli sita za sola huziweka chanjo katika ubaridi.",
    lead_alt="Zahanati ndogo nyeupe yenye paneli za sola kwenye paa lake jekundu imesimama katika uwanda wa majani; watu watano wanasubiri mlangoni.",
    topics=("Chanjo", "Nishati ya jua", "Afya ya umma"),
    adapts=True,
    translated_from="en",
    credits=(
        Credit("samuel-otieno-rask", works_for="english"),
        Credit("noor-castellane", works_for="english"),
        Credit("rehema-kitundu-awino", BylineRole.ADAPTER, works_for="swahili"),
    ),
    body="""
<p>Kwa miaka mingi, chanjo za Tesmé zilipandishwa mlimani kila {yesterday} ndani ya sanduku la buluu juu ya pikipiki, na zilipaswa kutumika kabla barafu iliyomo haijayeyuka. Akina mama waliochelewa kwa siku moja waliombwa warudi baada ya wiki.</p>
<p>Sasa sanduku hilo linabaki ghalani. Paneli sita kwenye paa la zahanati hugandisha bonge la barafu mchana, na usiku barafu hiyo huziweka dozi 2,000 katika ubaridi, bila betri.</p>
<p>“Betri hufa baada ya miaka mitatu, na hapo unabaki na kabati la bei ghali,” alisema Amina Diarra-Holm, muuguzi mkuu wa zahanati hiyo. “Barafu haisahau kuwa barafu.”</p>
<h2>Makabati elfu moja</h2>
<p>Takriban majokofu elfu moja ya aina hiyo yamewekwa katika nchi mbili ambako VOA ilitembelea zahanati mwezi huu. Maafisa wa afya wanasema idadi ya watoto wanaopata kila dozi kwa wakati imepanda kutoka asilimia 61 hadi asilimia 83 katika wilaya zenye majokofu hayo.</p>
<p>Huko Balaru, umbali wa kilomita 2,600, paneli hizo zina kazi ya pili. Umeme usiohitajiwa na barafu huwasha taa ya chumba cha kujifungulia na kuchaji simu. Zahanati hutoza ada ndogo kwa simu hizo, na ada hiyo hulipia usafishaji wa paneli.</p>
<aside data-type="pullquote"><p>Barafu haisahau kuwa barafu.</p><p><cite>Amina Diarra-Holm, muuguzi mkuu</cite></p></aside>
<h2>Vumbi ndilo adui</h2>
<p>Wanasayansi wanaoyapima majokofu hayo katika maabara ya chuo kikuu hufungua na kufunga milango ya kila aina mara 10,000 na kuyamwagia vumbi. “Vumbi ndilo adui wa kweli,” alisema Ragnhild Mbeki-Strøm, anayeongoza majaribio hayo. “Joto ni rafiki yake tu.”</p>
<p>Si kila zahanati inayolitaka jokofu hilo. Baadhi ziko karibu na miji kiasi kwamba kupelekewa chanjo kila siku ni nafuu zaidi. Na jokofu lililojaa chanjo lina thamani sawa na barabara atakayopita fundi wa kulitengeneza.</p>
<p>Huko Tesmé, pikipiki bado hufika kila {yesterday}. Siku hizi huleta barua.</p>
""",
)
