/** A picture that is refused: HTTP's status, a word for programs and a sentence for people. */
export interface PictureRefused {
  status: 400 | 401 | 403 | 405 | 413 | 415 | 422 | 429 | 503
  code: string
  message: string
}

export const pictureBytesMax = 10 * 1024 * 1024

/** The largest camera of an ordinary phone makes 64 million. */
export const picturePixelsMax = 70_000_000

/** Length over width: beyond it is a screenshot or a receipt. */
const pictureRatioMax = 3

/** Widths of the files that are made, in pixels. */
export const fileWidths = [320, 480, 640, 960] as const

export const pictureRefusals = {
  empty: { status: 400, code: 'EMPTY', message: 'Fotonya kosong. Pilih foto dulu.' },
  tooLarge: { status: 413, code: 'TOO_LARGE', message: 'Fotonya lebih dari 10 MB. Pilih foto yang lebih kecil.' },
  notAPicture: {
    status: 415,
    code: 'NOT_A_PICTURE',
    message: 'Berkas ini bukan foto. Pilih foto JPEG, PNG, WebP atau AVIF.',
  },
  heic: {
    status: 415,
    code: 'HEIC_NOT_READ',
    message: 'Foto HEIC belum bisa dibaca. Simpan dulu sebagai JPEG, lalu kirim lagi.',
  },
  moving: { status: 415, code: 'MOVING', message: 'Gambar bergerak tidak bisa dipakai. Pilih satu foto yang diam.' },
  broken: { status: 422, code: 'BROKEN', message: 'Fotonya rusak atau terpotong. Ambil atau pilih foto lain.' },
  tooManyPixels: {
    status: 422,
    code: 'TOO_MANY_PIXELS',
    message: 'Ukuran fotonya terlalu besar. Pakai foto paling besar 64 megapiksel.',
  },
  wrongShape: {
    status: 422,
    code: 'WRONG_SHAPE',
    message: 'Fotonya terlalu panjang atau terlalu lebar. Potong dulu, lalu kirim lagi.',
  },
  tooMany: { status: 429, code: 'TOO_MANY', message: 'Sudah terlalu banyak foto hari ini. Coba lagi besok.' },
  busy: { status: 503, code: 'BUSY', message: 'Sedang banyak foto yang masuk. Coba lagi sebentar lagi.' },
  signedOut: { status: 401, code: 'UNAUTHENTICATED', message: 'Silakan masuk dulu.' },
  forbidden: { status: 403, code: 'FORBIDDEN', message: 'Anda tidak bisa mengirim foto di sini.' },
  wrongMethod: { status: 405, code: 'WRONG_METHOD', message: 'Kirim foto dengan POST.' },
} as const satisfies Record<string, PictureRefused>

export type PictureKind = 'JPEG' | 'PNG' | 'WEBP' | 'AVIF' | 'HEIC'

const latin = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/**
 * What the bytes are, whatever their name or header says. Only the beginning of the file decides: programs that read it from the
 * front take it for the same.
 */
export const pictureKind = (bytes: Buffer): PictureKind | PictureRefused => {
  if (bytes.length === 0) return pictureRefusals.empty
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) {
    return isWholeJpeg(bytes) ? 'JPEG' : pictureRefusals.broken
  }
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n')
    return hasChunkBeforePicture(bytes, 'acTL') ? pictureRefusals.moving : 'PNG'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') {
    const moves = latin(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0
    return moves ? pictureRefusals.moving : 'WEBP'
  }
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return pictureRefusals.moving
  if (latin(bytes, 4, 8) === 'ftyp') return kindOfBrands(bytes)
  return pictureRefusals.notAPicture
}

/** ISO base media files name their kind, and then what else they are compatible with. */
const kindOfBrands = (bytes: Buffer): PictureKind | PictureRefused => {
  const end = Math.min(bytes.readUInt32BE(0), 256, bytes.length)
  const brands = Array.from({ length: Math.max(0, Math.floor((end - 8) / 4)) }, (_, index) =>
    latin(bytes, 8 + 4 * index, 12 + 4 * index),
  )
  const major = brands[0] ?? ''
  if (['avis', 'msf1', 'hevc', 'hevx'].includes(major)) return pictureRefusals.moving
  if (brands.includes('avif')) return 'AVIF'
  if (brands.some((brand) => ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1'].includes(brand))) return 'HEIC'
  return pictureRefusals.notAPicture
}

/** Walks the chunks up to the picture's own data. */
const hasChunkBeforePicture = (bytes: Buffer, wanted: string): boolean => {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = latin(bytes, at + 4, at + 8)
    if (name === wanted) return true
    if (name === 'IDAT') return false
  }
  return false
}

/** A picture that ends has its end marked; the small one that cameras put into the header has a mark of its own. */
const isWholeJpeg = (bytes: Buffer): boolean => {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === 0xda) return bytes.indexOf(Buffer.of(0xff, 0xd9), at) > 0
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  // No way to tell: the decoder judges.
  return true
}

/** Judges the measures of a picture before any of it is unpacked. */
export const refusedMeasures = (width: number, height: number): PictureRefused | null => {
  if (width * height > picturePixelsMax) return pictureRefusals.tooManyPixels
  return Math.max(width, height) > pictureRatioMax * Math.min(width, height) ? pictureRefusals.wrongShape : null
}

/** Widths to make of a picture that is so wide: never more than it has, and all that it has up to the widest. */
export const widthsFor = (width: number): number[] => {
  const widest = fileWidths.at(-1) as number
  const narrower = fileWidths.filter((one) => one <= width)
  return width < widest && !narrower.includes(width as (typeof fileWidths)[number]) ? [...narrower, width] : narrower
}
