"""From elsewhere, mostly after the English desk. Every event is invented."""

from datetime import timedelta

from articles.kinds import Kind
from newsroom.demo.facts import Credit, Help, Story
from services.credits.kinds import BylineRole, CollaborationKind

FERRY = Story(
    slugline="FERRY-ARDENA-STRAIT",
    headline="312명 탄 여객선, 아르데나 해협서 좌초…구조 진행 중",
    short_headline="312명 탄 여객선 아르데나 해협서 좌초",
    summary="해안경비대가 승객을 옮겨 태우고 있다. 사망자는 보고되지 않았다.",
    section="world",
    datelines="포트셀윈",
    ago=timedelta(minutes=31),
    lead="ferry",
    topics=("해운", "아르데나 해협"),
    credits=(
        Credit("voa-korean"),
        Credit("pyeon-hari", BylineRole.TRANSLATOR, title="기자"),
    ),
    help=(Help("english", CollaborationKind.ORIGIN),),
    notes="해안경비대 브리핑 전까지 두 문단. 다시 쓰지 말고 업데이트로.",
    body="""
<p>312명이 탄 여객선이 {today} 높은 파도가 이는 아르데나 해협에서 좌초했다고 해안경비대가 밝혔다. 포트셀윈에서 출동한 구조선들이 어린이부터 승객을 옮겨 태우고 있다.</p>
<figure data-photo="{photo:map_ardena}"><figcaption></figcaption></figure>
<p>해안경비대 대변인은 탑승자 전원의 안전을 확인했으며 4명이 가벼운 상처를 치료받았다고 말했다. 사고 원인은 아직 밝혀지지 않았다.</p>
""",
)

ELECTION = Story(
    slugline="ORLAN-ELECTION-RESULT",
    headline="세인트올란 총선서 야권 연합 신승…16년 만에 정권 교체",
    short_headline="세인트올란 총선서 야권 연합 신승",
    kicker="선거",
    summary="야권 3당 연합이 44석 가운데 23석을 얻었다. 선거 참관단은 개표를 높이 평가하고 긴 대기 줄을 꼬집었다.",
    section="world",
    datelines="올란하버",
    ago=timedelta(hours=9, minutes=26),
    lead="polling",
    topics=("선거", "세인트올란"),
    credits=(Credit("voa-korean"),),
    help=(
        Help("english", CollaborationKind.ADAPTED),
        Help("harbor-radio", CollaborationKind.INFORMATION),
    ),
    body="""
<p>섬나라 세인트올란에서 야권 3당 연합이 의회 44석 가운데 23석을 차지해 가까스로 과반을 확보했다고 선거관리위원회가 {today} 발표했다.</p>
<p>16년간 집권한 항구당은 19석에 그쳤다. 나머지 2석은 무소속이 가져갔다. 투표율은 71%로 독립 이후 가장 높았다.</p>
<p>아우렐리오 스트랜드 총리는 자정을 조금 넘겨 패배를 인정했다. 당사에 모인 지지자들에게 “유권자가 짧은 편지를 썼고, 나는 그 편지를 읽었다”고 말했다.</p>
<p>항만 도선사 출신인 마거리트 오세이블랑 연합 대표는 “전화를 받는 정부”를 만들겠다며, 첫 조치로 신항만 계약서를 공개하겠다고 약속했다.</p>
<aside data-type="factbox"><h3>44석의 향방</h3><ul><li><p>야권 3당 연합 23석</p></li><li><p>항구당 19석</p></li><li><p>무소속 2석</p></li></ul></aside>
<figure data-photo="{photo:chart_vote}"><figcaption></figcaption></figure>
<h2>“줄은 길었고 개표는 깨끗했다”</h2>
<p>인근 국가들이 꾸린 참관단은 개표가 투명하고 질서 있게 이뤄졌다고 평가했다. 투표소 앞의 줄에는 박한 점수를 줬다. 캐슬베이에서는 선거인 명부가 엉뚱한 학교로 배달돼 일곱 시간을 기다린 유권자도 있었다.</p>
<p>줄에 선 이들에게 물을 나눠 준 교사 테오도르 핀치 씨는 “집에 간 사람은 없었다”며 “그 줄에서 가장 나이 많은 제자가 94세였다”고 말했다.</p>
<p>베네딕타 로 선거관리위원장은 사과하고, 다음 선거부터는 투표소를 라디오와 인쇄물로 더 일찍 알리겠다고 밝혔다.</p>
<p>새 의회는 2주 뒤 문을 연다. 연합은 항만 문제에는 뜻을 모았지만 세금과 어업권을 두고는 생각이 다르다. 세 정당 가운데 어느 하나만 등을 돌려도 정부는 무너진다.</p>
""",
)

