"""Portuguese stories made from English ones: all of it invented.

No weekday follows a bare "em" here: it is "no sábado", but "na segunda-feira".
"""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="Balsa com 312 pessoas a bordo encalha no estreito de Ardena",
    short_headline="Balsa encalha com 312 pessoas a bordo",
    summary="Guarda costeira retira os passageiros. Não há registro de mortes.",
    section="mundo",
    datelines="Port Selwyn",
    ago=timedelta(minutes=17),
    adapts=True,
    lead="ferry",
    lead_caption="Balsa de passageiros atravessa o estreito de Ardena com mar agitado.",
    lead_alt="Uma balsa branca de chaminé azul e botes salva-vidas laranja se inclina entre ondas verde-acinzentadas.",
    topics=("Navegação", "Ardena"),
    credits=(Credit("dalva-quintanilha-sato", BylineRole.TRANSLATOR),),
    help=(Help("english", CollaborationKind.ADAPTED),),
    translated_from="en",
    notes="Nota curta até a entrevista da guarda costeira. Atualizar, não reescrever.",
    body="""
<p>Uma balsa de passageiros com 312 pessoas a bordo encalhou no estreito de Ardena, em meio a forte agitação do mar, informou a guarda costeira. Embarcações de resgate que partiram de Port Selwyn retiravam os passageiros, as crianças primeiro.</p>
<p>Todas as pessoas que estavam na balsa foram localizadas, e quatro receberam atendimento por ferimentos leves, disse um porta-voz da guarda costeira. A causa do acidente ainda não era conhecida.</p>
<h2>O que se sabe</h2>
<ul><li>A balsa encalhou durante a travessia do estreito. Ela não afundou.</li><li>Havia 312 pessoas a bordo, e ninguém está desaparecido.</li><li>Quatro pessoas tiveram ferimentos leves. Não há registro de mortes.</li></ul>
<h2>O que ainda não se sabe</h2>
<p>A guarda costeira não informou quantos passageiros já foram levados para terra firme nem quando a retirada deve terminar. Também não se sabe por que a balsa encalhou nem o que será feito dela depois de esvaziada.</p>
<p>A guarda costeira deve dar uma entrevista coletiva. O que ela confirmar será acrescentado a este texto. Se alguma das informações acima se mostrar incorreta, isso será dito abaixo dele.</p>
""",
)

ELECTION = Story(
    slugline="ORLAN-ELECTION-RESULT",
    headline="Aliança de oposição conquista maioria apertada em Santo Orlan",
    short_headline="Oposição vence em Santo Orlan",
    kicker="Eleições",
    summary="A aliança leva 23 das 44 cadeiras do Parlamento. Observadores elogiam a apuração e criticam as filas.",
    section="mundo",
    datelines="Porto de Orlan",
    ago=timedelta(hours=8, minutes=50),
    adapts=True,
    lead="polling",
    lead_caption="Eleitores esperam no salão de uma escola na Baía do Castelo, em Santo Orlan. Alguns ficaram sete horas na fila.",
    lead_alt="Fila de pessoas em um salão escolar ensolarado; à frente, uma urna transparente cheia de papéis dobrados.",
    topics=("Eleições", "Santo Orlan"),
    credits=(
        Credit("lena-marsh", place="Porto de Orlan", works_for="english"),
        Credit("dalva-quintanilha-sato", BylineRole.ADAPTER),
    ),
    translated_from="en",
    body="""
<p>Uma aliança de três partidos de oposição conquistou uma maioria apertada em Santo Orlan, com 23 das 44 cadeiras do Parlamento do país insular, segundo resultado divulgado pela comissão eleitoral na madrugada de {today}.</p>
<p>O governista Partido do Porto, há 16 anos no poder, ficou com 19 cadeiras. Duas foram para independentes. O comparecimento foi de 71%, o maior desde a independência.</p>
<p>O primeiro-ministro Aurelio Strand reconheceu a derrota pouco depois da meia-noite. “Os eleitores escreveram uma carta curta, e eu a li”, disse na sede de seu partido.</p>
<p>A líder da aliança, Marguerite Osei-Blanc, que conduzia navios no porto antes de entrar para a política, prometeu um governo “que atenda o telefone”. Seu primeiro ato, afirmou, será publicar os contratos do novo porto.</p>
<h2>Filas longas, apuração limpa</h2>
<p>Observadores de um grupo de países da região disseram que a apuração foi aberta e ordenada. Das filas, gostaram menos: na Baía do Castelo, houve quem esperasse sete horas, porque a lista de eleitores foi entregue na escola errada.</p>
<p>“Ninguém foi embora”, contou Théodore Finch, um professor que distribuía água. “A mais velha das minhas alunas naquela fila tinha 94 anos.”</p>
<p>A presidente da comissão, Benedicta Rowe, pediu desculpas e disse que, da próxima vez, os locais de votação serão anunciados com mais antecedência, no rádio e no papel.</p>
<aside data-type="factbox"><h3>O novo Parlamento</h3><p>São 44 cadeiras; para governar, é preciso ter 23. Os Liberais e a Lista Cívica concorreram juntos.</p><ul><li><p>União dos Ilhéus: 12</p></li><li><p>Liberais e Lista Cívica: 11</p></li><li><p>Partido do Porto: 19</p></li><li><p>Independentes: 2</p></li></ul></aside>
<p>O Parlamento se reúne em duas semanas. Os partidos da aliança concordam sobre o porto, mas divergem sobre impostos e direitos de pesca. Qualquer um deles pode, sozinho, derrubar o governo.</p>
""",
)

