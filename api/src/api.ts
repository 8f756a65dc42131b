import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type Logger, pino } from 'pino'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { qrisEndpoint } from './businesses/qris-endpoint.ts'
import type { Context } from './context.ts'
import { entities } from './entities.ts'
import type { Environment } from './environment.ts'
import { viewerOfToken } from './identity/user.queries.ts'
import type { Job } from './jobs/job.ts'
import { type JobRunner, openJobRunner } from './jobs/job-runner.ts'
import { jobs as allJobs } from './jobs.ts'
import { imageEndpoint } from './media/image-endpoint.ts'
import { openMediaStore } from './media/media-store.ts'
import { pictureRefusals } from './media/picture.rules.ts'
import { purchaseOfToken } from './orders/order.queries.ts'
import { stripeOf } from './payments/stripe.ts'
import { stripeWebhook } from './payments/stripe-webhook.ts'
import { schema } from './schema.ts'
import { compiledExecution } from './server/compiled-execution.ts'
import { RequestRefused, readJson, send, sendJson } from './server/http.ts'
import { costLimit, formLimits } from './server/limits.ts'
import { type Database, openDatabase } from './storage/database.ts'

export interface Clock {
  now(): Temporal.Instant
}

export interface Api {
  database: Database
  jobs: JobRunner
  logger: Logger
  listen(port: number): Promise<{ port: number }>
  /** Stops taking requests, finishes those that run, then lets go of the database. */
  close(): Promise<void>
}

const drainSecondsMax = 10

/** Jobs of one process at a time: a third of its connections, so that requests always find one. */
const jobsAtOnceMax = (connections: number): number => Math.max(1, Math.min(4, Math.floor(connections / 3)))

