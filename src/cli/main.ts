#!/usr/bin/env node
/**
 * Where golive begins: so little that it can be loaded whatever the machine lacks (too few file handles, a file of golive
 * that cannot be read), which is then said in words and not by a trace of Node's with a code that means a verdict.
 */
try {
  const { program } = await import('./program.js');
  await program(process.argv.slice(2));
} catch (error) {
  const { code } = error as { readonly code?: string };
  process.stderr.write(`golive: the program cannot be loaded: ${code ?? String(error)}\n`);
  process.exitCode = code === undefined ? 70 : 3;
}
