/**
 * Keeps zod from compiling checks with `new Function`, which the page's policy forbids and would report. It must be the
 * first thing the worker imports: zod probes when the first schema is made.
 */
import { z } from 'zod';

z.config({ jitless: true });
