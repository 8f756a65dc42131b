/** A QRIS payment above this is refused by every acquirer, whole rupiah. */
export const qrisAmountMax = 10_000_000n

/** What a seller's printed code says. */
export interface StaticQris {
  /** As printed. */
  payload: string
  /** National merchant id: ID and thirteen digits. */
  nmid: string
  /** What the buyer's app shows before she pays. */
  merchantName: string
  merchantCity: string
}

/** What is wrong with a code, in Indonesian for the seller who gave it. */
export interface QrisFault {
  fault: string
}

interface DataObject {
  tag: string
  value: string
}

const cutOff: QrisFault = { fault: 'Kode QRIS tidak utuh. Foto ulang stikernya, atau salin ulang seluruh kodenya.' }
const notQris: QrisFault = { fault: 'Ini bukan kode QRIS. Pakai stiker QRIS dari bank atau penyedia Ibu.' }

/**
 * Reads and judges a merchant's static code (EMVCo merchant-presented mode, with the national template of QRIS): whole, in rupiah,
 * for Indonesia, without an amount, with a national merchant id.
 */
export const readStaticQris = (text: string): StaticQris | QrisFault => {
  const payload = text.trim()
  const objects = parseObjects(payload)
  if (!objects) return payload.startsWith('000201') ? cutOff : notQris
  const values = new Map(objects.map(({ tag, value }) => [tag, value]))
  if (objects[0]?.tag !== '00' || values.get('00') !== '01') return notQris
  const checksum = objects.at(-1)
  if (checksum?.tag !== '63' || checksum.value !== crc16(payload.slice(0, -4))) return cutOff
  // A tag that stands twice can show one name to us and another to the buyer.
  if (values.size < objects.length) return cutOff

  if (values.get('01') === '12' || values.has('54')) {
    return { fault: 'Kode ini hanya untuk sekali bayar. Pakai kode tetap, yang tercetak di stiker Ibu.' }
  }
  const national = nationalTemplate(values.get('51'))
  if (!national) return notQris
  if (values.get('53') !== '360' || values.get('58') !== 'ID')
    return { fault: 'Kode ini bukan untuk rupiah di Indonesia.' }
  const nmid = national.get('02') ?? ''
  if (!/^ID\d{13}$/.test(nmid)) return { fault: 'Nomor merchant nasional (NMID) di kode ini tidak benar.' }
  const merchantName = values.get('59')?.trim() ?? ''
  if (merchantName === '') return { fault: 'Di kode ini tidak ada nama usaha.' }
  if (['55', '56', '57'].some((tag) => values.has(tag))) {
    return { fault: 'Kode ini menambah biaya untuk pembeli. Itu tidak boleh di QRIS.' }
  }
  return { payload, nmid, merchantName, merchantCity: values.get('60')?.trim() ?? '' }
}

/**
 * The same code with the amount in it, for one payment. Nobody is told when it is paid.
 *
 * @param payload that {@link readStaticQris} has found whole
 * @param amount whole rupiah
 * @throws RangeError when the amount is not above 0 or is more than QRIS carries
 */
export const fillQrisAmount = (payload: string, amount: bigint): string => {
  if (amount <= 0n || amount > qrisAmountMax) throw new RangeError(`QRIS carries 1 to ${qrisAmountMax}, not ${amount}`)
  const objects = parseObjects(payload)
  if (!objects) throw new RangeError('this is no QRIS code')
  const replaced = new Set(['01', '54', '55', '56', '57', '63'])
  const filled = [
    ...objects.filter(({ tag }) => !replaced.has(tag)),
    { tag: '01', value: '12' },
    { tag: '54', value: String(amount) },
  ].toSorted((one, other) => Number(one.tag) - Number(other.tag))
  const body = `${filled.map(({ tag, value }) => `${tag}${String(value.length).padStart(2, '0')}${value}`).join('')}6304`
  return body + crc16(body)
}

/** CRC-16/CCITT-FALSE of the text's bytes, four upper-case hexadecimal digits. */
export const crc16 = (text: string): string => {
  let crc = 0xffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Two digits of tag, two of length, the value, and so on to the end; null when it does not come out even. */
const parseObjects = (text: string): DataObject[] | null => {
  const objects: DataObject[] = []
  for (let at = 0; at < text.length; ) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4))
    if (!head) return null
    const [, tag, length] = head as unknown as [string, string, string]
    const value = text.slice(at + 4, at + 4 + Number(length))
    if (value.length < Number(length) || value === '') return null
    objects.push({ tag, value })
    at += 4 + value.length
  }
  return objects.length > 0 ? objects : null
}

const nationalTemplate = (value: string | undefined): Map<string, string> | null => {
  const inside = value === undefined ? null : parseObjects(value)
  const template = inside && new Map(inside.map((one) => [one.tag, one.value]))
  return template?.get('00')?.toUpperCase() === 'ID.CO.QRIS.WWW' ? template : null
}
