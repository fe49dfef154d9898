/**
 * The text of a request or an answer, as long as it is no longer than it may be.
 *
 * @param maxBytes Reading stops there, however much more would come.
 * @returns `undefined` for one that is longer.
 */
export async function readLimited(
  message: Pick<Response, 'body' | 'text'>,
  maxBytes: number,
): Promise<string | undefined> {
  const reader = message.body?.getReader();
  if (!reader) return message.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
