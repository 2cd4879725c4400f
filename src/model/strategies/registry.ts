/** The strategies every scenario can extend. To add one: a file here and a line in this list. */
import { local } from './local.js';
import { national } from './national.js';
import type { Preset } from './preset.js';

export const presets: readonly Preset[] = [national, local];
