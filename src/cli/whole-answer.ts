/**
 * Answers on stdout where that is a file: written whole, or an error. Node hands a file each chunk once, and what a disk
 * that fills up did not take of it would be missing without a word.
 */
import { fstatSync, writeSync } from 'node:fs';

const STDOUT = 1;

type Written = (error?: Error | null) => void;

/** From now on stdout takes all of what is written to it, or fails. */
export function writeWholeAnswers(): void {
  if (!fstatSync(STDOUT).isFile()) return;
  process.stdout._write = (chunk: Buffer | string, encoding: BufferEncoding, written: Written) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(STDOUT, bytes, at);
    } catch (error) {
      written(error as Error);
      return;
    }
    written();
  };
}
