"""What programs put on the clipboard, and what a body keeps of it.

Shortened from the real thing, oddities kept: Word's lists that are paragraphs,
Docs' bold that is a style, mail's line breaks.
"""

from typing import NamedTuple


class Paste(NamedTuple):
    html: str
    kept: str  # the body as stored


WORD = Paste(
    html="""
<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml>
<![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri"} --></style>
</head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span style='mso-fareast-font-family:"Times New Roman"'>A
first subhead<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:8.0pt' onclick="alert(1)">The minister said <b
style='mso-bidi-font-weight:normal'>on the record<span
style='mso-spacerun:yes'>  </span></b>that “talks <i>will</i> go on,” <a
href="https://example.org/report?a=1&amp;b=2"><span style='color:#0563C1'>a
report</span></a> says.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First
point<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Under
it<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Second
point</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>In order</p>
<p class=MsoNormal>CO<sub>2</sub> <del cite="mailto:boris">was</del><ins>is</ins> up<span
class=MsoCommentReference><a href="#_msocom_1">[BK1]</a></span>, 10<sup>6</sup> tons.</p>
<table class=MsoTableGrid border=1><tr><td style='width:2in'><p class=MsoNormal>Cell
one</p></td><td><p class=MsoNormal>Cell two</p></td></tr></table>
<div style='mso-element:comment-list'><div style='mso-element:comment'>
<p class=MsoCommentText>[BK1] Is that so?</p></div></div>
<!--EndFragment--></body></html>
""",
    kept=(
        "<h2>A first subhead</h2>"
        "<p>The minister said <strong>on the record </strong>that “talks <em>will</em> "
        'go on,” <a href="https://example.org/report?a=1&amp;b=2">a report</a> says.</p>'
        "<ul><li><p>First point</p><ul><li><p>Under it</p></li></ul></li>"
        "<li><p>Second point</p></li></ul>"
        "<ol><li><p>In order</p></li></ol>"
        "<p>CO<sub>2</sub> is up, 10<sup>6</sup> tons.</p>"
        "<p>Cell one</p><p>Cell two</p>"
    ),
)

GOOGLE_DOCS = Paste(
    html=(
        "<meta charset='utf-8'><b style=\"font-weight:normal;\" "
        'id="docs-internal-guid-8f2c">'
        '<h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;'
        'font-weight:700;">Subhead in Docs</span></h2><br />'
        '<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;'
        'font-weight:400;font-style:normal;">Plain, </span><span style="font-size:11pt;'
        'font-weight:700;font-style:normal;">bold</span><span style="font-weight:400;">, '
        '</span><span style="font-weight:400;font-style:italic;">italic</span><span '
        'style="font-weight:400;">, </span><a href="https://www.google.com/url?q='
        'https://example.org/a%3Fb%3D1&amp;sa=D&amp;ust=17" style="text-decoration:none;">'
        '<span style="color:#1155cc;text-decoration:underline;">a link</span></a><span '
        'style="font-weight:400;">, m</span><span style="font-weight:400;'
        'vertical-align:super;"><span style="font-size:0.6em;">2</span></span></p><br />'
        '<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" '
        'aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">'
        'One</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr"><span>Two</span></p>'
        '</li></ul></b><br class="Apple-interchange-newline">'
    ),
    kept=(
        "<h2>Subhead in Docs</h2>"
        "<p>Plain, <strong>bold</strong>, <em>italic</em>, "
        '<a href="https://example.org/a?b=1">a link</a>, m<sup>2</sup></p>'
        "<ul><li><p>One</p></li><li><p>Two</p></li></ul>"
    ),
)

WORD_ONLINE = Paste(
    html=(
        '<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" '
        'xml:lang="EN-US" lang="EN-US"><span data-contrast="auto" class="TextRun" '
        'style="font-weight:bold">Bold</span><span class="TextRun"> words</span><span '
        'class="EOP">&nbsp;</span></p></div>'
        '<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list">'
        '<li role="listitem"><p class="Paragraph"><span>One</span></p></li></ul></div>'
        '<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list">'
        '<li role="listitem"><p class="Paragraph"><span>Two</span></p></li></ul></div>'
    ),
    kept=(
        "<p><strong>Bold</strong> words&nbsp;</p>"
        "<ul><li><p>One</p></li><li><p>Two</p></li></ul>"
    ),
)

