import { randomUUID } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { S3mini } from 's3mini'

/** Where pictures lie. Names follow from the content, so a file is written once and never changed. */
export interface MediaStore {
  put(file: { path: string; type: string; bytes: Buffer }): Promise<void>
  has(path: string): Promise<boolean>
}

export interface S3Settings {
  /** Without the bucket. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

export interface MediaSettings {
  mediaDirectory: string
  /** Pictures go to a store that speaks S3 instead of the directory. */
  mediaS3: S3Settings | null
}

const yearSeconds = 31_536_000

export const openMediaStore = ({ mediaDirectory, mediaS3 }: MediaSettings): MediaStore =>
  mediaS3 ? bucketStore(mediaS3) : diskStore(mediaDirectory)

const diskStore = (directory: string): MediaStore => ({
  put: async ({ path, bytes }) => {
    const place = join(directory, path)
    await mkdir(dirname(place), { recursive: true })
    // Whoever looks meanwhile finds the whole file or none: a name in the same folder is exchanged in one step.
    const unfinished = join(dirname(place), `.${randomUUID()}`)
    try {
      const file = await open(unfinished, 'wx', 0o644)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, place)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
  },
  has: (path) =>
    access(join(directory, path)).then(
      () => true,
      () => false,
    ),
})

const bucketStore = ({ endpoint, bucket, ...settings }: S3Settings): MediaStore => {
  const s3 = new S3mini({ endpoint: `${endpoint}/${bucket}`, requestAbortTimeout: 20_000, ...settings })
  // Its type knows headers of the store's own only; it signs and sends any.
  const headers = { 'cache-control': `public, max-age=${yearSeconds}, immutable` } as Record<`x-amz-${string}`, string>
  return {
    put: async ({ path, type, bytes }) => {
      await s3.putObject(path, bytes, type, undefined, headers)
    },
    has: async (path) => (await s3.objectExists(path)) === true,
  }
}
