import jsqr from 'jsqr'
import sharp from 'sharp'

// Longest side in pixels. In a small picture the squares of a code run together, in a large one noise is read as squares.
const sidesToTry = [1000, 1600, 600]
const pixelsMax = 50_000_000

/**
 * Reads the code off the seller's own photo of her sticker.
 *
 * @returns what the code says, whether it is QRIS or not; null when no code can be read or the file is no picture
 */
export const readQrFromPhoto = async (photo: Uint8Array): Promise<string | null> => {
  for (const side of sidesToTry) {
    const pixels = await pixelsOf(photo, side)
    if (!pixels) return null
    const found = readCode(new Uint8ClampedArray(pixels.data), pixels.info.width, pixels.info.height)
    if (found && found.data !== '') return found.data
  }
  return null
}

const readCode = jsqr as unknown as typeof jsqr.default

const pixelsOf = async (photo: Uint8Array, side: number) => {
  if (photo.length === 0) return null
  return (
    sharp(photo, { limitInputPixels: pixelsMax, failOn: 'error' })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      // Screenshots of a code may be see-through.
      .flatten({ background: 'white' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(() => null)
  )
}