GMAIL = Paste(
    html=(
        '<div dir="ltr">Dear desk,<div><br></div><div>First paragraph with <b>bold</b>.'
        "</div><div><br></div><div>Second one.<br>With a new line.<br><br>Third one.</div>"
        '<div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0px '
        '0px 0px 0.8ex;border-left:1px solid">Quoted words</blockquote></div>'
        '<img src="https://mail.example/pixel.gif" width="1" height="1"></div>'
    ),
    kept=(
        "<p>Dear desk,</p><p>First paragraph with <strong>bold</strong>.</p>"
        "<p>Second one.<br>With a new line.</p><p>Third one.</p><p>Quoted words</p>"
    ),
)

OUTLOOK = Paste(
    html=(
        '<div class="WordSection1"><p class="MsoNormal" style="margin:0in"><span '
        'style="font-size:11.0pt">See <a href="https://eur01.safelinks.protection.'
        "outlook.com/?url=https%3A%2F%2Fexample.org%2Fstory%3Fid%3D7&amp;data=05"
        '&amp;reserved=0">the story</a> or <a href="mailto:ana@example.org">write</a>.'
        '</span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p></div>'
    ),
    kept=(
        '<p>See <a href="https://example.org/story?id=7">the story</a> or '
        '<a href="mailto:ana@example.org">write</a>.</p>'
    ),
)

WEB_PAGE = Paste(
    html=(
        '<article class="story" style="color:red" onclick="steal()"><h1 id="top">Headline'
        '</h1><figure><img src="https://cdn.example/x.jpg" onerror="alert(1)"><figcaption>'
        "A caption without its picture</figcaption></figure>"
        '<p style="text-align:justify">A <strong>strong</strong> start, <a '
        'href="javascript:alert(1)">bad</a>, <a href="/local">local</a> and <a '
        'href="#note">a note</a>.<script>alert(1)</script></p>'
        '<h4>Deep subhead</h4><ol start="3"><li>Three<li>Four</ol>'
        '<p style="display:none">Hidden words</p><hr>'
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>'
        "<div>Last<br></div></article>"
    ),
    kept=(
        "<h2>Headline</h2>"
        '<p>A <strong>strong</strong> start, bad, <a href="/local">local</a> and '
        "a note.</p>"
        '<h3>Deep subhead</h3><ol start="3"><li><p>Three</p></li><li><p>Four</p></li></ol>'
        "<p>Last</p>"
    ),
)

PERSIAN = Paste(
    html=(
        '<p class=MsoNormal dir=RTL style="text-align:right;direction:rtl"><span '
        'lang=FA style="font-family:Vazir">وزیر «گفت‌وگو» را <b>تأیید</b> کرد.</span></p>'
        '<p class=MsoListParagraph dir=RTL style="mso-list:l0 level1 lfo1"><span '
        'style="mso-list:Ignore">۱.<span>&nbsp;</span></span>مورد نخست</p>'
    ),
    kept=(
        "<p>وزیر «گفت‌وگو» را <strong>تأیید</strong> کرد.</p>"
        "<ol><li><p>مورد نخست</p></li></ol>"
    ),
)

# Copied in one story and pasted in another.
OWN_EDITOR = Paste(
    html=(
        '<p data-pm-slice="1 1 []">Own words<br><br>go on</p>'
        '<figure data-photo="2" data-layout="wide"><figcaption>Own caption</figcaption>'
        "</figure><blockquote><p>Quote <cite>Ana</cite></p></blockquote>"
        '<p dir="rtl" lang="fa">متن</p>'
    ),
    kept=(
        "<p>Own words<br><br>go on</p>"
        '<figure data-photo="2" data-layout="wide"><figcaption>Own caption</figcaption>'
        "</figure><blockquote><p>Quote <cite>Ana</cite></p></blockquote>"
        '<p dir="rtl" lang="fa">متن</p>'
    ),
)

