"""The Chinese edition's standing pages, in simplified characters."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="联系我们",
    slug="contact",
    body="""
<p>这是一个为演示而虚构的新闻编辑部。这里的报道、人物和作者都出自想象。</p>
<h2>来信</h2>
<p>提问、提供线索或投诉，请写信到 <a href="mailto:chinese@newsroom.example">chinese@newsroom.example</a>，由编辑部处理。如果来信涉及某篇报道，请附上标题或链接，方便我们尽快查找。</p>
<p>如果与我们联系可能给您带来危险，请不要使用他人能够查看的设备或账号，也不要写明姓名。</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="我们如何更正错误",
    slug="corrections",
    body="""
<p>任何编辑部都会出错。一旦确认有误，我们立即更正，并公开说明。</p>
<h2>哪些算错误</h2>
<ul><li><p>姓名、数字、日期、地点或引语有误；</p></li><li><p>图片内容与说明不符；</p></li><li><p>标题或语句虽然属实，却会误导读者。</p></li></ul>
<p>一般的错别字直接改正，不另作说明；如果影响了原意，则会说明。</p>
<h2>在哪里可以看到更正</h2>
<p>我们在报道正文下方写明错在哪里、正确的内容是什么、何时改正。所有更正都汇集在<a href="/zh/corrections/">更正与说明</a>页面。如果整篇报道无法成立，我们会将其撤下，并在原网址说明理由。</p>
<h2>请告诉我们</h2>
<p>发现错误？请写信到 <a href="mailto:chinese@newsroom.example">chinese@newsroom.example</a>。我们会请没有参与该报道的编辑重新核查。</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="编辑准则",
    slug="principles",
    body="""
<p>我们报道所知道的，并交代从何得知。尚不清楚的，我们也如实说明。</p>
<h2>核实</h2>
<p>每篇报道在发布前，都要由作者以外的编辑审读。有争议的事实，必须有两个互不依赖的消息来源；如果只有一个，我们会在文中写明。报道涉及对某人的指控时，我们会在发布前请当事人回应。</p>
<h2>保护身处险境的人</h2>
<p>没有一条新闻值得用生命去换。凡可能使消息来源、目击者或同事暴露身份的姓名、面容和地点，我们一概不予公开。我们的一些记者因此使用笔名。</p>
<h2>新闻与观点</h2>
<p>新闻报道不偏向任何一方。阐述立场的文章会标明“观点”，只代表作者本人。任何政府或出资者都无权决定我们发布什么。</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
