"""The Portuguese edition's standing pages, in the spelling of Brazil."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Fale conosco",
    slug="contact",
    body="""
<p>Esta é uma redação fictícia, criada para uma demonstração. As reportagens, seus personagens e quem as assina são inventados.</p>
<h2>Escreva para nós</h2>
<p>Perguntas, sugestões de pauta e reclamações chegam à redação pelo endereço <a href="mailto:portuguese@newsroom.example">portuguese@newsroom.example</a>. Se o assunto for uma reportagem, informe o título ou o link, para que possamos localizá-la logo.</p>
<p>Se escrever para nós puder colocar você em risco, não use um aparelho ou uma conta a que outros tenham acesso e não diga seu nome.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="Como corrigimos nossos erros",
    slug="corrections",
    body="""
<p>Toda redação erra. Quando isso acontece conosco, corrigimos assim que confirmamos o erro e contamos ao leitor.</p>
<h2>O que é um erro</h2>
<ul><li><p>um nome, um número, uma data, um lugar ou uma citação incorretos;</p></li><li><p>uma imagem que mostra algo diferente do que diz a legenda;</p></li><li><p>um título ou uma frase que, mesmo sem ser falsos, enganam o leitor.</p></li></ul>
<p>Erros de digitação são corrigidos sem aviso, a não ser que tenham mudado o sentido.</p>
<h2>Onde ficam os avisos</h2>
<p>Abaixo do texto dizemos o que estava errado, qual é o dado certo e quando foi corrigido. Todos os avisos estão reunidos em <a href="/pt/corrections/">Correções e avisos</a>. Uma reportagem que não se sustenta é retirada, e no mesmo endereço fica explicado por quê.</p>
<h2>Avise-nos</h2>
<p>Encontrou um erro? Escreva para <a href="mailto:portuguese@newsroom.example">portuguese@newsroom.example</a>. Um editor que não trabalhou na reportagem vai reexaminar o caso.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Princípios editoriais",
    slug="principles",
    body="""
<p>Publicamos o que sabemos e dizemos como sabemos. O que ainda não está claro também é dito.</p>
<h2>Apuração</h2>
<p>Nenhuma reportagem sai sem que outra pessoa, além de quem a escreveu, a tenha lido. Um fato contestado precisa de duas fontes independentes entre si; quando só há uma, o texto avisa. Quem é acusado de algo é procurado antes da publicação.</p>
<h2>Pessoas em perigo</h2>
<p>Nenhuma notícia vale uma vida. Deixamos de fora nomes, rostos e lugares que possam expor uma fonte, uma testemunha ou um colega, e por isso alguns de nossos repórteres assinam com pseudônimo.</p>
<h2>Notícia e opinião</h2>
<p>A notícia não toma partido. O texto que defende um ponto de vista leva o selo “Opinião” e expressa apenas o de seu autor. Nem governos nem financiadores decidem o que publicamos.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