export const createApi = async (
  env: Omit<Environment, 'port'>,
  clock: Clock = { now: () => Temporal.Now.instant() },
  jobs: readonly Job[] = allJobs,
): Promise<Api> => {
  const logger = pino({ level: env.logLevel, base: { app: 'api' } })
  const database = await openDatabase({ url: env.databaseUrl, connectionsMax: env.databaseConnectionsMax }, entities)
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const duration = new Histogram({
    name: 'graphql_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['status'],
    registers: [metrics],
  })

  const runner = openJobRunner({
    url: env.databaseUrl,
    jobs,
    now: () => instantOf(clock),
    hold: () => ({ db: database.em(), reader: database.pool, env }),
    logger: logger.child({ part: 'jobs' }),
    metrics,
    jobsAtOnceMax: jobsAtOnceMax(env.databaseConnectionsMax),
  })

  const apollo = new ApolloServer<Context>({
    gateway: compiledExecution(schema),
    parseOptions: formLimits.parseOptions,
    validationRules: formLimits.validationRules,
    plugins: [
      ...formLimits.plugins,
      costLimit(schema),
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every field of every row, for hints that nobody reads.
      ApolloServerPluginCacheControlDisabled(),
      {
        requestDidStart: async () => ({
          didEncounterErrors: async ({ errors, contextValue, operationName }) => {
            for (const error of errors) {
              if (isOurFault(error)) {
                logger.error({ err: error.originalError ?? error, requestId: contextValue.requestId, operationName })
              }
            }
          },
          willSendResponse: async ({ response, request }) =>
            legacyStatus(response, request.http?.headers.get('accept')),
        }),
      },
    ],
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    stringifyResult: JSON.stringify,
    formatError: (formatted, error) => (isOurFault(error) ? masked : formatted),
    logger: logger.child({ part: 'graphql' }),
  })
  await apollo.start()

  const contextOf = (request: IncomingMessage, requestId: string): Context => {
    const now = instantOf(clock)
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null
    const loaders = new Map<unknown, unknown>()
    let viewer: ReturnType<Context['viewer']> | undefined
    return {
      requestId,
      origin: originOf(request, env.trustedProxies),
      now,
      token,
      viewer: () => (viewer ??= token ? viewerOfToken(database.pool, token, now) : Promise.resolve(null)),
      reader: database.pool,
      loader: <L>(make: (reader: Context['reader']) => L): L => {
        if (!loaders.has(make)) loaders.set(make, make(database.pool))
        return loaders.get(make) as L
      },
      db: database.em,
      demo: env.demo,
      siteUrl: env.siteUrl,
      complaintContact: env.complaintContact,
      cards: env.stripe !== null,
      stripe: stripeOf(env),
      logger,
      mediaUrl: env.mediaUrl,
    }
  }

  const graphql = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const requestId = requestIdOf(request)
    response.setHeader('x-request-id', requestId)
    const started = performance.now()
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method?.toUpperCase() ?? 'GET',
        headers,
        search: url.search,
        body: request.method === 'POST' ? await readJson(request) : undefined,
      },
      context: async () => contextOf(request, requestId),
    })
    const status = answered.status ?? 200
    for (const [name, value] of answered.headers) response.setHeader(name, value)
    if (answered.body.kind !== 'complete') throw new Error('incremental delivery is not offered')
    send(response, status, answered.body.string)
    const seconds = (performance.now() - started) / 1000
    duration.observe({ status }, seconds)
    logger.debug({ requestId, status, ms: Math.round(seconds * 1000) }, 'graphql')
  }

  const images = imageEndpoint({
    store: openMediaStore(env),
    reader: database.pool,
    mediaUrl: env.mediaUrl,
    // For products: sellers and those who help them. For reviews and complaints: the buyer, by the link she was given.
    ownerOf: async (request) => {
      const trackingToken = request.headers['x-tracking-token']
      if (typeof trackingToken === 'string') {
        const purchase = await purchaseOfToken(database.pool, trackingToken)
        return purchase ? { purchaseId: purchase.id } : pictureRefusals.forbidden
      }
      const viewer = await contextOf(request, requestIdOf(request)).viewer()
      if (!viewer) return pictureRefusals.signedOut
      return viewer.roles.some((role) => role !== 'BUYER') ? { userId: viewer.id } : pictureRefusals.forbidden
    },
  })

  let opened = false
  const qris = qrisEndpoint(async (request) => {
    const viewer = await contextOf(request, requestIdOf(request)).viewer()
    return viewer?.roles.some((role) => role !== 'BUYER') ?? false
  })
  const webhook = stripeWebhook(env, database.em, logger.child({ part: 'cards' }))

  let closing = false
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Keep-alive connections end with the answer that they wait for.
    if (closing) response.setHeader('connection', 'close')
    const url = URL.parse(request.url ?? '/', 'http://api')
    if (!url) throw new RequestRefused(400, 'This is no address')
    switch (url.pathname) {
      case '/graphql':
        return graphql(request, response, url)
      case '/images':
        response.setHeader('x-request-id', requestIdOf(request))
        return images(request, response, instantOf(clock))
      case '/qris-photos':
        response.setHeader('x-request-id', requestIdOf(request))
        return qris(request, response)
      case '/webhooks/stripe':
        return webhook(request, response, instantOf(clock))
      case '/health/live':
        return sendJson(response, 200, { status: 'live' })
      case '/health/ready': {
        const ready = !closing && opened && (await answersInTime(database))
        return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' })
      }
      case '/metrics':
        response.setHeader('content-type', metrics.contentType)
        return send(response, 200, await metrics.metrics())
      default:
        return sendJson(response, 404, { error: 'not found' })
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy()
      if (error instanceof RequestRefused)
        return sendJson(response, error.status, { errors: [{ message: error.message }] })
      logger.error({ err: error, path: request.url }, 'request failed')
      sendJson(response, 500, { errors: [masked] })
    })
  })
  // A photo of 10 MB on a patchy line takes its time.
  server.requestTimeout = 120_000

  return {
    database,
    jobs: runner,
    logger,
    listen: async (port) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, resolve)
      })
      if (env.jobs) await runner.start()
      opened = true
      return { port: (server.address() as AddressInfo).port }
    },
    close: async () => {
      closing = true
      const worked = runner.stop()
      const drained = new Promise<void>((resolve) => server.close(() => resolve()))
      // Connections that a running request holds become idle with its answer.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), drainSecondsMax * 1000)
      await drained
      clearInterval(sweep)
      clearTimeout(cut)
      await worked
      await apollo.stop()
      await database.close()
    },
  }
}

/** Whole milliseconds compare equal when they are read back. Never rounded up: that could be the next day. */
const instantOf = (clock: Clock): Temporal.Instant =>
  clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' })

const masked: GraphQLFormattedError = {
  message: 'Maaf, ada gangguan di pihak kami. Coba lagi sebentar lagi.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
}

/** An error that nobody foresaw: without a code of its own. */
const isOurFault = (error: unknown): boolean => {
  const { extensions } = error instanceof GraphQLError ? error : { extensions: undefined }
  return !extensions?.code || extensions.code === 'INTERNAL_SERVER_ERROR'
}

const clientFaults = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/** GraphQL over HTTP: who accepts application/json only is answered 200 when the document or its variables are at fault. */
const legacyStatus = (response: { http: { status?: number }; body: unknown }, accept: string | undefined): void => {
  const { singleResult } = response.body as { singleResult?: { errors?: GraphQLFormattedError[] } }
  const faults = singleResult?.errors ?? []
  if (accept?.includes('graphql-response+json') || faults.length === 0) return
  if (faults.every(({ extensions }) => clientFaults.has(String(extensions?.code)))) response.http.status = 200
}

const requestIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

const originOf = (request: IncomingMessage, trusted: ReadonlySet<string>): string => {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const forwarded = request.headers['x-forwarded-for']
  if (!trusted.has(peer) || typeof forwarded !== 'string') return peer
  // The last address is the one that the trusted proxy saw itself; those before it are hearsay.
  return forwarded.split(',').at(-1)?.trim() || peer
}

const answersInTime = async (database: Database): Promise<boolean> => {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 1000, false).unref())
  const answers = database.pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answers, late])
}
