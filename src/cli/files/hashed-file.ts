/** A new file that is written piece by piece and hashed on the way; on disk for certain once it is closed. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { explained } from '../machine-error.js';

/** What the manifest says of a file. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

const BUFFERED = 1 << 16;

export class HashedFile {
  readonly #name: string;
  readonly #fd: number;
  readonly #hash = createHash('sha256');
  #waiting = '';
  #bytes = 0;
  #open = true;

  /**
   * @param path  where; must not exist yet
   * @param name  its name in the manifest
   */
  constructor(path: string, name: string) {
    this.#name = name;
    this.#fd = openSync(path, 'wx', 0o666);
  }

  /** Text is written in UTF-8. */
  write(piece: string | Uint8Array): void {
    if (typeof piece === 'string') {
      this.#waiting += piece;
      if (this.#waiting.length >= BUFFERED) this.#flush();
    } else {
      this.#flush();
      this.#put(piece);
    }
  }

  /** Writes what is waiting, waits for the disk and closes. */
  finish(): WrittenFile {
    this.#flush();
    this.#attempt(() => fsyncSync(this.#fd));
    this.close();
    return { path: this.#name, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Closes without more ado; harmless if it is closed. */
  close(): void {
    if (this.#open) closeSync(this.#fd);
    this.#open = false;
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting, 'utf8');
    this.#waiting = '';
    this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += this.#attempt(() => writeSync(this.#fd, bytes, at));
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw explained(`write ${this.#name}`, error);
    }
  }
}
