import { createSlotFinder, type SlotFinder } from './slots';
import type { CalStore } from './store';

export interface CalContext {
  store: CalStore;
  slots: SlotFinder;
  /** The path that all addresses start with: '' or `/a/folder`. */
  basePath: string;
}

export const createContext = (store: CalStore, basePath: string): CalContext => ({
  store,
  slots: createSlotFinder(store),
  basePath,
});
