import { expect, it } from 'vitest';
import { systemOf } from '../../src/cli/system.js';
import { terminalGlyphs } from '../../src/cli/terminal.js';
import { ascii, blocks } from '../../src/report/pictures/glyphs.js';

const [linux, windows] = [systemOf('linux'), systemOf('win32')];
const terminal = { isTTY: true };

it('there are no pictures in what is no terminal', () => {
  expect(terminalGlyphs({}, { LANG: 'en_GB.UTF-8' }, linux)).toBeUndefined();
  expect(terminalGlyphs({ isTTY: false }, { WT_SESSION: '1' }, windows)).toBeUndefined();
});

it.each([
  [{ LANG: 'en_GB.UTF-8' }, blocks],
  [{ LANG: 'C.utf8' }, blocks],
  [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, ascii],
  [{ LC_ALL: '', LC_CTYPE: 'de_DE.UTF-8' }, blocks],
  [{ LANG: 'en_GB.ISO-8859-1' }, ascii],
  [{}, ascii],
  [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, ascii],
  [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, ascii],
])('on Unix the locale says whether there are blocks: %o', (env, glyphs) => {
  expect(terminalGlyphs(terminal, env, linux)).toBe(glyphs);
  expect(terminalGlyphs(terminal, env, systemOf('darwin'))).toBe(glyphs);
});

it.each([
  [{}, ascii],
  [{ WT_SESSION: 'x' }, blocks],
  [{ TERM_PROGRAM: 'vscode' }, blocks],
  [{ TERM: 'xterm-256color' }, blocks],
])('on Windows the terminal does: %o', (env, glyphs) => {
  expect(terminalGlyphs(terminal, env, windows)).toBe(glyphs);
});
