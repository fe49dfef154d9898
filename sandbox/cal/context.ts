import { createSlotFinder, type SlotFinder } from './slots';
import type { CalStore } from './store';

export interface CalContext {
  store: CalStore;
  slots: SlotFinder;
}

export const createContext = (store: CalStore): CalContext => ({
  store,
  slots: createSlotFinder(store),
});
