import { CONTENDERS, type Contender, type Group } from './contenders';
import { withFleet } from './fleet';
import { measureMemory, type MemoryFigure } from './memory';
import { measureSpeed, type SpeedFigures } from './speed';

export interface ServerResult {
  rounds: number;
  amount: number;
  /** By group, then by contender. */
  groups: Record<Group, Record<string, SpeedFigures>>;
  /** By group, then by contender. */
  memory: Record<Group, Record<string, MemoryFigure[]>>;
}

export interface ServerOptions {
  rounds: number;
  /** Requests per round and contender. */
  amount: number;
  /** After how many requests memory is looked at. */
  memoryAfter?: readonly number[];
  contenders?: readonly Contender[];
}

const OURS = 'awell-cal-booking';

const byName = <T>(
  entries: readonly (readonly [Contender, T])[],
): Record<Group, Record<string, T>> => {
  const of = (group: Group): Record<string, T> =>
    Object.fromEntries(
      entries.filter(([one]) => one.group === group).map(([{ name }, value]) => [name, value]),
    );
  return { webhooks: of('webhooks'), proxy: of('proxy') };
};

/** How fast each server is; then what the first of each group and ours hold after many requests. */
export const measureServers = ({
  rounds,
  amount,
  memoryAfter = [],
  contenders = CONTENDERS,
}: ServerOptions): Promise<ServerResult> =>
  withFleet(async (fleet) => {
    const speeds = await measureSpeed(fleet, contenders, rounds, amount);
    const isFirst = (one: Contender) => contenders.find(({ group }) => group === one.group) === one;
    const holding: [Contender, MemoryFigure[]][] = [];
    for (const one of memoryAfter.length > 0 ? contenders : []) {
      if (!isFirst(one) && one.name !== OURS) continue;
      holding.push([one, await measureMemory(fleet, one, memoryAfter)]);
    }
    return { rounds, amount, groups: byName(speeds), memory: byName(holding) };
  });
