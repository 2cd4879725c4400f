/**
 * `local`: each trust configures its own build on a core that all of them share; better fit, longer preparation, help
 * decided nearer by. The core is the build of that name, and the smaller part of what a trust meets (P8).
 */
import { triangular } from '../parameter.js';
import type { Preset } from './preset.js';

export const local: Preset = {
  id: 'local',
  label: 'Locally configured builds',
  means: 'Each trust configures its own build with the supplier; changes are decided locally.',
  mechanisms: {
    local_configuration: {
      fit_share: { value: triangular(0.5, 0.7, 0.85), source: 'P7' },
      preparation_multiplier: { value: triangular(1.1, 1.25, 1.4), source: 'P48' },
      fixes_per_week: { value: triangular(0.02, 0.15, 0.5), source: 'P10' },
      shared_defects_share: { value: triangular(0.1, 0.3, 0.5), source: 'P8' },
      propagation_probability: { value: triangular(0.2, 0.5, 0.8), source: 'P9' },
      propagation_lag_weeks: { value: triangular(2, 8, 26), source: 'P9' },
      regression_probability: { value: triangular(0.05, 0.15, 0.35), source: 'P9b' },
      cost_multiplier: { value: triangular(0.5, 1.2, 1.5), source: 'P33' },
    },
    recovery_programme: {
      approval_lag_weeks: { value: triangular(0, 2, 6), source: 'P52' },
    },
  },
};
