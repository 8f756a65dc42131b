import { connect, createServer, type Socket } from 'node:net'

/** Stands between the API and PostgreSQL: counts what is asked, and can cut the line. */
export interface DatabaseProxy {
  /** Of the same database, through the proxy. */
  url: string
  /** Statements that were executed since the proxy started, BEGIN and COMMIT among them. */
  statements(): number
  /** Ends all connections and takes no new ones, as when the database is gone. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

const query = 'Q'.charCodeAt(0)
const execute = 'E'.charCodeAt(0)

/** Reads the messages of one client (PostgreSQL protocol 3.0): a type byte and a length, but for the first, which has no type. */
const countStatements = (onStatement: () => void) => {
  let pending = Buffer.alloc(0)
  let started = false
  return (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (;;) {
      const head = started ? 1 : 0
      if (pending.length < head + 4) return
      const length = head + pending.readUInt32BE(head)
      if (pending.length < length) return
      if (started && (pending[0] === query || pending[0] === execute)) onStatement()
      started = true
      pending = pending.subarray(length)
    }
  }
}

export const aDatabaseProxy = async (databaseUrl: string): Promise<DatabaseProxy> => {
  const behind = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let statements = 0
  let isCut = false
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const database = connect(Number(behind.port), behind.hostname)
    const read = countStatements(() => {
      statements += 1
    })
    client.on('data', read)
    client.pipe(database).pipe(client)
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    statements: () => statements,
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
