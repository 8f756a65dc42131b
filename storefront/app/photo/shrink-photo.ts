/**
 * Makes photos small on the phone before they are sent, and shows the last. A phone's photo has 4 MB, which a slow line carries for
 * minutes; 1280 px are more than any page shows. What a browser cannot read is sent as it is: the server knows more kinds.
 */

const sideMax = 1280
const quality = 0.82
/** Below it there is nothing to gain. */
const bytesFine = 300_000

/** The photo made small; the photo itself where that gains nothing. */
const shrink = async (photo: File, canvas: HTMLCanvasElement): Promise<File> => {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height))
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  if (scale === 1 && photo.size <= bytesFine) return photo
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
  return blob && blob.size < photo.size ? new File([blob], 'foto.jpg', { type: 'image/jpeg' }) : photo
}

const isSame = (files: FileList | null, photos: readonly File[]) =>
  files?.length === photos.length && photos.every((photo, index) => files[index] === photo)

for (const field of document.querySelectorAll<HTMLElement>('[data-photo]')) {
  const canvas = field.querySelector<HTMLCanvasElement>('canvas')
  const status = field.querySelector<HTMLElement>('[data-photo-status]')
  const inputs = field.querySelectorAll<HTMLInputElement>('input[type="file"]')
  for (const input of inputs) {
    input.addEventListener('change', async () => {
      const photos = [...(input.files ?? [])]
      if (photos.length === 0 || !canvas || !status) return
      // Where one is wanted, the last one that was chosen counts.
      if (field.dataset.photo === 'satu') for (const other of inputs) if (other !== input) other.value = ''
      const small = new DataTransfer()
      let broken = false
      // One after the other: a small phone has little memory.
      for (const photo of photos) {
        const made = await shrink(photo, canvas).catch(() => undefined)
        small.items.add(made ?? photo)
        broken ||= made === undefined
      }
      // She may have chosen others meanwhile.
      if (!isSame(input.files, photos)) return
      input.files = small.files
      canvas.hidden = broken
      status.textContent = (broken ? status.dataset.broken : status.dataset.ready) ?? ''
    })
  }
}
