/**
 * Makes a photo small on the phone before it is sent, and shows it. A phone's photo has 4 MB, which a slow line carries for
 * minutes; 1280 px are more than any page shows. What a browser cannot read is sent as it is: the server knows more kinds.
 */

const sideMax = 1280
const quality = 0.82
/** Below it there is nothing to gain. */
const bytesFine = 300_000

const shrink = async (photo: File, canvas: HTMLCanvasElement): Promise<File | null> => {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height))
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  if (scale === 1 && photo.size <= bytesFine) return null
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
  return blob && blob.size < photo.size ? new File([blob], 'foto.jpg', { type: 'image/jpeg' }) : null
}

for (const field of document.querySelectorAll<HTMLElement>('[data-photo]')) {
  const canvas = field.querySelector<HTMLCanvasElement>('canvas')
  const status = field.querySelector<HTMLElement>('[data-photo-status]')
  const inputs = field.querySelectorAll<HTMLInputElement>('input[type="file"]')
  for (const input of inputs) {
    input.addEventListener('change', async () => {
      const [photo] = input.files ?? []
      if (!photo || !canvas || !status) return
      // The last one that was chosen counts.
      for (const other of inputs) if (other !== input) other.value = ''
      try {
        const small = await shrink(photo, canvas)
        if (small && input.files?.[0] === photo) {
          const files = new DataTransfer()
          files.items.add(small)
          input.files = files.files
        }
        canvas.hidden = false
        status.textContent = status.dataset.ready ?? ''
      } catch {
        canvas.hidden = true
        status.textContent = status.dataset.broken ?? ''
      }
    })
  }
}
