"""The Swahili edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Wasiliana nasi",
    slug="contact",
    body="""
<p>Hiki ni chumba cha habari cha kubuni, kilichoundwa kwa ajili ya maonyesho tu. Habari zake zote ni za kutungwa, na vilevile wahusika na waandishi wake.</p>
<h2>Tuandikie</h2>
<p>Maswali, taarifa na malalamiko hupokelewa na wahariri kupitia <a href="mailto:swahili@newsroom.example">swahili@newsroom.example</a>. Ukiandika kuhusu habari fulani, tafadhali taja kichwa chake au kiungo chake ili tuipate haraka.</p>
<p>Ikiwa kutuandikia kunaweza kukuhatarisha, usitumie kifaa au akaunti ambayo watu wengine wanaweza kuifikia, wala usitaje jina lako.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="Jinsi tunavyosahihisha makosa",
    slug="corrections",
    body="""
<p>Hakuna chumba cha habari kisichokosea. Tukikosea, tunasahihisha mara tu tunapothibitisha kosa, na tunasema hadharani.</p>
<h2>Tunachohesabu kuwa kosa</h2>
<ul><li><p>jina, takwimu, tarehe, mahali au nukuu isiyo sahihi;</p></li><li><p>picha inayoonyesha kitu tofauti na maelezo yake;</p></li><li><p>kichwa cha habari au sentensi ambayo si ya uongo lakini inapotosha.</p></li></ul>
<p>Makosa madogo ya tahajia hurekebishwa bila tangazo, isipokuwa yakiwa yamebadilisha maana.</p>
<h2>Masahihisho yanapatikana wapi</h2>
<p>Chini ya habari yenyewe tunaeleza kilichokosewa, kilicho sahihi na wakati tuliporekebisha. Masahihisho yote yamekusanywa katika ukurasa wa <a href="/sw/corrections/">Masahihisho na maelezo</a>. Habari ambayo haiwezi kutetewa huondolewa, na sababu hubaki katika anwani ileile.</p>
<h2>Tujulishe</h2>
<p>Umeona kosa? Andika kwa <a href="mailto:swahili@newsroom.example">swahili@newsroom.example</a>. Mhariri ambaye hakushiriki kuandaa habari hiyo ataichunguza.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Misingi ya uandishi wetu",
    slug="principles",
    body="""
<p>Tunachapisha tunachokijua, na tunaeleza tumekijuaje. Jambo ambalo bado halijawa wazi, tunasema hivyo.</p>
<h2>Uhakiki</h2>
<p>Kila habari husomwa na mtu mwingine, zaidi ya mwandishi, kabla ya kuchapishwa. Jambo lenye utata huhitaji vyanzo viwili visivyotegemeana; tukiwa na kimoja tu, tunamweleza msomaji. Anayetuhumiwa huombwa kujibu kwanza.</p>
<h2>Watu walio hatarini</h2>
<p>Hakuna habari yenye thamani kubwa kuliko uhai wa mtu. Tunaficha majina, sura na mahali vinavyoweza kumfichua mtoa habari, shahidi au mwenzetu. Ndiyo maana baadhi ya waandishi wetu hutumia majina ya kalamu.</p>
<h2>Habari na maoni</h2>
<p>Habari haziegemei upande wowote. Makala inayotetea msimamo huwekwa alama ya “Maoni”, na msimamo huo ni wa mwandishi mwenyewe. Si serikali wala mfadhili yeyote anayeamua tuchapishe nini.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
