/**
 * How links and buttons that do something look, one class for each weight. At least 48 px high, so that a thumb finds them.
 * A page has at most one primary button.
 */
const shape =
  'inline-flex min-h-12 max-w-full items-center justify-center gap-2 rounded-full px-6 py-2.5 text-center font-bold transition-colors disabled:opacity-60'

export const button = {
  primary: `${shape} bg-mengkudu text-white hover:bg-mengkudu-deep`,
  secondary: `${shape} border-2 border-mengkudu text-mengkudu hover:bg-blush`,
  quiet: `${shape} border border-border bg-paper text-ink hover:bg-sand`,
  onDark: `${shape} bg-kuning text-ink hover:bg-honey`,
  whatsapp: `${shape} bg-whatsapp text-white hover:bg-daun`,
} as const

/** A link inside text. Its own height is that of the line; keep it apart from others. */
export const textLink = 'font-semibold text-mengkudu underline decoration-1 underline-offset-4 hover:decoration-2'
