/**
 * How far a run is, on stderr: a bar with the time left on a terminal, now and then a plain line elsewhere. Progress
 * never reaches stdout or a table.
 */
import { sendControls } from '../screen.js';

const BAR = 24;
/** Seconds between lines where there is no terminal. */
const EVERY = 10;

export class Progress {
  readonly #what: string;
  readonly #unit: string;
  readonly #total: number | undefined;
  readonly #stream: NodeJS.WriteStream;
  readonly #start = performance.now();
  #done = 0;
  #spoken = 0;

  /**
   * @param total steps to come; undefined while what is found decides how many
   * @param unit  what a step is, in the plural
   */
  constructor(
    what: string,
    total: number | undefined,
    unit = 'replications',
    stream: NodeJS.WriteStream = process.stderr,
  ) {
    this.#what = what;
    this.#unit = unit;
    this.#total = total;
    this.#stream = stream;
    this.#draw();
  }

  /** Wall time since the start, in seconds. */
  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  /** One more step is done. */
  step(): void {
    this.#done += 1;
    this.#draw();
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#stream.isTTY) sendControls(this.#stream, '\r\x1b[K');
  }

  #draw(): void {
    const total = this.#total;
    const left =
      this.#done === 0 || total === undefined
        ? ''
        : `, about ${duration((this.seconds / this.#done) * (total - this.#done))} left`;
    const counted = `${this.#done}${total === undefined ? '' : ` of ${total}`} ${this.#unit}`;
    if (this.#stream.isTTY) {
      const full = total === undefined ? 0 : Math.round((BAR * this.#done) / total);
      const bar = total === undefined ? '' : `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] `;
      const line = `${this.#what} ${bar}${counted}${left}`;
      sendControls(this.#stream, '\r\x1b[K');
      this.#stream.write(line.slice(0, Math.max(10, (this.#stream.columns ?? 80) - 1)));
    } else if (this.#done === total) {
      this.#stream.write(`${this.#what}: ${counted} in ${duration(this.seconds)}\n`);
    } else if (this.seconds >= this.#spoken + EVERY) {
      this.#spoken = this.seconds;
      this.#stream.write(`${this.#what}: ${counted}${left}\n`);
    }
  }
}

/** A time as people say it: `8 s`, `2 min 5 s`, `1 h 12 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
