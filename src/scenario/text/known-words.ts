/** Words of `known:` that the shape and its reader share. */

/** A go-live before the start whose date does not matter. */
export const BEFORE = 'before';
