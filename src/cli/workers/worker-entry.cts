/**
 * Where a worker thread begins. CommonJS, because the pool loads it with `require`, and a `require` of ES modules can
 * abort the process on Node.js 20 (exit 134, seldom): the simulation is imported instead.
 */
import type { Answer, Task } from './simulate-worker.js' with { 'resolution-mode': 'import' };

const loading = import('./simulate-worker.js');

module.exports = async (task: Task): Promise<Answer> => (await loading).default(task);
