/** The hash of a text: the same whether its lines end as on Unix or as on Windows, since a checkout may turn one into the other. */
import { createHash } from 'node:crypto';

/** sha256 of a text with plain line feeds, in hexadecimal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