GLACIER = Story(
    slugline="SCIENCE-GLACIER-LAKES",
    headline="Como um rio transborda sob céu azul? A resposta está na geleira",
    short_headline="Como um rio transborda sob céu azul?",
    kind=Kind.EXPLAINER,
    summary="O gelo que derrete deixa lagos atrás de muros que ninguém construiu e ninguém inspecionou. Entenda por que eles se rompem e o que um povoado pode fazer.",
    section="ciencia-e-saude",
    ago=timedelta(hours=273, minutes=40),
    adapts=True,
    lead="glacier",
    lead_caption="Blocos de gelo se soltam da geleira Ulmat e caem no lago. O monte de pedras que segura a água foi deixado pelo gelo.",
    lead_alt="Uma geleira entre montanhas escuras termina em um paredão de gelo azul, diante de um lago turquesa com pequenos icebergs.",
    topics=("Geleiras", "Clima", "Água"),
    credits=(
        Credit("noor-castellane", works_for="english"),
        Credit("dalva-quintanilha-sato", BylineRole.TRANSLATOR),
    ),
    help=(Help("english", CollaborationKind.ORIGIN),),
    translated_from="en",
    is_machine_assisted=True,
    body="""
<p>No alto das montanhas existe um tipo de enchente que não precisa de chuva. Ela vem em dias quentes e claros, de um lago que talvez nem existisse quando nasceram as pessoas que vivem lá embaixo.</p>
<h2>De onde vem o lago?</h2>
<p>Uma geleira empurra pedras à sua frente como a vassoura empurra o pó. Quando o gelo recua, o monte de pedras fica, e a água se acumula atrás dele. Os geólogos o chamam de morena. Parece uma barragem, mas ninguém a construiu e ninguém a inspecionou.</p>
<p>Na cordilheira ao redor da geleira Ulmat, que a VOA visitou com uma equipe de cientistas, havia 141 desses lagos em 1990. Hoje são 197.</p>
<h2>O que faz o muro ceder?</h2>
<ul><li>Gelo ou rocha cai no lago, e a onda passa por cima da borda.</li><li>A água encontra um caminho entre as pedras e o alarga.</li><li>Gelo antigo derrete dentro do monte, que afunda.</li></ul>
<p>Quando passa por cima, a água abre um corte. Quanto mais fundo o corte, mais água passa, e mais fundo ele fica. “Um lago que levou 40 anos para encher pode ir embora em 40 minutos”, disse Anouk Rasmussen-Tadj, hidróloga que mede a morena de Ulmat todos os verões desde 2011.</p>
<h2>Dá para evitar?</h2>
<p>Muitas vezes, sim, e por pouco dinheiro. Em Ulmat, operários abriram um canal na morena em dois verões e baixaram o lago em 11 metros. Custou menos do que a ponte que a obra protege.</p>
<p>Onde não há estrada até o lago, uma mangueira resolve: depois de cheia, ela puxa a água por cima da borda sozinha, dia e noite, como um canudo que ninguém precisa sugar.</p>
<h2>E se não der?</h2>
<p>Então contam os minutos. Um fio esticado sobre o riacho, que aciona uma sirene quando se rompe, dá cerca de 15 minutos ao povoado mais alto. “Uma sirene vale tanto quanto a trilha atrás da sua casa”, disse Rasmussen-Tadj. Uma vez por mês, as escolas do vale sobem essa trilha correndo. O recorde, de quatro minutos, é de alguém da cozinha.</p>
<aside data-type="factbox"><h3>Para quem mora abaixo de um lago assim</h3><ul><li><p>Saiba qual encosta subir. Suba sempre; nunca siga o rio.</p></li><li><p>Se o riacho fica marrom ou baixa de repente, é um aviso.</p></li><li><p>Não volte para buscar animais. Abra a porteira e deixe que escolham.</p></li><li><p>Espere a palavra do observador. A primeira onda nem sempre é a maior.</p></li></ul></aside>
<p>O lago abaixo da geleira Ulmat não tem nome em nenhum mapa. No vale, é chamado de Inquilino: entrou sem pedir licença e nunca pagou aluguel.</p>
""",
)
