// GraphQL can't mix its CommonJS and ES builds. Bundlers pick the second, and graphql-http in Node the first: the file
// name makes both use the same.
export { buildSchema, GraphQLError, Kind, parse } from 'graphql/index.js';
