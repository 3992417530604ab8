"""The English edition's standing pages."""

from newsroom.demo.facts import StandingPage

CONTACT = StandingPage(
    purpose="contact",
    title="Contact us",
    slug="contact",
    body="""
<p>This is an invented newsroom, built for a demonstration. Its stories, the people in them and the names that sign them are made up.</p>
<h2>Write to us</h2>
<p>Questions, tips and complaints reach the editors at <a href="mailto:english@newsroom.example">english@newsroom.example</a>. If you write about a report, please give its headline or its link, so that we find it quickly.</p>
<p>If writing to us could put you at risk, do not use a device or an account that others can look into, and leave out your name.</p>
""",
)

CORRECTIONS = StandingPage(
    purpose="corrections",
    title="How we correct mistakes",
    slug="corrections",
    body="""
<p>Every newsroom makes mistakes. Ours are corrected as soon as we are sure of them, and in the open.</p>
<h2>What counts as a mistake</h2>
<ul><li><p>a wrong name, number, date, place or quotation;</p></li><li><p>a picture that shows something other than its caption says;</p></li><li><p>a headline or a sentence that is true and still misleads.</p></li></ul>
<p>Typing errors are put right without a notice, unless they changed the meaning.</p>
<h2>Where notices stand</h2>
<p>A notice stands below the text of the report. It says what was wrong, what is right and when we changed it. All notices are kept together under <a href="/corrections/">Corrections and notices</a>. If a report cannot stand at all, we withdraw it, and its address goes on telling why.</p>
<h2>Tell us</h2>
<p>Have you found a mistake? Write to <a href="mailto:english@newsroom.example">english@newsroom.example</a>. An editor who did not work on the report will look into it.</p>
""",
)

PRINCIPLES = StandingPage(
    purpose="ethics",
    title="Our publishing principles",
    slug="principles",
    body="""
<p>We publish what we know and say how we know it. Where something is unclear, we say that too.</p>
<h2>Checking</h2>
<p>A second pair of eyes reads every report before you do. A disputed fact needs two sources that do not depend on each other; if we have only one, the report tells you so. Whoever is accused of something is asked for an answer first.</p>
<h2>People in danger</h2>
<p>No report is worth a life. We leave out names, faces and places that could expose a source, a witness or a colleague, and some of our reporters sign with a pen name.</p>
<h2>News and opinion</h2>
<p>News reports take no side. A piece that argues is labelled Opinion, and the view in it is its author’s own. Nobody who pays us, and no government, decides what we publish.</p>
""",
)

PAGES = (CONTACT, CORRECTIONS, PRINCIPLES)
