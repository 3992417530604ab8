"""The Portuguese service's own stories: every event, person and number is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Story
from services.credits.kinds import BylineRole

BAKERY = Story(
    slugline="BAKERY-NIGHT-SCHOOL",
    headline="Às quatro da manhã, uma padaria de Vila Jacarandá ensina a ler",
    short_headline="A padaria que ensina a ler de madrugada",
    kicker="Educação",
    kind=Kind.FEATURE,
    summary="Entre a primeira e a segunda fornada sobram 50 minutos. Neles, 38 adultos já aprenderam a escrever o próprio nome, e depois o resto.",
    section="cultura",
    datelines="Vila Jacarandá",
    ago=timedelta(hours=61, minutes=35),
    lead="bakery",
    lead_caption="Vitrine de uma padaria à noite. Em Vila Jacarandá, a aula começa quando a primeira fornada vai ao forno.",
    lead_alt="Vitrine iluminada cheia de pães, com toldo listrado, em uma rua escura; do lado de fora, um cliente com guarda-chuva.",
    topics=("Educação", "Trabalho", "Alfabetização"),
    credits=(
        Credit("jurema-valadao-teles", place="Vila Jacarandá"),
        Credit("otacilio-marambaia", BylineRole.EDITOR),
    ),
    body="""
<p>A primeira palavra que Deusdete Amorim Falcão escreveu na vida foi “fubá”. Ele tinha 57 anos, eram 4h12 da manhã, e o lápis estava sujo de farinha. “Escolheram para mim uma palavra curta”, contou. “Eu disse que queria uma que desse para comer.”</p>
<p>Na padaria Pão de Domingo, em Vila Jacarandá, a primeira fornada entra às 4h e sai às 4h50. Durante anos, esses 50 minutos serviram para o café e para reclamar do frio. Há dois anos, servem para aprender a ler.</p>
<p>A ideia foi da dona, Norma Quitéria Bastos, quando um ajudante trocou o saco de sal pelo de açúcar pela terceira vez. “Fui brava com ele”, lembrou. “Depois vi que ele escolhia o saco pela cor, e que a fábrica tinha mudado a cor.”</p>
<h2>A receita como cartilha</h2>
<p>Não há lousa. As palavras são escritas com o dedo na farinha da bancada e apagadas com a palma da mão. A cartilha é o caderno de receitas: primeiro os ingredientes, depois as quantidades, por fim o modo de fazer, “que já tem verbo”, como explica a professora, Ondina Sakamoto Pires, aposentada da rede pública.</p>
<p>A turma começou com os quatro padeiros. Vieram então o motorista do leite, duas faxineiras do hospital que saem do plantão às três e um vigia que pede para sentar perto da porta, por hábito. Já são 38 os que passaram pela bancada. O mais novo tem 19 anos; a mais velha, 81.</p>
<p>“Eu dizia que tinha esquecido os óculos”, contou a mais velha, Benvinda Rufino. “Disse isso durante 60 anos. Agora uso óculos mesmo, e não para disfarçar.”</p>
<aside data-type="pullquote"><p>Eu disse que queria uma palavra que desse para comer.</p><p><cite>Deusdete Amorim Falcão, ajudante de padeiro</cite></p></aside>
<h2>Saco de pão também é livro</h2>
<p>No ano passado, a padaria passou a imprimir nos sacos de pão um texto de quatro linhas, escrito por um aluno. São 900 sacos por dia. Há bilhetes de desculpas, uma carta a um filho que mora longe e a história de um cachorro, em nove capítulos, que fez a freguesia voltar às quintas-feiras.</p>
<p>Nem tudo cresce como a massa. Um em cada três desiste, quase sempre porque o horário do emprego muda. A prefeitura elogia o projeto, mas ainda não sabe em que gaveta pô-lo: a Secretaria de Educação não funciona às quatro da manhã, e a Vigilância Sanitária quis saber dos lápis.</p>
<aside data-type="factbox"><h3>A aula, minuto a minuto</h3><ul><li><p>4h: o pão entra no forno e alguém lê a receita em voz alta.</p></li><li><p>4h10: palavras do dia, na farinha.</p></li><li><p>4h35: cada um escreve uma frase no papel.</p></li><li><p>4h50: o forno apita. Ninguém nunca pediu recreio.</p></li></ul></aside>
<p>Deusdete hoje escreve o quadro de preços da calçada. Na semana passada, um freguês apontou um erro: faltava a cedilha em “pão de açúcar”. Ele agradeceu, corrigiu e foi contar na cozinha. Era a primeira vez que alguém discutia ortografia com ele.</p>
""",
)

FIRES = Story(
    slugline="WILDFIRE-SATELLITE-ALERT",
    headline="Alerta por satélite reduz à metade a área queimada na serra do Tamburi",
    short_headline="Alerta por satélite reduz queimadas no Tamburi",
    kicker="Ambiente",
    summary="Brigadas recebem no celular o ponto exato do foco, 11 minutos depois do primeiro sinal. O vento continua sem avisar.",
    section="ciencia-e-saude",
    datelines="Serra do Tamburi",
    ago=timedelta(hours=29, minutes=15),
    lead="satellite",
    lead_caption="Concepção artística de um satélite de observação da Terra.",
    lead_alt="Um satélite dourado com duas longas asas azuis de painéis solares sobre a Terra coberta de nuvens, ao nascer do sol.",
    topics=("Incêndios", "Espaço", "Ambiente"),
    credits=(Credit("anselmo-bragantino-reis", place="Serra do Tamburi"),),
    body="""
