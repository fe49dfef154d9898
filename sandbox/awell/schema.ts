import { buildSchema } from './graphql';
import { activityTypes } from './activityTypes';
import { operationTypes } from './operationTypes';

/**
 * The part of Awell's orchestration API that a Cal.com step of a care flow uses, with Awell's names and nullability.
 * Other types and members are left out.
 */
export const schema = buildSchema(activityTypes + operationTypes);
