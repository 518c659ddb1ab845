#!/usr/bin/env bash
# python-docx: text put in with Track Changes, and cells that are form fields, are not read
#
# Guess: paragraph.text gives what Word shows, without what was struck out; row.cells gives as many cells as
#   the row has.
# What happens: Of 'Confidence is 85%' corrected under Track Changes to 83%, 'Confidence is ' is left: both
#   the old and the new figure are missing. Text in a content control and the result of a simple field are
#   missing in the same way. A cell that is itself a content control is left out of row.cells, so that the
#   row is one short and later columns move to the left. A link is read.
# Why it matters: Delivery plans come as Word tables that several people correct, in templates with controls
#   for status and date. Progress is lost or stands under the wrong heading, and nothing is raised. Remedy:
#   walk the XML (w:t below w:tc) and refuse a row that is too short; mammoth gives corrections, controls
#   and cells in full, but no simple field.
# Seen with: python-docx 1.2.0, mammoth 1.13.0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0
cd "$work"
venv/bin/python - <<'PYTHON'
import docx
import mammoth
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTED = 'w:author="A. Writer" w:date="2020-06-15T09:00:00Z"'


def part(name, inside, more=""):
    return parse_xml(f"<w:{name} {WORD} {more}>{inside}</w:{name}>")


def run(text, tag="t"):
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


document = docx.Document()
paragraphs = {
    "corrected": [
        part("del", run("85%", "delText"), f'w:id="1" {NOTED}'), part("ins", run("83%"), f'w:id="2" {NOTED}'),
    ],
    "controlled": [part("sdt", f"<w:sdtContent>{run('on track')}</w:sdtContent>")],
    "field": [part("fldSimple", run("42"), 'w:instr=" DOCPROPERTY Total "')],
    "link": [part("hyperlink", run("appendix"), 'w:anchor="appendix"')],
}
for name, parts in paragraphs.items():
    paragraph = document.add_paragraph(f"{name}: ", style=None)
    for made in parts:
        paragraph._p.append(made)
table = document.add_table(rows=2, cols=3)
for row, texts in zip(table.rows, (("item", "status", "owner"), ("B7", "on track", "Estates")), strict=True):
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
row = table.rows[1]._tr
cell, control = row.tc_lst[1], part("sdt", "<w:sdtContent/>")
row.replace(cell, control)
control[0].append(cell)
document.save("plan.docx")

read = docx.Document("plan.docx")
texts = [paragraph.text for paragraph in read.paragraphs]
cells = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
print(texts, cells, sep="\n")
assert texts == ["corrected: ", "controlled: ", "field: ", "link: appendix"]
assert cells == [["item", "status", "owner"], ["B7", "Estates"]]
with open("plan.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print(html)
assert all(words in html for words in ("corrected: 83%", "controlled: on track", "<p>on track</p>"))
assert "42" not in html
PYTHON
