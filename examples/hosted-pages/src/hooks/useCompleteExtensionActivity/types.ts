import type { CompleteExtensionActivityInput } from '../../types/generated/types-orchestration'

export { useCompleteExtensionActivityMutation } from '../../types/generated/types-orchestration'

export type DataPoints = CompleteExtensionActivityInput['data_points']
