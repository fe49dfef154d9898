import type { Contender } from './contenders';
import type { Fleet } from './fleet';
import type { Memory, Question } from './host';

export interface MemoryFigure extends Memory {
  requests: number;
}

/** What the contender's server holds at the start, and after each number of requests. */
export async function measureMemory(
  { host, send }: Fleet,
  contender: Contender,
  after: readonly number[],
): Promise<MemoryFigure[]> {
  const server = await host(contender);
  const look = async (requests: number): Promise<MemoryFigure> => ({
    requests,
    ...(await server.ask<Memory>({ about: 'memory' } satisfies Question)),
  });
  let sent = 0;
  const figures = [await look(sent)];
  for (const requests of after) {
    await send(contender, server, requests - sent);
    sent = requests;
    figures.push(await look(sent));
  }
  server.end();
  return figures;
}
