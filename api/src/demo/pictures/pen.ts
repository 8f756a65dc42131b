// The smallest vocabulary of the illustrations: numbers, colours, a seeded random, and the ways to repeat, clip and
// place a piece of SVG. Everything else is drawn with these.

/** Sembagi, the palette of the whole house, and the few natural colours that food and fibre need beside it. */
export const palette = {
  ink: '#2A1A17',
  ground: '#FBF6EC',
  mengkudu: '#9B1C1F',
  nila: '#1E3A5F',
  kuning: '#E8A92E',
  muted: '#6B5A52',
  daun: '#2F6B3A',
  border: '#94836F',
  white: '#FFFDF8',
  kraft: '#CFA677',
  leaf: '#5C8A45',
  pandan: '#8FB05C',
  sogan: '#8A5A2B',
  gula: '#7A4320',
  cabai: '#C8321F',
  nanas: '#F2BC3A',
  wood: '#B07B48',
} as const

/** What one picture carries while it is drawn: its own random and its own definitions. */
export interface Art {
  readonly random: () => number
  readonly defs: string[]
  readonly prefix: string
}

export type Stamp = (x: number, y: number, turn?: number, scale?: number) => string
export type Bit = string | number | readonly string[]

const hash = (text: string): number => {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return h >>> 0
}

/** A stable whole number for a text, for the choices that only have to differ between products. */
export const pick = <T>(text: string, from: readonly [T, ...T[]]): T => from[hash(text) % from.length] ?? from[0]

const seeded = (seed: number) => () => {
  // Mulberry32: four lines, the same everywhere, and good enough for crumbs on a plate.
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/** Ids carry the product in their prefix, so that two pictures inlined in one page do not borrow each other's clips. */
export const newArt = (slug: string): Art => ({
  random: seeded(hash(slug)),
  defs: [],
  prefix: `p${hash(slug).toString(36).slice(0, 4)}`,
})

/** One decimal is finer than a pixel at any size the shop shows, and minus zero would only puzzle a reader. */
export const n = (value: number): string => String(Math.round(value * 10) / 10 + 0)

/** Writes SVG with rounded numbers, joined lists and without the indentation that only the source needs. */
export const svg = (parts: TemplateStringsArray, ...bits: Bit[]): string =>
  parts
    .map((part, i) => {
      const bit = bits[i]
      const text =
        bit === undefined ? '' : typeof bit === 'number' ? n(bit) : typeof bit === 'string' ? bit : bit.join('')
      return part.replace(/\n\s*/g, '') + text
    })
    .join('')

const channels = (colour: string): number[] => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16))

export const mix = (a: string, b: string, share: number): string => {
  const other = channels(b)
  const blend = channels(a).map((v, i) => Math.round(v + ((other[i] ?? v) - v) * share))
  return `#${blend.map((v) => v.toString(16).padStart(2, '0')).join('')}`
}

export const deeper = (colour: string, share = 0.2): string => mix(colour, '#3A160C', share)
export const paler = (colour: string, share = 0.35): string => mix(colour, '#FFF8E6', share)

export const define = (art: Art, make: (id: string) => string): string => {
  const id = art.prefix + art.defs.length.toString(36)
  art.defs.push(make(id))
  return id
}

/** A piece drawn once and used often: the reason a bag with forty chips still weighs four kilobytes. */
export const stamp = (art: Art, markup: string): Stamp => {
  const id = define(art, (name) => `<g id="${name}">${markup}</g>`)
  return (x, y, turn = 0, scale = 1) => {
    const rotate = turn ? `rotate(${Math.round(turn)})` : ''
    const size = scale === 1 ? '' : `scale(${Math.round(scale * 100) / 100})`
    return `<use href="#${id}" transform="translate(${Math.round(x)} ${Math.round(y)})${rotate}${size}"/>`
  }
}

/** A closed outline filled with a colour; what lies inside cannot spill over its edge. */
export const form = (art: Art, d: string, fill: string, ...inside: string[]): string => {
  if (inside.join('') === '') return `<path d="${d}" fill="${fill}"/>`
  const id = define(art, (name) => `<clipPath id="${name}"><path d="${d}"/></clipPath>`)
  return `<g clip-path="url(#${id})"><path d="${d}" fill="${fill}"/>${inside.join('')}</g>`
}

/** A repeating fill. The tile is drawn from its top left corner. */
export const tiled = (art: Art, w: number, h: number, markup: string, transform = ''): string => {
  const turn = transform ? ` patternTransform="${transform}"` : ''
  const id = define(
    art,
    (name) =>
      `<pattern id="${name}" width="${n(w)}" height="${n(h)}" patternUnits="userSpaceOnUse"${turn}>${markup}</pattern>`,
  )
  return `url(#${id})`
}

export const at = (x: number, y: number, markup: string, turn = 0, scale: number | string = 1): string => {
  const rotate = turn ? `rotate(${n(turn)})` : ''
  const size = scale === 1 ? '' : `scale(${scale})`
  return `<g transform="translate(${n(x)} ${n(y)})${rotate}${size}">${markup}</g>`
}

export const path = (d: string, fill: string, extra = ''): string => `<path d="${d}" fill="${fill}"${extra}/>`

