/**
 * Trying a change: a strategy of the report is planned and steered otherwise, simulated anew in the same worlds, and shown
 * beside what the report says, with the command and the lines of the file that make it permanent. The change is what the
 * command line takes as `--set`, so that whatever is seen here can be had there.
 */
import { changesOf } from '../../experiment/paired-change.js';
import type { PageData } from '../../report/page/page-data.js';
import { isEdited, overridesOfEdits, type WaveKey } from '../../report/what-if/edits.js';
import { fill, labelled, make } from '../dom.js';
import type { Ran, Read } from '../engine/answer.js';
import { Engine, Stopped } from '../engine/client.js';
import { sourceOf } from '../source-of.js';
import { controlsOf } from './controls.js';
import { draftOf, orderOf, put } from './draft.js';
import { outcomeOf } from './outcome.js';
import { progressLine } from './progress.js';
import { failureText } from './said.js';
import { timelineEditor } from './timeline.js';

/** Replications of a change that is tried, where the report has as many. */
const QUICK = 10;

/** How far from the screen the section is made ready: one screen. */
const NEAR = '100%';

/** Changes within this time are tried together, ms. */
const PAUSE = 120;

export interface WhatIfPlace {
  readonly section: HTMLElement;
  readonly engine: Engine;
  readonly data: PageData;
  /** Draws the sections of the report from a run; undefined: as it was. */
  readonly redraw: (data: PageData | undefined) => void;
}

/** Fills the section; the scenario is read when somebody comes near it. */
export function startWhatIf(place: WhatIfPlace): void {
  const { section, engine, data } = place;
  const begin = make('button', { type: 'button' }, 'Begin');
  const body = make('div', {}, begin);
  fill(
    section,
    make('h2', { id: 'what-if-title' }, 'Try a change'),
    make(
      'p',
      {},
      'Move a go-live, or decide otherwise: the change is simulated here, in this page, in the same worlds as the report. Nothing is sent anywhere.',
    ),
    body,
  );
  const why = Engine.whyNot();
  if (why !== undefined) {
    fill(body, make('p', { class: 'mind' }, why));
    return;
  }
  let asked = false;
  const read = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    fill(body, make('p', { role: 'status' }, 'The scenario is read ...'));
    const [first] = data.strategies;
    const choices = { replications: quickOf(data), seed: data.reproduce.seed, strategies: [first!.id] };
    try {
      const answer = (await engine.ask(sourceOf(data), { kind: 'rehearse', choices })) as Read;
      fill(body, ...editorOf(place, answer));
    } catch (error) {
      fill(body, failureText(error, fileOf(data)));
    }
  };
  begin.addEventListener('click', () => void read());
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      void read();
    },
    { rootMargin: NEAR },
  );
  near.observe(section);
}

function quickOf({ replications }: PageData): number {
  return Math.min(QUICK, replications);
}

function fileOf({ scenario }: PageData): string {
  return `${scenario}.yaml`;
}

