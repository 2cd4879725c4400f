/** Ids that the page and its script share. */

/** The section in which changes are tried; it stays when the report is drawn anew. */
export const WHAT_IF = 'what-if';
