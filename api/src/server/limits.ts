import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import { type DocumentNode, GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql'
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity/cjs'
import { LRUCache } from 'lru-cache'

const depthMax = 12
const aliasesMax = 15
const tokensMax = 1500
const directivesMax = 20

/** One field is 1, a list as often as it may hold a node: 100 products with all their fields are about 3,000. */
export const costMax = 6000

// Limits on the form of a document, judged once when it is first seen.
const armor = new ApolloArmor({
  costLimit: { enabled: false },
  maxDepth: { n: depthMax },
  maxAliases: { n: aliasesMax },
  // Its way of counting tokens answers a syntax error with 500; the parser counts them itself.
  maxTokens: { enabled: false },
  maxDirectives: { n: directivesMax },
}).protect()

// Its types name another build of Apollo's than ours; the objects are the same.
export const formLimits = {
  ...(armor as unknown as { plugins: ApolloServerPlugin[]; validationRules: ValidationRule[] }),
  parseOptions: { maxTokens: tokensMax },
}

/** Refuses an operation that could ask for too much before any of it runs. */
export const costLimit = (schema: GraphQLSchema): ApolloServerPlugin => {
  // What an operation costs depends on its numbers, which are page sizes, and on what it includes or skips.
  const costs = new LRUCache<string, number>({ max: 2000 })
  const costOf = (
    document: DocumentNode,
    operationName: string | undefined,
    variables: Record<string, unknown>,
    hash: string,
  ) => {
    const deciding = Object.entries(variables).filter(([, value]) => ['number', 'boolean'].includes(typeof value))
    const key = `${hash} ${operationName ?? ''} ${deciding.map(([name, value]) => `${name}=${String(value)}`).join()}`
    let cost = costs.get(key)
    if (cost === undefined) {
      try {
        cost = getComplexity({
          schema,
          query: document,
          variables,
          ...(operationName ? { operationName } : {}),
          estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
        })
      } catch (error) {
        // It reads the variables before the operation does, and says without a code what is wrong with them.
        if (!(error instanceof GraphQLError)) throw error
        throw new GraphQLError(error.message, {
          nodes: error.nodes ?? null,
          extensions: { code: 'BAD_USER_INPUT', ...error.extensions },
        })
      }
      costs.set(key, cost)
    }
    return cost
  }
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, queryHash }) => {
        const cost = costOf(document, request.operationName, request.variables ?? {}, queryHash ?? '')
        if (cost > costMax) {
          throw new GraphQLError(
            `This operation may cost ${cost}, more than ${costMax}: ask for smaller pages or fewer fields`,
            {
              extensions: { code: 'OPERATION_TOO_COSTLY', http: { status: 400 } },
            },
          )
        }
      },
    }),
  }
}
