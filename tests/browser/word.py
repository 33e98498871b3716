"""What Word puts on the clipboard, as HTML, with all that gives trouble (case D37)."""

PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NO_BREAK_SPACES = "&nbsp;" * 6

CLIPBOARD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{ margin: 0cm; font-family: "Calibri", sans-serif; }} --></style></head>
<body lang=DE style='tab-interval:35.4pt'><!--StartFragment-->
<h2 style='margin-top:2.0pt'><span style='color:#2F5496'>Ergebnisse<o:p></o:p></span></h2>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h3 style='margin-top:2.0pt'><span style='color:#1F3763'>Teilnahme<o:p></o:p></span></h3>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>28 Organisationen</b> kamen, die
Zusammen&shy;arbeit w&auml;chst.<ins cite="mailto:Redaktion" datetime="2018-07-12T09:00">
Eingef&uuml;gt.</ins><del cite="mailto:Redaktion" datetime="2018-07-12T09:01">
Gestrichen.</del><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>{NO_BREAK_SPACES}</span></span><![endif]>Vernetzung
f&ouml;rdern<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-list:Ignore'>&middot;<span
style='font:7.0pt "Times New Roman"'>{NO_BREAK_SPACES}</span></span><![endif]>R&auml;ume
teilen<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal>Stadt<o:p></o:p></p></td>
<td width=200><p class=MsoNormal>Dortmund<o:p></o:p></p></td></tr></table>
<p class=MsoNormal>Quelle<a href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference>[1]</span></a>, <a href="mailto:info@verein.example">Mail</a>,
<a href="javascript:alert(1)">Skript</a><o:p></o:p></p>
<p class=MsoNormal><img width=1 height=1 src="{PIXEL}"></p>
<!--EndFragment--></body></html>"""