WHEAT = Story(
    slugline="WHEAT-PRICES-HARVEST",
    headline="국제 밀값 4년 만에 최저…빵값은 몇 달 뒤에나",
    kicker="시장",
    summary="세 대륙의 작황이 예상보다 좋았다. 수입국은 한숨 돌렸지만 소비자가 체감하려면 시간이 걸린다.",
    section="economy",
    ago=timedelta(hours=18, minutes=52),
    lead="wheat",
    topics=("식품 가격", "농업", "무역"),
    credits=(Credit("maeng-haerang", BylineRole.ADAPTER, title="기자"),),
    help=(
        Help("english", CollaborationKind.ORIGIN),
        Help("ap", CollaborationKind.INFORMATION),
    ),
    body="""
<p>국제 밀 가격이 {today} 4년 만에 가장 낮은 수준으로 떨어졌다. 세 대륙에서 예상보다 많은 밀을 거둔 덕분이다. 빵의 원료를 대부분 외국에서 사 오는 나라들은 한숨을 돌리게 됐다.</p>
<p>기준 가격은 봄 이후 5분의 1 가까이 내렸다. 거래업자들은 가득 찬 저장고와 잔잔한 바다, 가뭄이 걱정되던 지역의 풍작을 이유로 꼽았다.</p>
<figure data-photo="{photo:chart_wheat}" data-layout="inline"><figcaption></figcaption></figure>
<p>한 경제연구소에서 곡물을 담당하는 오틸리에 렝크비스트 연구원은 “2년 동안 놀랄 일은 다 나쁜 일이었다”며 “올해는 비가 제때 왔는데, 그런 소식을 어떻게 전해야 하는지 다들 잊었다”고 말했다.</p>
<h2>밭에서 빵집까지</h2>
<p>다음 주에 빵값이 내리기를 기대하기는 어렵다. 제빵업체는 밀가루를 몇 달 치씩 미리 산다. 빵값에서 밀이 차지하는 몫도 크지 않다. 전기료와 인건비, 임차료가 나머지를 채운다.</p>
<p>밀을 거의 전량 수입하는 한국도 비슷하다. 제분업계는 지금 들여오는 밀이 넉 달 전에 계약한 물량이라고 설명한다.</p>
<p>농민들의 표정은 밝지 않다. 300헥타르를 짓는 마르텐 오옐라란 씨는 “평생 가장 잘 지은 농사인데 값은 보통으로 받게 됐다”고 했다. 그는 딸보다 나이 많은 콤바인을 올해 바꿀 생각이었다.</p>
<p>분석가들은 남반구의 날씨가 돌변하지 않는 한 새해에도 낮은 가격이 이어질 것으로 내다봤다. 남반구는 곧 수확을 시작한다.</p>
""",
)

SATELLITE = Story(
    slugline="SCIENCE-RIVER-SATELLITE",
    headline="상공 890㎞에서 강물의 무게를 재는 법",
    kind=Kind.EXPLAINER,
    summary="새 위성은 호수와 강의 수위를 손바닥 너비까지 가려낸다. 어떻게 재고, 누가 쓰는지 문답으로 풀었다.",
    section="science",
    ago=timedelta(hours=51, minutes=9),
    lead="satellite",
    topics=("우주", "물", "기후"),
    credits=(
        Credit("tak-eunsol", BylineRole.TRANSLATOR, title="과학전문기자"),
        Credit("pyeon-hari", BylineRole.TRANSLATOR, title="기자"),
    ),
    help=(Help("english", CollaborationKind.ORIGIN),),
    body="""
<p>세계의 강 가운데 절반에는 수위계가 놓인 적이 없다. {yesterday}에 첫 영상을 보내온 위성이 그 빈자리를 메운다. 한 달에 두 번꼴로 모든 강을 우주에서 잰다.</p>
<h2>무엇을 보나?</h2>
<p>높이를 본다. 10m 떨어진 안테나 두 개가 같은 전파의 메아리를 듣는다. 두 귀로 같은 발소리를 듣는 것과 같다. 두 메아리의 미세한 차이에서 수면의 높이를 계산한다.</p>
<p>높이만으로 무게를 알 수는 없다. 강의 너비와 기울기를 더하면 흘러가는 물의 양을 어림할 수 있다.</p>
<h2>얼마나 정확한가?</h2>
<ol><li>작은 도시만 한 호수: 오차 10㎝ 이내.</li><li>너비가 축구장 길이만 한 강: 오차 20㎝ 안팎.</li><li>개울: 잴 수 없다. 수위계를 치우지 말 것.</li></ol>
<h2>누가 쓰나?</h2>
<p>홍수 예보관이 먼저다. 국경을 넘는 강에서는 하류 주민이 홍수를 홍수로 알게 되는 일이 잦다. 위성 과학팀의 수문학자 칼리오페 페랑이토 박사는 “이제 이웃 나라와 같은 숫자를 같은 날 보게 된다”고 말했다.</p>
<p>다음은 농민과 댐 기술자이고, 그다음은 외교관이다. 함께 쓰는 강을 둘러싼 조약은 한쪽이 재고 다른 쪽이 의심하는 숫자에 기대는 경우가 많다.</p>
<p>자료는 무료로 공개된다. 첫 지도는 봄에 나온다. 그 전에 기술진이 위성의 숫자를 수위계 1천400개와, 자를 든 끈기 있는 사람 몇 명의 숫자와 맞춰 본다.</p>
""",
)
