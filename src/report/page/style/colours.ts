/**
 * The colours of the page. Text stands out from its ground at 4.5 to 1 or more in light and dark; strategies are told
 * apart by those who do not see red or green (after Okabe and Ito), and each also has a dash and a sign of its own.
 */
export const colours = `
:root {
  --ground: #ffffff; --raised: #f6f7f9; --ink: #16202c; --quiet: #505c6b; --line: #d8dde4; --accent: #0b5394;
  --good: #0a6847; --good-ground: #e4f3ec; --mind: #7a4a00; --mind-ground: #fdf3e1;
  --s0: #005f9e; --s1: #b34700; --s2: #00694e; --s3: #97306b; --s4: #6b5200; --s5: #5b3fa8; --s6: #3d4b5c; --s7: #8c1d18;
  --usual: #606c7a;
  --planned: #e3e7ec; --preparing: #a9cbe8; --deferred: #cfd4a0; --held: #8a6d00; --re_engaging: #c9b8e8;
  --disrupted: #c2410c; --recovery: #f0a36b; --upgrading: #3f6fa3; --stable: #237a59; --withdrawn: #3f4854;
  --gain: #0a6847; --loss: #b34700; --total: #3d4b5c;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --raised: #1b212a; --ink: #e9edf2; --quiet: #a9b4c2; --line: #343d4a; --accent: #8ec1f5;
    --good: #6fd3a8; --good-ground: #16322a; --mind: #f0c177; --mind-ground: #33270f;
    --s0: #6db8f2; --s1: #ff9d5c; --s2: #46c79b; --s3: #ec9bc9; --s4: #e0c04c; --s5: #b8a4f7; --s6: #b5c1cf; --s7: #ff9a92;
    --usual: #98a4b3;
    --planned: #2b333e; --preparing: #3c6f9c; --deferred: #666c3d; --held: #d1ac2f; --re_engaging: #6f5a9e;
    --disrupted: #e8622c; --recovery: #8f5629; --upgrading: #7fb0e6; --stable: #3fa883; --withdrawn: #8f9bab;
    --gain: #46c79b; --loss: #ff9d5c; --total: #b5c1cf;
  }
}
:root { color-scheme: light dark; }
`;
