export { useCompleteExtensionActivity } from './useCompleteExtensionActivity'
export type { DataPoints } from './types'
