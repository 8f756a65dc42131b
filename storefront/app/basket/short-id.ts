const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => uuidForm.test(text)

/** A UUID in 22 signs of base64url, as short as a cookie needs it. */
export const shortId = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')

/** The UUID that `shortId` made short, or undefined where the text is of none. */
export const wholeId = (short: string): string | undefined => {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(uuid) ? uuid : undefined
}
