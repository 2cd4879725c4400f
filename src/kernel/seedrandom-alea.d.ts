/** The one generator of seedrandom that is used, loaded without the package's entry point (which pulls in node:crypto). */
declare module 'seedrandom/lib/alea.js' {
  interface Alea {
    /** A uniform number in [0, 1), a multiple of 2^-32. */
    (): number;
    /** A uniform number in [0, 1), a multiple of 2^-53. */
    double(): number;
    /** A uniform 32-bit signed integer. */
    int32(): number;
  }
  export default function alea(seed: string): Alea;
}
