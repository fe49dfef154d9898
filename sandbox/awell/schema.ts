import { buildSchema } from './graphql';
import { activityTypes } from './activityTypes';
import { operationTypes } from './operationTypes';

/**
 * The part of Awell's orchestration API that a Cal.com step of a care flow touches. Names and
 * nullability follow Awell's; types and members that play no part here are left out.
 */
export const schema = buildSchema(activityTypes + operationTypes);
