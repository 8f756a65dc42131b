/** Afterwards nobody waits for it any more. */
export const noticeDays = 90

/** The text that the buyer has agreed to; a new text is a new version. */
export const consentVersion = 1
export const consentText =
  'Kirim satu kabar bila barang ini ada lagi. Nomor atau e-mail ini hanya dipakai untuk itu, paling lama 90 hari.'

/** What one number or address waits for at a time, and what one machine may ask for within an hour. */
export const waitingPerRecipientMax = 20
export const asksPerOriginMax = 20
export const askWindowMinutes = 60

export const stockNoticeText = (
  { name, business }: { name: string; business: string },
  links: { product: string; stop: string },
): string =>
  `${name} sudah ada lagi di ${business}. Pesan di sini: ${links.product} Tidak mau kabar lagi? ${links.stop}`