function editorOf({ engine, data, redraw }: WhatIfPlace, read: Read): HTMLElement[] {
  const source = sourceOf(data);
  const progress = progressLine();
  const outcome = make('div', { class: 'outcome', 'aria-live': 'polite' });
  const controls = make('div', {});
  const strategy = make('select', {}, ...data.strategies.map(({ id, label }) => make('option', { value: id }, label)));
  const counts = [...new Set([quickOf(data), data.replications])];
  const count = make('select', {}, ...counts.map((n) => make('option', { value: n }, String(n))));
  const reset = make('button', { type: 'button' }, 'Undo all changes');
  const whole = make('button', { type: 'button', disabled: true }, 'Draw the whole report with it');
  const back = make('button', { type: 'button', hidden: true }, 'Back to the report as it was');
  let draft = draftOf(read, data.strategies[0]!.id);
  let latest = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const timeline = timelineEditor({
    onDate: (trust, date) => {
      const planned = draft.decisions.trusts.find(({ id }) => id === trust)?.date;
      if (date === planned && draft.edits.waves.size === 0) draft.edits.dates.delete(trust);
      else draft.edits.dates.set(trust, date);
      changed();
    },
    onPlace: (trust, places) => {
      const order = orderOf(draft);
      const from = order.indexOf(trust);
      order.splice(from, 1);
      order.splice(from + places, 0, trust);
      wave('order', `[${order.join(', ')}]`);
    },
  });
  /** Waves place every trust: dates that were moved one by one give way. */
  const wave = (key: WaveKey, value: string | undefined): void => {
    draft.edits.dates.clear();
    put(draft.edits.waves, key, value);
    changed();
  };
  const choose = (): void => {
    draft = draftOf(read, strategy.value);
    timeline.show(draft.decisions);
    fill(
      controls,
      controlsOf(draft.decisions, {
        onWave: wave,
        onValue: (path, value) => {
          put(draft.edits.others, path, value);
          changed();
        },
      }),
    );
    changed();
  };
  const changed = (): void => {
    latest += 1;
    clearTimeout(pause);
    whole.disabled = !isEdited(draft.edits);
    if (isEdited(draft.edits)) pause = setTimeout(() => void tryIt(), PAUSE);
    else {
      engine.stop();
      timeline.show(draft.decisions);
      progress.end('');
      fill(outcome);
    }
  };

  /** Simulates the change; `all`: every strategy and replication of the report, which is then drawn with it. */
  const tryIt = async (all = false): Promise<void> => {
    const mine = ++latest;
    const { decisions, edits } = draft;
    const own = overridesOfEdits(decisions, edits);
    const changedSource = { text: source.text, set: [...source.set, ...own] };
    const replications = all ? data.replications : Number(count.value);
    const isAll = data.strategies.length === read.strategies.length;
    const strategies = all ? data.strategies.map(({ id }) => id) : [decisions.strategy];
    engine.stop();
    progress.begin('The change is read ...', () => engine.stop());
    try {
      const began = performance.now();
      const request = { kind: 'run', file: fileOf(data), version: data.reproduce.version } as const;
      const perTrust = all && data.byTrust !== null;
      const choices = { replications, seed: data.reproduce.seed, strategies, perTrust };
      const task = { ...request, choices, page: all, tables: false };
      const running = engine.ask(changedSource, task, progress.step) as Promise<Ran>;
      // While helpers simulate, the head has time to say what the change decides.
      const reading = (engine.ask(changedSource) as Promise<Read>).then((found) => {
        if (mine === latest) timeline.show(found.decisions.find((one) => one.strategy === decisions.strategy)!);
        return found;
      });
      const [ran, changedRead] = await Promise.all([running, reading]);
      if (mine !== latest) return;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      progress.end(`${replications} replications in ${seconds} s`);
      const { strategy: changedOne } = decisions;
      const before = data.compared.find((one) => one.strategy === changedOne)!.values;
      const after = ran.compared.find((one) => one.strategy === changedOne)!.values;
      fill(
        outcome,
        ...outcomeOf({
          changes: changesOf(before, after, ran.repeats),
          start: ran.start,
          label: decisions.label,
          own,
          set: changedSource.set,
          run: {
            file: fileOf(data),
            replications,
            seed: data.reproduce.seed === read.seed ? undefined : data.reproduce.seed,
            strategies: all && isAll ? undefined : strategies,
            perTrust,
          },
          read: changedRead,
        }),
      );
      if (all && ran.page !== undefined) {
        redraw(ran.page);
        back.hidden = false;
      }
    } catch (error) {
      if (mine !== latest) return;
      if (error instanceof Stopped) progress.end('Stopped.');
      else {
        progress.end('');
        fill(outcome, failureText(error, fileOf(data)));
      }
    }
  };

  strategy.addEventListener('change', choose);
  count.addEventListener('change', changed);
  reset.addEventListener('click', choose);
  whole.addEventListener('click', () => void tryIt(true));
  back.addEventListener('click', () => {
    redraw(undefined);
    back.hidden = true;
  });
  choose();
  return [
    make('div', { class: 'choose' }, labelled('Strategy to change', strategy), labelled('Replications', count), reset),
    timeline.element,
    make(
      'details',
      {},
      make('summary', {}, 'Waves, gate, hold, recovery, planned reduction, configuration, cutover'),
      controls,
    ),
    progress.element,
    outcome,
    make('div', { class: 'choose' }, whole, back),
  ];
}
