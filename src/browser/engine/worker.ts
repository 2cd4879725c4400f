/**
 * The script of every worker of a page. The first message tells it which it is: the head, or one of the helpers.
 */
import './no-eval.js'; // first: before any schema is made
import { lead } from './head.js';
import { serve } from './helper.js';
import type { Request, Role } from './messages.js';

let answer: ((request: Request) => Promise<void>) | undefined;

addEventListener('message', ({ data }: MessageEvent<Role | Request>) => {
  if (!('role' in data)) void answer?.(data);
  else if (data.role === 'helper') serve(data.head);
  else answer = lead(data.helpers, (reply) => postMessage(reply));
});
