/** When a trust is stable; apart from the weekly look that counts it, for the authority counts by it too. */

/** Stable: this few severe defects open ... */
export const STABLE_DEFECTS = 3;
/** ... for this many weekly looks in a row (P12, P39). */
export const STABLE_WEEKS = 4;
