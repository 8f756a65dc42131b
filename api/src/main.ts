import { type Api, createApi } from './api.ts'
import { demoState } from './demo/demo-database.ts'
import { readEnvironment } from './environment.ts'
import { messengerWarnings } from './messages/messenger.ts'

const start = async (): Promise<Api> => {
  const env = readEnvironment(process.env)
  const api = await createApi(env)
  await api.database.pool.query('select 1').catch((error: Error) => {
    throw new Error(`DATABASE_URL names a database that does not answer: ${error.message}`)
  })
  if (env.demo) await demoState(api.database.pool)
  for (const line of messengerWarnings(env)) api.logger.warn(line)
  const { port } = await api.listen(env.port).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`API_PORT ${env.port} is taken by another program`) : error
  })
  api.logger.info({ port }, 'listening')
  return api
}

const api = await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

const stop = async (): Promise<void> => {
  api.logger.info('stopping')
  await api.close()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// The process that started this one is gone: so are its users.
process.once('disconnect', stop)