<p>A área queimada na serra do Tamburi caiu à metade na última estação seca, de 8.400 para 4.100 hectares, depois que as brigadas passaram a receber no celular alertas feitos a partir de imagens de satélite, segundo balanço divulgado na tarde de {yesterday}.</p>
<p>O aviso chega em média 11 minutos depois do primeiro sinal de calor, com o ponto exato do foco e o caminho mais curto até ele. Antes, dependia-se de três torres de vigia e de quem passasse pela estrada. A espera média era de quase duas horas.</p>
<p>“O satélite não apaga nada”, disse a coordenadora das brigadas, Iracema Toledo Varjão. “Mas a diferença entre um fogo que se apaga com abafador e um que se apaga com chuva são duas horas.”</p>
<p>O sistema também erra. Um em cada seis alertas era falso, e o mesmo telhado de zinco foi visitado quatro vezes. O dono, por fim, pintou-o de verde.</p>
""",
)

RIVER_ROUTE = Story(
    slugline="RIVER-BARGES-RETURN",
    headline="Barcaças voltam ao rio Iguaré depois de sete meses de seca",
    short_headline="Barcaças voltam ao rio Iguaré",
    summary="A hidrovia reabre com metade da carga. Cidades ribeirinhas esperam que o preço do gás e do arroz comece a baixar.",
    section="economia",
    datelines="Porto Lontra",
    ago=timedelta(hours=12, minutes=5),
    topics=("Transporte", "Seca", "Preços"),
    credits=(Credit("anselmo-bragantino-reis"),),
    body="""
<p>As barcaças de carga voltaram a navegar no rio Iguaré na manhã de {today}, depois de sete meses em que a seca deixou o canal raso demais. Por enquanto, elas levam metade da carga: o nível do rio está em 2,30 metros, e o normal para a época é de 3,60.</p>
<p>Pela hidrovia chegam quase todo o gás e o arroz de 14 cidades. Nos meses de seca, o transporte por estrada dobrou o custo do frete. Em Porto Lontra, um botijão de gás subiu 38%.</p>
<p>“O preço sobe de caminhão e desce de canoa”, disse a comerciante Valdelice Nogueira Prado, que espera a próxima entrega para mudar a tabela.</p>
<p>A autoridade portuária prevê carga completa em seis semanas, se chover como se espera. O primeiro comboio a passar trouxe, além do arroz, a correspondência atrasada: 61 sacos. Entre as cartas havia um convite para a festa da última cheia.</p>
""",
)
