import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { type FileEnding, fileOf, type ImageRow, sourceTypes } from './image.queries.ts'
import {
  type PictureRefused,
  pictureKind,
  picturePixelsMax,
  pictureRefusals,
  refusedMeasures,
  widthsFor,
} from './picture.rules.ts'

export interface PictureFile {
  /** Below the media address. */
  path: string
  type: string
  bytes: Buffer
}

export type DerivedPictures = Omit<ImageRow, 'id'> & { files: PictureFile[] }

/** A product page on a small phone shows 480 pixels. */
const smallWidth = 480
const smallBytesMax = 60_000
const placeholderLengthMax = 300
const secondsMax = 25

// Tried one after the other until a small file is light enough; the blur at the end is for what is nothing but noise.
const attempts = [
  { avif: 50, webp: 74, jpg: 80, blur: 0 },
  { avif: 40, webp: 60, jpg: 65, blur: 0 },
  { avif: 30, webp: 45, jpg: 50, blur: 0 },
  { avif: 20, webp: 30, jpg: 35, blur: 0 },
  { avif: 12, webp: 15, jpg: 20, blur: 0 },
  { avif: 8, webp: 5, jpg: 10, blur: 1 },
  { avif: 4, webp: 1, jpg: 5, blur: 4 },
] as const

// Several pictures run side by side; each keeps to one thread.
sharp.concurrency(1)
sharp.cache(false)

interface Pixels {
  data: Buffer
  info: OutputInfo
}

/**
 * Makes out of what somebody sent the files that are shown: upright, in sRGB, with nothing in them but the picture. What was
 * hidden in the file, such as where it was taken, is not carried over.
 *
 * @param path what the names of the files begin with
 */
export const derivePictures = async (sent: Buffer, path: string): Promise<DerivedPictures | PictureRefused> => {
  const kind = pictureKind(sent)
  if (typeof kind !== 'string') return kind
  const opened = await unpack(sent).catch((error: Error) => {
    if (/pixel limit/.test(error.message)) return pictureRefusals.tooManyPixels
    return kind === 'HEIC' ? pictureRefusals.heic : pictureRefusals.broken
  })
  if ('code' in opened) return opened

  const { width, height } = opened.info
  const widths = widthsFor(width)
  const files: PictureFile[] = []
  for (const wide of widths) {
    for (const ending of ['avif', 'webp'] as const) {
      files.push({
        path: fileOf({ path }, wide, ending),
        type: sourceTypes[ending],
        bytes: await lightEnough(opened, wide, ending),
      })
    }
  }
  const smallJpegWidth = smallWidth < width ? smallWidth : null
  for (const wide of smallJpegWidth ? [smallJpegWidth, width] : [width]) {
    files.push({
      path: fileOf({ path }, wide, 'jpg'),
      type: 'image/jpeg',
      bytes: await lightEnough(opened, wide, 'jpg'),
    })
  }
  return { path, width, height, widths, smallJpegWidth, placeholder: await placeholderOf(opened), files }
}

const unpack = async (sent: Buffer): Promise<Pixels | PictureRefused> => {
  const options = { failOn: 'error', limitInputPixels: picturePixelsMax, sequentialRead: true } as const
  const { width, height, pages = 1 } = await sharp(sent, options).metadata()
  if (pages > 1) return pictureRefusals.moving
  const refused = refusedMeasures(width, height)
  if (refused) return refused
  return sharp(sent, options)
    .timeout({ seconds: secondsMax })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: 960, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
}

const from = ({ data, info: { width, height, channels } }: Pixels) =>
  sharp(data, { raw: { width, height, channels } }).timeout({ seconds: secondsMax })

const lightEnough = async (picture: Pixels, width: number, ending: FileEnding): Promise<Buffer> => {
  let bytes = Buffer.alloc(0)
  for (const { blur, ...quality } of attempts) {
    const resized = from(picture).resize({ width })
    const drawn = blur === 0 ? resized : resized.blur(blur)
    bytes = await packed(drawn, ending, quality[ending]).toBuffer()
    if (width > smallWidth || bytes.length <= smallBytesMax) break
  }
  return bytes
}

const packed = (drawn: Sharp, ending: FileEnding, quality: number): Sharp => {
  if (ending === 'avif') return drawn.avif({ quality, effort: 3 })
  return ending === 'webp' ? drawn.webp({ quality, effort: 4 }) : drawn.jpeg({ quality, mozjpeg: true })
}

const placeholderOf = async (picture: Pixels): Promise<string> => {
  let url = ''
  for (const [width, quality] of [
    [16, 30],
    [12, 20],
    [8, 10],
    [4, 1],
  ] as const) {
    const tiny = await from(picture)
      .resize({ width, height: 2 * width, fit: 'inside' })
      .webp({ quality, effort: 6 })
      .toBuffer()
    url = `data:image/webp;base64,${tiny.toString('base64')}`
    if (url.length <= placeholderLengthMax) break
  }
  return url
}