export const line = (d: string, stroke: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round"${extra}/>`

export const disc = (x: number, y: number, r: number, fill: string, extra = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${extra}/>`

/** Equal dots in one path: a stroke without length and with round ends is a dot, and costs a tenth of a circle. */
export const dots = (spots: readonly (readonly [number, number])[], r: number, fill: string): string =>
  line(svg`${spots.map(([x, y]) => svg`M${x} ${y}h.1`)}`, fill, r * 2)

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, extra = ''): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${extra}/>`

export const box = (x: number, y: number, w: number, h: number, fill: string, r = 0, extra = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${r ? ` rx="${n(r)}"` : ''} fill="${fill}"${extra}/>`

export const faint = (opacity: number): string => ` opacity="${opacity}"`

/** The same piece turned around the middle, as petals are. */
export const around = (times: number, markup: string, from = 0): string =>
  Array.from({ length: times }, (_, i) => `<g transform="rotate(${n(from + (360 / times) * i)})">${markup}</g>`).join(
    '',
  )

/** A round that a hand has cut: a smooth closed line that is nowhere quite a circle. */
export const blob = (art: Art, rx: number, ry = rx, wobble = 0.08, points = 8): string => {
  const spots = Array.from({ length: points }, (_, i) => {
    const angle = (i / points) * Math.PI * 2
    const reach = 1.05 + (art.random() - 0.5) * 2 * wobble
    return [Math.cos(angle) * rx * reach, Math.sin(angle) * ry * reach] as const
  })
  const middles = spots.map(([x, y], i) => {
    const [nx, ny] = spots[(i + 1) % points] ?? [x, y]
    return [(x + nx) / 2, (y + ny) / 2] as const
  })
  const last = middles[points - 1] ?? [0, 0]
  return svg`M${last[0]} ${last[1]}${spots.map(([x, y], i) => {
    const [mx, my] = middles[i] ?? [x, y]
    return svg`Q${x} ${y} ${mx} ${my}`
  })}Z`
}

/** A star-like outline with even teeth, for durian skin and fluted cakes. */
export const toothed = (teeth: number, outer: number, inner: number, squash = 1): string =>
  svg`${Array.from({ length: teeth * 2 }, (_, i) => {
    const r = i % 2 ? inner : outer
    const angle = (i / teeth) * Math.PI
    return svg`${i ? 'L' : 'M'}${Math.sin(angle) * r} ${-Math.cos(angle) * r * squash}`
  })}Z`

/** A scalloped outline: the flower that a fluted tin or a woven edge makes. */
export const scalloped = (lobes: number, r: number, depth: number, squash = 1): string => {
  const spot = (i: number, reach: number) => {
    const angle = (i / lobes) * Math.PI * 2
    return svg`${Math.sin(angle) * reach} ${-Math.cos(angle) * reach * squash}`
  }
  const lobe = (_: unknown, i: number) => `Q${spot(i + 0.5, r + depth)} ${spot(i + 1, r - depth)}`
  return `M${spot(0, r - depth)}${Array.from({ length: lobes }, lobe).join('')}Z`
}

const either = (art: Art, stamps: readonly Stamp[]): Stamp =>
  stamps[Math.floor(art.random() * stamps.length)] ?? (() => '')

const sized = (pieces: readonly string[], scale: number): string =>
  scale === 1 ? pieces.join('') : `<g transform="scale(${scale})">${pieces.join('')}</g>`

/** Fills a rectangle as a bag is filled: close, uneven, the lower pieces in front. */
export const strew = (
  art: Art,
  stamps: readonly Stamp[],
  area: { x: number; y: number; w: number; h: number },
  step: number,
  turn = 360,
  scale = 1,
): string => {
  const out: string[] = []
  const rows = Math.max(1, Math.round(area.h / (step * 0.8)))
  const columns = Math.max(1, Math.round(area.w / step))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const shift = row % 2 ? 0.75 : 0.25
      const x = area.x + ((column + shift + (art.random() - 0.5) * 0.4) * area.w) / columns
      const y = area.y + ((row + 0.5 + (art.random() - 0.5) * 0.4) * area.h) / rows
      out.push(either(art, stamps)(x / scale, y / scale, (art.random() - 0.5) * turn))
    }
  }
  return sized(out, scale)
}

/** A heap on a plate or table: narrow above, wide below, and the front row last. */
export const heap = (
  art: Art,
  stamps: readonly Stamp[],
  area: { x: number; y: number; w: number; h: number },
  rows: number,
  first: number,
  turn = 360,
  scale = 1,
): string => {
  const out: string[] = []
  for (let row = 0; row < rows; row++) {
    const count = first + row
    const share = rows === 1 ? 1 : row / (rows - 1)
    const half = (area.w / 2) * (count / (first + rows - 1))
    for (let i = 0; i < count; i++) {
      const along = count === 1 ? 0 : (i / (count - 1)) * 2 - 1
      const x = area.x + along * half * 0.86 + (art.random() - 0.5) * 14
      const y = area.y - area.h * (1 - share) - (1 - along * along) * 6 + (art.random() - 0.5) * 10
      out.push(either(art, stamps)(x / scale, y / scale, (art.random() - 0.5) * turn))
    }
  }
  return sized(out, scale)
}
