import type { GatewayInterface } from '@apollo/server-gateway-interface'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'

const compiledMax = 500

/**
 * Runs operations as compiled functions instead of walking their documents anew each time: Apollo's gateway is the one place where
 * execution can be replaced.
 */
export const compiledExecution = (schema: GraphQLSchema): GatewayInterface => {
  const compiled = new LRUCache<string, Operation>({ max: compiledMax })
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: async () => ({
      executor: async ({ queryHash, document, operationName, context, request }) => {
        const key = `${queryHash} ${operationName ?? ''}`
        let operation = compiled.get(key)
        if (!operation) {
          const made = compileQuery(schema, document, operationName ?? undefined)
          if (!isCompiledQuery(made)) return { errors: (made.errors ?? []).map((error) => whole(error)) }
          operation = { query: made.query, variables: variablesOf(document, operationName) }
          compiled.set(key, operation)
        }
        // Compiled operations read variables too, but forget the defaults of what must not be null.
        const { coerced, errors } = getVariableValues(schema, operation.variables, request.variables ?? {})
        if (errors) return { errors: errors.map((error) => whole(error, 'BAD_USER_INPUT')) }
        const result = await operation.query(undefined, context, coerced)
        if (!result.errors) return result
        // Without any data it was the variables that were at fault, before a resolver ran.
        const code = result.data === undefined ? 'BAD_USER_INPUT' : undefined
        return { ...result, errors: result.errors.map((error) => whole(error, code)) }
      },
    }),
    stop: async () => {},
  }
}

interface Operation {
  query: CompiledQuery['query']
  variables: readonly VariableDefinitionNode[]
}

const variablesOf = (document: DocumentNode, operationName: string | null | undefined) =>
  getOperationAST(document, operationName)?.variableDefinitions ?? []

// Errors of compiled operations lack parts that Apollo counts on.
const whole = (error: GraphQLError, code?: string): GraphQLError => {
  const original = error.originalError
  const extensions = original instanceof GraphQLError ? original.extensions : error.extensions
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    originalError: original ?? null,
    extensions: { ...(code ? { code } : {}), ...extensions },
  })
}
