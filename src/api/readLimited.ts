/** The part of a `ReadableStream` that is needed to read it. */
export interface Body {
  getReader: () => Pick<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, 'read' | 'cancel'>;
}

type Bodied = Pick<Response, 'body' | 'text'>;

/**
 * Reads the bytes of a request or an answer, up to a limit.
 *
 * @param maxBytes Reading stops there.
 * @returns `undefined` if there are more.
 */
export async function readLimitedBytes(
  { body }: { readonly body: Body | null },
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Reads the text of a request or an answer, up to a limit. */
export async function readLimited(message: Bodied, maxBytes: number): Promise<string | undefined> {
  if (!message.body) return message.text();
  const bytes = await readLimitedBytes(message, maxBytes);
  return bytes && new TextDecoder().decode(bytes);
}
