/** Loaded into golive by --import: a line in COUNTED for every worker thread and for all settings that one unpacks. */
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) {
  const note = (what) => appendFileSync(process.env.COUNTED, `${what}\n`);
  note('thread');
  const { deserialize } = v8;
  v8.deserialize = (bytes) => {
    note('settings');
    return deserialize(bytes);
  };
  syncBuiltinESMExports();
}
