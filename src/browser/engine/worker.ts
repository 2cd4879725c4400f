import './no-eval.js';
import { runScenario } from '../../experiment/run-scenario.js';

addEventListener('message', async ({ data }: MessageEvent<string>) => {
  const results = await runScenario(data);
  postMessage(results.summaries);
});
