/** Since when care is what it was in the middle of the 2020s, for defaults whose evidence differs between 2008 and then. */
export const RECENT = '2022-01-01';
