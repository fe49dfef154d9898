import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const PORT = Number(process.env.PORT ?? 4030);
const TYPES = { '.js': 'text/javascript', '.map': 'application/json', '': 'application/json' };

/** A small extension server. Its hosts are other sites, so it allows all origins. */
const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  try {
    const file = await readFile(join(import.meta.dirname, 'dist', path));
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'access-control-allow-origin': '*',
    });
    response.end(file);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(PORT, () => console.warn(`http://localhost:${server.address().port}`));
