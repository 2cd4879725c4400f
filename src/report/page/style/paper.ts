/** On paper, A4 in either direction: black on white, nothing to click, no chart or row torn apart. */
export const paper = `
@page { margin: 14mm; }
@media print {
  :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #333; --line: #bbb; }
  html { font-size: 10pt; }
  body { display: block; max-width: none; padding: 0; }
  nav, .skip, .choose, button, noscript { display: none; }
  p, ul, ol, dl { max-width: 52rem; }
  header { padding-top: 0; }
  .points { grid-template-columns: 1fr 1fr; gap: 0.6rem; margin: 1rem 0; }
  .point { padding: 0.6rem 0.8rem; }
  main > section { padding: 1.25rem 0 0.5rem; break-inside: auto; }
  h2, h3, figcaption, tr.part { break-after: avoid; }
  figure.chart, .point, tr, .mind { break-inside: avoid; }
  details:not([open]) { display: none; }
  .scroll { overflow: visible; }
  table, thead th, tr.part th { font-size: 8.5pt; }
  table { min-width: 0; }
  td small { font-size: 7.5pt; }
  th, td { padding: 0.3rem 0 0.3rem 0.6rem; }
  td { white-space: normal; }
  a { color: inherit; text-decoration: none; }
}
`;
