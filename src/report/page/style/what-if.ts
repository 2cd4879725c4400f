/** Where changes are tried: the timeline with its bars, the controls, what came of it. */
export const whatIf = `
.field { display: grid; gap: 0.2rem; margin: 0 0 0.75rem; }
.field label, .check { font-size: 0.875rem; color: var(--quiet); }
.field .note { font-size: 0.8125rem; }
.check { display: flex; gap: 0.5rem; align-items: center; margin-bottom: 0.75rem; }
.check input { min-height: 0; width: 1.1rem; height: 1.1rem; }
.choose > * { min-width: 0; max-width: 100%; }
.choose select { width: 100%; }
.choose .field { margin: 0; }
.choose .field label { color: var(--quiet); }
textarea { font: 0.875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; width: 100%; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 6px; padding: 0.75rem; white-space: pre; overflow: auto; }
button.main { background: var(--accent); color: var(--ground); border-color: var(--accent); font-weight: 600; }
button:disabled { color: var(--quiet); border-color: var(--line); cursor: default; }
.timeline { margin: 1rem 0; }
.plan { list-style: none; margin: 0; padding: 0; max-width: none; max-height: 36rem; overflow: auto; }
.plan li { display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr) auto; gap: 1rem; align-items: center; margin: 0; padding: 0.3rem 0.25rem; border-bottom: 1px solid var(--line); }
.plan .trust { font-size: 0.9375rem; }
.track { position: relative; height: 1.75rem; background: var(--raised); border-radius: 4px; overflow: hidden; }
.track > span { position: absolute; top: 0; bottom: 0; }
.track .bar { right: 0; background: var(--stable); border-left: 6px solid var(--ink); border-radius: 4px 0 0 4px; cursor: ew-resize; touch-action: none; }
.track .bar:focus-visible { outline-offset: -3px; }
.track .bar[aria-disabled] { cursor: default; opacity: 0.5; }
.track .closed { background: repeating-linear-gradient(45deg, var(--line) 0 3px, transparent 3px 8px); }
.track .deadline { border-left: 2px dashed var(--mind); }
.dated { display: flex; gap: 0.35rem; }
.dated input { font-size: 0.875rem; }
.dated button { min-width: 2.25rem; padding: 0; }
.axis { position: relative; height: 1.5rem; margin: 0 17.5rem 0 13.25rem; color: var(--quiet); font-size: 0.8125rem; }
.axis span { position: absolute; border-left: 1px solid var(--line); padding-left: 0.3rem; }
.controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; }
fieldset { border: 1px solid var(--line); border-radius: 10px; padding: 0.75rem 1rem; margin: 0; min-width: 0; }
legend { font-weight: 600; padding: 0 0.35rem; }
fieldset input:not([type=checkbox]), fieldset select { width: 100%; }
.progress { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; min-height: 2.5rem; margin: 0.75rem 0; }
.progress progress { accent-color: var(--accent); width: min(20rem, 100%); }
.progress .status { margin: 0; color: var(--quiet); }
.outcome h3 { margin: 1.5rem 0 0.5rem; }
.outcome > button { margin-bottom: 1rem; }
.issues { padding-left: 1.25rem; margin: 0; max-width: none; }
@media (max-width: 48rem) {
  .plan li { grid-template-columns: minmax(0, 1fr); gap: 0.35rem; }
  .axis { margin: 0; }
}
@media print { #what-if, #scenario { display: none; } }
`;
