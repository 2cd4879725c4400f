/** Tables: numbers to the right, wide ones scroll by themselves. */
export const tables = `
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; min-width: min(100%, 30rem); overflow-wrap: normal; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.5rem; }
th, td { text-align: right; vertical-align: top; padding: 0.55rem 0 0.55rem 1.5rem; border-bottom: 1px solid var(--line); }
th:first-child { text-align: left; padding-left: 0; min-width: 9rem; max-width: 24rem; }
thead td { border-bottom: 2px solid var(--line); }
thead th { vertical-align: bottom; max-width: 12rem; color: var(--quiet); font-weight: 600; font-size: 0.875rem; line-height: 1.35; border-bottom: 2px solid var(--line); }
tbody th { font-weight: 550; }
tr.part th { padding-top: 1.75rem; color: var(--quiet); font-size: 0.875rem; border-bottom: 2px solid var(--line); max-width: none; }
td { white-space: nowrap; }
table.texts td { white-space: normal; }
td.muted { color: var(--quiet); }
table.texts th, table.texts td { text-align: left; }
.mark.out { background: var(--mind-ground); color: var(--mind); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }
@media (max-width: 40rem) {
  table { font-size: 0.875rem; min-width: 0; }
  th, td { padding-left: 0.75rem; }
  th:first-child { min-width: 6.5rem; }
  td { white-space: normal; }
}
th button { border: 0; padding: 0; background: none; min-height: 0; font-weight: inherit; color: inherit; text-align: inherit; }
`;
