// GraphQL refuses to mix its CommonJS and its ES build. Bundlers would give us the second where
// graphql-http, loaded by Node itself, gets the first: naming the file makes it the same one.
export { buildSchema, GraphQLError, Kind, parse } from 'graphql/index.js';
