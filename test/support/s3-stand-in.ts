import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Settings } from '../../api/src/media/media-store.ts'

export interface StoredObject {
  type: string | undefined
  cacheControl: string | undefined
  bytes: Buffer
}

/** A store that speaks as much S3 as pictures need, and believes nobody whose signature is wrong. */
export interface S3StandIn {
  settings: S3Settings
  objects: Map<string, StoredObject>
  /** Whom it has turned away, as method and path. */
  turnedAway: string[]
  /** Answers the next so many requests with 503. */
  fail(times: number): void
  close(): Promise<void>
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest()

/** Signature Version 4, as the documentation of S3 has it. */
const signatureIsRight = (
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey, region }: S3Settings,
) => {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!parts) return false
  const [, key, day, where, signed, signature] = parts as unknown as [string, string, string, string, string, string]
  const at = String(request.headers['x-amz-date'])
  const payload = String(request.headers['x-amz-content-sha256'])
  const names = signed.split(';')
  if (key !== accessKeyId || where !== region || !at.startsWith(day)) return false
  if (!names.includes('host') || !names.includes('x-amz-date')) return false
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false
  const url = new URL(request.url ?? '/', 'http://store')
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const canonical = [
    request.method,
    url.pathname,
    query.sort().join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signed,
    payload,
  ].join('\n')
  const scope = `${day}/${where}/s3/aws4_request`
  const signing = ['s3', 'aws4_request'].reduce(
    (secret, part) => hmac(secret, part),
    hmac(hmac(`AWS4${secretAccessKey}`, day), where),
  )
  return hmac(signing, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')).toString('hex') === signature
}

export const anS3StandIn = async (): Promise<S3StandIn> => {
  const objects = new Map<string, StoredObject>()
  const turnedAway: string[] = []
  let failures = 0
  const settings: S3Settings = {
    endpoint: '',
    region: 'ap-southeast-3',
    bucket: 'foto-uji',
    accessKeyId: 'KUNCIUJI',
    secretAccessKey: 'rahasia/uji+1',
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const answer = (status: number, text = '') => response.writeHead(status).end(text)
    if (failures > 0) {
      failures -= 1
      return answer(503, '<Error><Code>SlowDown</Code><Message>Slow down</Message></Error>')
    }
    if (!signatureIsRight(request, body, settings)) {
      turnedAway.push(`${request.method} ${request.url}`)
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code><Message>No</Message></Error>')
    }
    const [, bucket, ...rest] = decodeURIComponent(request.url ?? '').split('/')
    if (bucket !== settings.bucket) return answer(404, '<Error><Code>NoSuchBucket</Code><Message>No</Message></Error>')
    const name = rest.join('/')
    const stored = objects.get(name)
    switch (request.method) {
      case 'PUT':
        objects.set(name, {
          type: request.headers['content-type'],
          cacheControl: request.headers['cache-control'],
          bytes: body,
        })
        return answer(200)
      case 'HEAD':
        return answer(stored ? 200 : 404)
      default:
        return stored ? response.writeHead(200).end(stored.bytes) : answer(404)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    settings,
    objects,
    turnedAway,
    fail: (times) => {
      failures = times
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
