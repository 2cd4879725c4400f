/** The keys of a scenario file that are neither parameters nor mechanisms, as rows: path, form, default and meaning. */
import type { Key, Keys } from '../../scenario/keys/key.js';
import { programmeKeys } from '../../scenario/keys/programme-keys.js';
import { calendarKeys, horizonKeys, judgementKeys, runKeys } from '../../scenario/keys/run-keys.js';
import { forTrustKeys, strategyKeys, trustGroupKeys, trustKeys } from '../../scenario/keys/strategy-keys.js';
import { defaultInWords } from './parameters.js';

/** One key. */
export interface KeyOfFile {
  /** Dotted; `<id>` and `<n>` stand for an id of the file and the index of an entry. */
  readonly path: string;
  /** What may stand there, in words, with unit and range. */
  readonly form: string;
  readonly required: boolean;
  /** The value where the file says nothing; empty where there is none. */
  readonly standard: string;
  readonly means: string;
}

/** Every key, in the order of the tables; what a strategy may say as the programme does is listed once. */
export const keysOfFile: readonly KeyOfFile[] = [
  ...keysBelow('', { ...runKeys, ...horizonKeys, ...calendarKeys, ...judgementKeys, ...programmeKeys }),
  ...keysBelow('trusts.<id>', { ...trustGroupKeys, ...trustKeys }),
  ...keysBelow('strategies.<id>', ownOf(strategyKeys)),
  ...keysBelow('strategies.<id>.for_trusts.<id>', forTrustKeys),
];

/** The keys of a strategy that the file itself has not. */
function ownOf(keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => !Object.hasOwn(programmeKeys, name)));
}

function keysBelow(above: string, keys: Keys): KeyOfFile[] {
  return Object.entries(keys).flatMap(([name, key]) => rowsOf(above === '' ? name : `${above}.${name}`, key));
}

function rowsOf(path: string, key: Key): KeyOfFile[] {
  const row: KeyOfFile = {
    path,
    form: formInWords(key),
    required: key.required === true,
    standard: 'default' in key ? String(key.default ?? '') : '',
    means: key.means ?? '',
  };
  switch (key.form) {
    case 'group': {
      const numbers = Object.entries(key.numbers?.parameters ?? {}).map(([name, parameter]) => ({
        path: `${path}.${name}`,
        form: `number (${parameter.unit}), ${parameter.range[0]} to ${parameter.range[1]}, or a distribution`,
        required: false,
        standard: key.layered ? '' : defaultInWords(parameter),
        means: parameter.means,
      }));
      return [row, ...keysBelow(path, key.keys), ...numbers];
    }
    case 'either':
      return [row, ...keysBelow(path, key.group.keys)];
    case 'map':
      return isLeaf(key.of) ? [row] : [row, ...rowsOf(`${path}.<id>`, key.of)];
    case 'list':
      return isLeaf(key.of) ? [row] : [row, ...rowsOf(`${path}.<n>`, key.of)];
    default:
      return [row];
  }
}

function isLeaf({ form }: Key): boolean {
  return form !== 'group' && form !== 'map' && form !== 'list' && form !== 'either';
}

function formInWords(key: Key): string {
  switch (key.form) {
    case 'day':
      return key.word === undefined ? 'date' : `date, or ${key.word}`;
    case 'number':
      return `${key.whole ? 'whole number' : 'number'} (${key.unit}), ${key.range[0]} to ${key.range[1]}`;
    case 'counts':
      return `whole number (${key.unit}), ${key.range[0]} to ${key.range[1]}, or such by date`;
    case 'span':
      return key.single ? 'date, or from and until' : 'from and until';
    case 'name':
      return key.word === undefined ? 'id' : `id, or ${key.word}`;
    case 'word':
      return key.words.join(', ');
    case 'either':
      return `${formInWords(key.plain)}, or a map`;
    case 'text':
      return 'text';
    case 'list':
      return [...(key.words ?? []), isLeaf(key.of) ? `list: ${formInWords(key.of)}` : 'list'].join(', or ');
    case 'map':
      return isLeaf(key.of) ? `by id: ${formInWords(key.of)}` : 'by id';
    case 'group':
      return 'map';
  }
}
