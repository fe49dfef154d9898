/** An answer that nothing on the way may keep. */
export function answer(status: number, body: object, headers?: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** A refusal. Its code is stable; its message tells whoever reads Cal.com's or their own logs what to do. */
export function refuse(status: number, code: string, message: string): Response {
  const headers: Record<string, string> = status === 405 ? { allow: 'POST' } : {};
  return answer(status, { ok: false, code, message }, headers);
}
