/** Of a file; the API reads tables of 1.5 million letters. */
export const tableBytesMax = 2_000_000

/**
 * A table as a spreadsheet program saved it: in UTF-8, in UTF-16 (Excel's "Unicode text") or in the code page of older Windows.
 *
 * @returns null for what is no text, such as the spreadsheet itself
 */
export const readTableFile = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  // A text has no byte of zero; a spreadsheet is a packed file, which begins with PK.
  if (bytes.includes(0) || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
