/** `national`: one build for all trusts, configured centrally; shorter preparation, a slower way to local help. */
import { triangular } from '../parameter.js';
import type { Preset } from './preset.js';

export const national: Preset = {
  id: 'national',
  label: 'National build',
  means: 'One national build for every trust; changes are decided centrally.',
  mechanisms: {
    local_configuration: {
      fit_share: { value: triangular(0.45, 0.6, 0.75), source: 'P7' },
      preparation_multiplier: { value: 1, source: 'P48' },
      fixes_per_week: { value: triangular(0.02, 0.15, 0.5), source: 'P10' },
      shared_defects_share: { value: triangular(0.5, 0.7, 0.9), source: 'P8' },
      propagation_probability: { value: triangular(0.4, 0.7, 0.95), source: 'P9' },
      propagation_lag_weeks: { value: triangular(4, 16, 36), source: 'P9' },
      regression_probability: { value: triangular(0.05, 0.15, 0.35), source: 'P9b' },
      cost_multiplier: { value: 1, source: 'P33' },
    },
    recovery_programme: {
      approval_lag_weeks: { value: triangular(2, 6, 26), source: 'P52' },
    },
  },
};
