"""How our web pages look: on a screen of any width, and printed on A4."""

from __future__ import annotations

CSS = """\
@page { size: A4; margin: 20mm 15mm 20mm 30mm;
  @top-center { content: counter(page); font: 14pt "Times New Roman", "Liberation Serif", serif; } }
@page across { size: A4 landscape; }
@page :first { @top-center { content: none; } }
body { margin: 0; background: #f2f2f0; color: #000; }
.paper { font: 14pt/1.45 "Times New Roman", "Liberation Serif", serif; background: #fff;
  max-width: 54rem; margin: 1.5rem auto; padding: 2.5rem 3rem; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: #fff; color: #000; }
.skip:focus { left: 1rem; top: .5rem; }
:focus-visible { outline: 3px solid #00449e; outline-offset: 2px; }
main:focus { outline: none; }
h1 { font-size: 15pt; text-align: center; margin: .6em 0 .3em; }
h2, h3, h4, h5, h6 { font-size: 14pt; margin: 1.2em 0 .4em; break-after: avoid; }
.section, .point { font-style: italic; }
.annex > h2 { text-align: center; margin-top: 2.5rem; }
.centred { text-align: center; text-indent: 0; font-weight: bold; break-after: avoid; }
p { margin: 0 0 .45em; text-align: justify; text-indent: 10mm; }
header p, .annex > h2 + p { text-align: center; text-indent: 0; }
figure { margin: .8em 0; text-align: center; break-inside: avoid; }
svg { max-width: 100%; height: auto; }
hr { width: 33%; border: 0; border-top: 1px solid; margin: .5em auto 1.4em; }
ul, ol { margin: 0 0 .45em; padding-left: 16mm; }
ul { list-style: "- "; }
li { margin-bottom: .25em; text-align: justify; }
.wide { overflow-x: auto; margin: 0 0 .8em; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.3;
  font-variant-numeric: lining-nums tabular-nums; }
caption { font-size: 13pt; font-weight: bold; padding: .5em 0 .3em; break-after: avoid; }
th, td { border: 1px solid #000; padding: .25em .5em; vertical-align: middle; }
th { text-align: center; background: #f2f2f0; }
th.name { background: none; font-weight: normal; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.right { text-align: right; white-space: nowrap; }
.center { text-align: center; white-space: nowrap; }
.left, th.name.left { text-align: left; overflow-wrap: anywhere; min-width: 5em; }
@media (max-width: 40rem) {
  .paper { margin: 0; padding: 1rem; font-size: 13pt; }
  p, li { text-align: left; }
  p { text-indent: 0; }
  ul, ol { padding-left: 1.5em; }
  caption { text-align: left; max-width: calc(100vw - 2rem); }
  figure { overflow-x: auto; }
  svg { max-width: none; }
}
@media print {
  body { background: none; }
  .paper { max-width: none; margin: 0; padding: 0; font-size: 14pt; }
  .skip { display: none; }
  .wide { overflow: visible; }
  .whole { break-inside: avoid; }
  .across { page: across; }
  .annex { break-before: page; }
  .annex > h2 { margin-top: 0; }
  .small { font-size: 10pt; }
  .small .left { min-width: 0; }
  .small th, .small td { padding: .2em .3em; }
  tr:nth-last-child(-n+2) { break-before: avoid; }
}
"""
