"""The Korean edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="문의하기",
    slug="contact",
    body="""
<p>이곳은 시연을 위해 만든 가상의 뉴스룸입니다. 실린 기사와 등장인물, 기자는 모두 지어낸 것입니다.</p>
<h2>편집국에 보내는 글</h2>
<p>질문과 제보, 불만 사항은 <a href="mailto:korean@newsroom.example">korean@newsroom.example</a>로 보내 주십시오. 특정 기사에 관한 내용이라면 제목이나 주소를 함께 적어 주시면 더 빨리 확인할 수 있습니다.</p>
<p>연락하는 일 자체가 위험할 수 있다면, 다른 사람이 들여다볼 수 있는 기기나 계정은 쓰지 마시고 이름도 밝히지 마십시오.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="오류를 이렇게 바로잡습니다",
    slug="corrections",
    body="""
<p>실수가 없는 편집국은 없습니다. 저희는 잘못이 확인되는 대로 바로잡고, 그 사실을 독자께 알립니다.</p>
<h2>무엇을 바로잡나</h2>
<ul><li><p>틀린 이름과 숫자, 날짜, 장소, 발언</p></li><li><p>설명과 다른 것을 보여 주는 사진</p></li><li><p>틀리지는 않았지만 오해를 부르는 제목이나 문장</p></li></ul>
<p>단순한 오탈자는 따로 알리지 않고 고칩니다. 다만 그 때문에 뜻이 달라졌다면 알립니다.</p>
<h2>어디에 알리나</h2>
<p>해당 기사 본문 아래에 무엇이 틀렸고 무엇이 맞는지, 언제 고쳤는지를 적습니다. 그동안의 정정은 <a href="/ko/corrections/">정정과 알림</a>에 모아 둡니다. 기사 전체를 유지할 수 없으면 철회하고, 같은 주소에 그 이유를 남깁니다.</p>
<h2>오류를 발견하셨다면</h2>
<p><a href="mailto:korean@newsroom.example">korean@newsroom.example</a>로 알려 주십시오. 그 기사에 관여하지 않은 편집자가 다시 살펴봅니다.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="보도 원칙",
    slug="principles",
    body="""
<p>아는 것을 보도하고, 어떻게 알게 됐는지를 밝힙니다. 아직 확인되지 않은 것은 확인되지 않았다고 씁니다.</p>
<h2>사실 확인</h2>
<p>모든 기사는 독자에게 닿기 전에 쓴 사람이 아닌 편집자의 눈을 거칩니다. 엇갈리는 주장이 있는 사안은 서로 무관한 두 곳 이상의 취재원을 통해 확인합니다. 취재원이 한 곳뿐일 때는 기사에 그 사실을 적습니다. 의혹을 받는 당사자에게는 보도에 앞서 해명을 구합니다.</p>
<h2>위험에 놓인 사람들</h2>
<p>사람의 목숨보다 중요한 기사는 없습니다. 취재원과 목격자, 동료를 위험에 빠뜨릴 수 있는 이름과 얼굴, 장소는 싣지 않습니다. 북한에 가족을 두고 온 사람의 이야기처럼 한 사람의 말이 다른 이의 안전에 닿아 있을 때는 더욱 조심합니다. 필명으로 기사를 쓰는 기자가 있는 것도 이 때문입니다.</p>
<h2>뉴스와 의견</h2>
<p>뉴스는 어느 편도 들지 않습니다. 주장을 담은 글에는 ‘칼럼’이라고 표시하며, 그 견해는 글쓴이의 것입니다. 무엇을 보도할지는 정부도 후원자도 아닌 편집국이 정합니다.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