APPLE_MAIL = Paste(
    html=(
        '<head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
        '<body dir="auto" style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">'
        'Dear desk,<br><br>It’s <b>here</b>: “the report” isn\'t "final".<div><br></div>'
        '<div>Second <i>paragraph</i>, with <a href="https://example.org/a">a link</a>.'
        '</div><div><br><div><blockquote type="cite"><div>On 3 Nov, Boris wrote:</div><br '
        'class="Apple-interchange-newline"><div><span class="Apple-style-span" '
        'style="font-size:12px">Quoted line.</span></div></blockquote></div><br></div>'
        '<span id="cid:1" class="Apple-string-attachment"><object type="application/x-'
        'apple-msg-attachment"></object></span></body>'
    ),
    kept=(
        '<p>Dear desk,</p><p>It’s <strong>here</strong>: “the report” isn\'t "final".</p>'
        '<p>Second <em>paragraph</em>, with <a href="https://example.org/a">a link</a>.</p>'
        "<p>On 3 Nov, Boris wrote:</p><p>Quoted line.</p>"
    ),
)

LIBREOFFICE = Paste(
    html=(
        '<!DOCTYPE HTML><html><head><meta http-equiv="content-type" content="text/html; '
        'charset=utf-8"/><title></title><style type="text/css">p { margin-bottom: 0.1in }'
        '</style></head><body lang="en-US" link="#000080" dir="ltr">'
        '<h1 class="western"><a name="_top"></a>A subhead</h1>'
        '<p style="line-height: 115%; margin-bottom: 0.1in"><font color="#000000"><font '
        'face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Ra’ad said '
        "<b>so</b>, <i>twice</i>, in <u>Busan</u>.</font></font></font></p>"
        '<p style="line-height: 115%"><br/><br/></p>'
        '<h4 class="western">Smaller</h4>'
        '<ol><li><p style="margin-bottom: 0in">One</p></li><ul><li><p>under it</p></li></ul>'
        '<li><p>Two</p></li></ol><p><sup>a</sup><a class="sdfootnoteanc" '
        'name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p></body></html>'
    ),
    kept=(
        "<h2>A subhead</h2><p>Ra’ad said <strong>so</strong>, <em>twice</em>, in Busan.</p>"
        "<h3>Smaller</h3><ol><li><p>One</p><ul><li><p>under it</p></li></ul></li>"
        "<li><p>Two</p></li></ol><p><sup>a1</sup></p>"
    ),
)

OUTLOOK_WEB = Paste(
    html=(
        '<div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt;'
        ' color: rgb(0, 0, 0);">First paragraph.</div><div class="elementToProof"><br></div>'
        '<div class="elementToProof" style="font-family: Aptos"><span style="font-weight: '
        '600;">Bold</span> and <span style="text-decoration: underline">underlined</span>.'
        '</div><ol start="1" data-editing-info="{&quot;a&quot;:1}"><li style="list-style-'
        'type: &quot;1. &quot;;"><div role="presentation" class="elementToProof">One</div>'
        '</li></ol><div id="appendonsend"></div><hr style="display:inline-block;width:98%">'
        '<div id="divRplyFwdMsg"><b>From:</b> Boris<br><b>To:</b> Ana</div>'
    ),
    kept=(
        "<p>First paragraph.</p><p><strong>Bold</strong> and underlined.</p>"
        "<ol><li><p>One</p></li></ol>"
        "<p><strong>From:</strong> Boris<br><strong>To:</strong> Ana</p>"
    ),
)

# A page of another paper: advertisements, sharing, links to more, inside the text.
NEWS_PAGE = Paste(
    html=(
        '<div class="article-body" data-analytics="x"><p class="css-1x"><span '
        'class="css-9">The ferry left at dawn, <em class="css-2">officials</em> said.</span>'
        '</p><div class="ad-slot" aria-label="Advertisement"><iframe src="https://ads.'
        'example/"></iframe><ins class="adsbygoogle"></ins></div>'
        '<aside class="related" role="complementary"><h3>Read more</h3><ul><li><a href='
        '"/other">Another story</a></li></ul></aside>'
        '<p class="css-1x">It carried <a class="css-5" href="https://news.example/f?utm_'
        'source=x&amp;utm_medium=y&amp;id=7" target="_blank" rel="noopener" data-x="1">'
        '<span style="color:#00f">300 people</span></a>.<sup aria-hidden="true"></sup></p>'
        '<nav><a href="/share">Share</a></nav><form><label>E-mail <input></label></form>'
        '<h5 class="sub"><span>Who knew</span></h5><p>Nobody.<button>Copy</button></p>'
        '<blockquote class="twitter-tweet"><p lang="en">A post</p></blockquote>'
        "<footer>© News Example</footer></div>"
    ),
    kept=(
        "<p>The ferry left at dawn, <em>officials</em> said.</p>"
        '<p>It carried <a href="https://news.example/f?utm_'
        'source=x&amp;utm_medium=y&amp;id=7">300 people</a>.</p>'
        "<h3>Who knew</h3><p>Nobody.</p><p>A post</p>"
    ),
)

