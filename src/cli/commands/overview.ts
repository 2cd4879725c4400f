/** What golive says of itself when no command is named. Written out here so that nothing has to be loaded for it. */

import { exitCodesText } from '../exit.js';
import { commands } from './registry.js';

const widest = Math.max(...commands.map(({ name, takes }) => name.length + takes.length));

export const overview = `golive <command>

Simulates phased hospital go-lives: patient delay and lost revenue under
different strategies, in the same worlds, against a future without go-lives.

Commands:
${commands.map(({ name, takes, means }) => `  ${`${name} ${takes}`.padEnd(widest + 1)}  ${means}`).join('\n')}

Options:
  -h, --help      This, or with a command: its options and examples
  --version       Which version this is
  --debug         Show the stack trace of an internal error

Begin with:
  golive run scenarios/quickstart.yaml

${exitCodesText}
`;
