export type { Activity } from './generated/types-orchestration'
export type Maybe<T> = T | null