# Chromium's own: a styled piece of a page, between comments.
STYLED_WORDS = Paste(
    html=(
        '<html><body>\n<!--StartFragment--><span style="color: rgb(32, 33, 36); font-'
        "family: arial; font-style: normal; font-weight: 400; display: inline !important; "
        'float: none;">Ce’cile said: "no…"</span><!--EndFragment-->\n</body>\n</html>'
    ),
    kept='<p>Ce’cile said: "no…"</p>',
)

TABLE = Paste(
    html=(
        "<table><tbody><tr><th>Place</th><td><b>Busan</b></td></tr><tr><td><ul><li>one</li>"
        "</ul></td></tr></tbody></table>"
    ),
    kept="<p>Place</p><p><strong>Busan</strong></p><ul><li><p>one</p></li></ul>",
)

# Copied in one story and pasted in another.
OWN_BLOCKS = Paste(
    html=(
        '<aside data-pm-slice="0 0 []" data-type="pullquote"><p>We stay.</p><p><cite>Ana'
        '</cite></p></aside><aside data-type="factbox"><h3>Title</h3><p>Fact</p></aside>'
        '<figure data-embed="https://t.me/a/1"><figcaption>A post</figcaption></figure>'
        '<figure data-photo="2" data-layout="full" data-file="no" data-alt="A street">'
        "<figcaption></figcaption></figure>"
    ),
    kept=(
        '<aside data-type="pullquote"><p>We stay.</p><p><cite>Ana</cite></p></aside>'
        '<aside data-type="factbox"><h3>Title</h3><p>Fact</p></aside>'
        '<figure data-embed="https://t.me/a/1"><figcaption>A post</figcaption></figure>'
        '<figure data-photo="2" data-layout="full" data-file="no" data-alt="A street">'
        "<figcaption></figcaption></figure>"
    ),
)

SAMPLES = {
    "Word": WORD,
    "Google Docs": GOOGLE_DOCS,
    "Word on the web": WORD_ONLINE,
    "Gmail": GMAIL,
    "Outlook": OUTLOOK,
    "a web page": WEB_PAGE,
    "Persian Word": PERSIAN,
    "our own editor": OWN_EDITOR,
    "Apple Mail": APPLE_MAIL,
    "LibreOffice": LIBREOFFICE,
    "Outlook on the web": OUTLOOK_WEB,
    "a news page": NEWS_PAGE,
    "styled words": STYLED_WORDS,
    "a table": TABLE,
    "our own boxes and cards": OWN_BLOCKS,
}


class PlainPaste(NamedTuple):
    text: str
    kept: tuple[str, ...]  # the paragraphs


PLAIN_SAMPLES = {
    "a phone": PlainPaste("One.\nTwo…\nThree", ("One.", "Two…", "Three")),
    "empty lines": PlainPaste(
        "One.\r\n\r\nTwo.\n\n\n Three", ("One.", "Two.", "Three")
    ),
    "a mail with broken lines": PlainPaste(
        "The ferry that left Busan at dawn with some three hundred people on\n"
        "board has run aground off the island, the coast guard said, and the\n"
        "tide is rising.\n\n"
        "Nobody was hurt. The captain, who is 52 and has sailed for thirty of\n"
        "those years, is being questioned.",
        (
            "The ferry that left Busan at dawn with some three hundred people on board "
            "has run aground off the island, the coast guard said, and the tide is rising.",
            "Nobody was hurt. The captain, who is 52 and has sailed for thirty of those "
            "years, is being questioned.",
        ),
    ),
    "an address": PlainPaste("Ana\nBusan\n\nDear all", ("Ana", "Busan", "Dear all")),
}
