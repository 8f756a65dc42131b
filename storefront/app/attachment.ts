/** A file that the browser keeps instead of showing it. Names are of letters, digits, dots and hyphens. */
export const attachment = (
  content: string | Uint8Array<ArrayBuffer>,
  { name, type }: { name: string; type: string },
): Response =>
  new Response(content, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
