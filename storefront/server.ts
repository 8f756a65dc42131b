/** The storefront as a process: `node server.ts`. With NODE_ENV=development the pages come from their sources. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { pino } from 'pino'
import type { ServerBuild } from 'react-router'
import { type Configuration, ConfigurationError, readConfiguration } from './configuration.ts'

const directory = import.meta.dirname
const serverBuild = join(directory, 'build/server/index.js')
const anHourMs = 60 * 60 * 1000
const aYearMs = 365 * 24 * anHourMs
const drainMsMax = 10_000

const endWith = (line: string): never => {
  console.error(line)
  process.exit(1)
}

const configurationOf = (env: NodeJS.ProcessEnv): Configuration => {
  try {
    return readConfiguration(env)
  } catch (error) {
    if (error instanceof ConfigurationError) return endWith(error.message)
    throw error
  }
}

const configuration = configurationOf(process.env)
const development = process.env.NODE_ENV === 'development'
const log = pino({ level: configuration.logLevel, base: { app: 'storefront' } })

/** Every request has an id that the API's log shows too, and one client address, whatever the caller claims. */
const identify = (request: Request, response: Response, next: NextFunction) => {
  const given = request.get('x-request-id')
  const id = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = id
  request.headers['x-forwarded-for'] = request.ip ?? ''
  response.setHeader('x-request-id', id)

  const started = performance.now()
  response.on('finish', () => {
    // The query may hold a name or a number that somebody searched for.
    const path = request.originalUrl.split('?')[0]
    log.info({
      requestId: id,
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - started),
    })
  })
  next()
}

const pictures = configuration.mediaUrl ? ` ${new URL(configuration.mediaUrl).origin}` : ''
/** Where a form of ours may end: an order goes on to a chat with the seller, or to where its card is paid. */
const formTargets = ['https://wa.me', 'https://api.whatsapp.com', ...configuration.cardPages].join(' ')

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // data: for the blur that stands in for a picture meanwhile.
  `img-src 'self' data:${pictures}`,
  "font-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  `form-action 'self' ${formTargets}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const protect = (_request: Request, response: Response, next: NextFunction) => {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
  if (configuration.siteUrl.startsWith('https:')) {
    // Browsers complain of these on a plain connection, such as a phone's to the demo on the same network.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('strict-transport-security', 'max-age=31536000')
  }
  // Vite's own scripts and styles are inline while developing.
  if (!development) response.setHeader('content-security-policy', contentSecurityPolicy)
  next()
}

/** Pictures are named by their content, so they never change. Somebody may have drawn a script into one: it runs nowhere. */
const media = express.static(configuration.mediaDirectory, {
  immutable: true,
  maxAge: aYearMs,
  index: false,
  redirect: false,
  setHeaders: (response) =>
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
})

const notFound = (_request: Request, response: Response) => {
  response.status(404).type('text').send('Tidak ada di sini.')
}

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', configuration.trustedProxies)
app.get('/health/live', (_request, response) => {
  response.json({ status: 'live' })
})
app.use(identify, protect, compression())
app.use('/media', media, notFound)

if (development) {
  const { developmentPages } = await import('./development.ts')
  app.use(await developmentPages())
} else {
  if (!existsSync(serverBuild))
    endWith('The storefront is not built. Run: pnpm --filter @maju-bersama/storefront build')
  const build: ServerBuild = await import(serverBuild)
  const client = join(directory, 'build/client')
  app.use(
    '/assets',
    express.static(join(client, 'assets'), { immutable: true, maxAge: aYearMs, index: false }),
    notFound,
  )
  // A page has no dot in its name: for pages nobody looks on the disk.
  app.get(/^\/[^/]+\.\w+$/, express.static(client, { maxAge: anHourMs, index: false, redirect: false }))
  app.use(createRequestHandler({ build: { ...build, allowedActionOrigins: [new URL(configuration.siteUrl).host] } }))
}

app.use((error: Error & { status?: number }, request: Request, response: Response, _next: NextFunction) => {
  const status = error.status && error.status < 500 ? error.status : 500
  if (status === 500) log.error({ err: error, requestId: request.headers['x-request-id'] }, 'request failed')
  if (response.headersSent) response.destroy()
  else response.status(status).type('text').send('Maaf, ada gangguan. Coba lagi sebentar lagi.')
})

const server = createServer(app)
// A photo of 10 MB on a patchy line takes its time.
server.requestTimeout = 120_000
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    endWith(`Port ${configuration.port} is taken by another program. Set PORT to another number.`)
  if (error.code === 'EACCES')
    endWith(`Port ${configuration.port} needs rights this user lacks. Set PORT to 1024 or more.`)
  throw error
})
server.listen(configuration.port, () =>
  log.info({ port: configuration.port, api: configuration.apiUrl }, 'storefront listens'),
)

let stopping = false
/** Answers what was accepted, then ends. */
const stop = (why: string) => {
  if (stopping) return
  stopping = true
  log.info({ why }, 'storefront stops')
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), drainMsMax).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// Started by another program, it does not outlive that program.
process.on('disconnect', () => stop('disconnect'))
