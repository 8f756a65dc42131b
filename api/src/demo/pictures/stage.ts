// Where a product stands: the tinted ground, its soft shadow, and the plates, trays and leaves that go under food.
import { bunga, type Motif, tampukManggis } from './motifs.ts'
import {
  type Art,
  at,
  box,
  deeper,
  define,
  disc,
  faint,
  form,
  line,
  mix,
  oval,
  paler,
  palette,
  path,
  scalloped,
  stamp,
  svg,
  tiled,
} from './pen.ts'

/** A wall and the table before it. They sit next to each other in any order; the three deep ones serve pale goods. */
export const tints = {
  cream: ['#F5EAD3', '#E6CC9E'],
  rose: ['#F3D6CA', '#E2B19B'],
  sage: ['#DCE3C8', '#BCC596'],
  sky: ['#D3E0E7', '#A9C2CF'],
  sand: ['#ECD8B6', '#D4B27E'],
  butter: ['#F8E2A8', '#E9C06C'],
  lilac: ['#E6D9E3', '#C8AEC4'],
  clay: ['#E9C2A6', '#CD9570'],
  mint: ['#CFE3D8', '#A1C5B2'],
  dusk: ['#3D5C84', '#2D476C'],
  wine: ['#963B3C', '#7A2A2E'],
  forest: ['#4E755D', '#3B5C48'],
} as const

export type Tint = keyof typeof tints
/**
 * `table` ends behind the goods; `sun` and `arch` add a pale shape on the wall; `counter` is the same table seen from
 * higher, for plates that lie deep in the picture; `ceplok` and `flat` are seen from above.
 */
export type Backdrop = 'table' | 'counter' | 'sun' | 'arch' | 'ceplok' | 'flat'

const isDeep = (tint: Tint): boolean => tint === 'dusk' || tint === 'wine' || tint === 'forest'

/** A picture as the tables list it: the ground, the drawing, and how the drawing is sized and moved to fill the square. */
export interface Composition {
  readonly tint: Tint
  readonly backdrop: Backdrop
  readonly draw: (art: Art) => string
  readonly frame?: readonly [scale: number, x: number, y: number]
}

/** The drawings a category falls back on; which of them, the product's slug decides. */
export type Fallbacks = Record<string, readonly [Composition['draw'], ...Composition['draw'][]]>

export const backdrop = (art: Art, tint: Tint, kind: Backdrop): string => {
  const [colour, floor] = tints[tint]
  const light = isDeep(tint) ? mix(colour, '#FFFFFF', 0.1) : mix(colour, '#FFFDF6', 0.5)
  const wall = box(0, 0, 960, 960, colour)
  if (kind === 'flat') return wall + disc(480, 480, 400, light)
  if (kind === 'ceplok') {
    const flower = stamp(art, tampukManggis(mix(colour, isDeep(tint) ? '#FFFFFF' : palette.sogan, 0.13), colour))
    const spots = [
      [110, 110],
      [480, 70],
      [850, 110],
      [70, 480],
      [890, 480],
      [110, 850],
      [480, 890],
      [850, 850],
    ] as const
    return wall + spots.map(([x, y]) => flower(x, y, 0, 0.9)).join('')
  }
  const behind =
    kind === 'sun'
      ? disc(480, 430, 330, light)
      : kind === 'arch'
        ? path('M170 700V400a310 310 0 0 1 620 0V700Z', light)
        : ''
  const edge = kind === 'counter' ? 400 : 650
  return wall + behind + box(0, edge, 960, 960 - edge, floor) + box(0, edge, 960, 6, light, 0, faint(0.5))
}

/** The soft shadow under a thing that stands. One gradient serves all shadows of a picture. */
export const shadow = (art: Art, x: number, y: number, rx: number, ry = rx * 0.16): string => {
  const id = `${art.prefix}s`
  const fade =
    `<radialGradient id="${id}"><stop offset=".45" stop-color="#2A1A17" stop-opacity=".32"/>` +
    '<stop offset="1" stop-color="#2A1A17" stop-opacity="0"/></radialGradient>'
  if (!art.defs.includes(fade)) art.defs.push(fade)
  return oval(x + rx * 0.06, y, rx, ry, `url(#${id})`)
}

/** A plate at the height of the eye of someone who is about to sit down. */
export const plate = (
  art: Art,
  x: number,
  y: number,
  rx: number,
  colour = '#FFFDF8',
  rim: string = palette.nila,
): string => {
  const ry = rx * 0.4
  return (
    shadow(art, x, y + ry * 0.35, rx * 1.12, ry * 1.1) +
    oval(x, y + rx * 0.05, rx, ry, deeper(colour, 0.22)) +
    oval(x, y, rx, ry, colour) +
    oval(x, y, rx * 0.94, ry * 0.93, 'none', ` stroke="${rim}" stroke-width="${rx > 200 ? 7 : 5}"`) +
    oval(x, y + 4, rx * 0.72, ry * 0.7, deeper(colour, 0.08))
  )
}

/** A plate seen from above, for things that are best known from above. */
export const dish = (
  art: Art,
  x: number,
  y: number,
  r: number,
  colour = '#FFFDF8',
  rim: string = palette.nila,
): string =>
  shadow(art, x + 8, y + 26, r * 1.08, r * 1.06) +
  disc(x, y, r, colour) +
  disc(x, y, r * 0.93, 'none', ` stroke="${rim}" stroke-width="8"`) +
  disc(x, y, r * 0.76, deeper(colour, 0.07))

/** A plaited fill of two strips that go over and under each other. */
export const weave = (art: Art, light: string, dark: string, size = 36, turn = 45, accent = ''): string => {
  const half = size / 2
  const gap = size / 14
  const over = (x: number, y: number, w: number, h: number, fill: string) =>
    box(x + gap / 2, y + gap / 2, w - gap, h - gap, fill, size / 10)
  return tiled(
    art,
    size,
    size,
    box(0, 0, size, size, deeper(dark, 0.35)) +
      over(0, 0, half, half, light) +
      over(half, half, half, half, accent || light) +
      over(half, 0, half, half, dark) +
      over(0, half, half, half, dark),
    `rotate(${turn})`,
  )
}

/** The tampah, a round tray of split bamboo, from above. */
export const tampah = (art: Art, x: number, y: number, r: number): string => {
  const fill = weave(art, '#E3C48C', '#D0AA6C', 56, 45)
  return (
    shadow(art, x + 8, y + 26, r * 1.09, r * 1.07) +
    disc(x, y, r, '#A87842') +
    disc(x, y, r * 0.97, '#C6965A') +
    disc(x, y, r * 0.88, fill) +
    disc(x, y, r * 0.9, 'none', ' stroke="#8A5A2B" stroke-width="5" opacity=".5"') +
    disc(x, y, r * 0.97, 'none', ' stroke="#8A5A2B" stroke-width="14" stroke-dasharray="5 22" opacity=".55"')
  )
}

/** The same tray lying on a table. */
export const tampahLow = (art: Art, x: number, y: number, rx: number): string => {
  const ry = rx * 0.4
  const fill = weave(art, '#E3C48C', '#D0AA6C', 40, 45)
  return (
    shadow(art, x, y + ry * 0.4, rx * 1.12, ry * 1.1) +
    oval(x, y + rx * 0.08, rx, ry, '#94663A') +
    oval(x, y, rx, ry, '#C6965A') +
    oval(x, y + 2, rx * 0.91, ry * 0.88, fill) +
    oval(
      x,
      y,
      rx * 0.955,
      ry * 0.94,
      'none',
      ' stroke="#8A5A2B" stroke-width="11" stroke-dasharray="5 18" opacity=".5"',
    )
  )
}

/** A piece of banana leaf cut for serving, around the origin. */
export const bananaLeaf = (art: Art, w: number, h: number): string => {
  const x = w / 2
  const y = h / 2
  const d = svg`M${-x} 0C${-x * 0.7} ${-y * 1.25} ${x * 0.6} ${-y * 1.25} ${x} ${-y * 0.1}C${x * 0.7} ${y * 1.2} ${-x * 0.6} ${y * 1.3} ${-x} 0Z`
  const veins = Array.from({ length: 9 }, (_, i) => {
    const vx = -x * 0.8 + (i * w * 0.8) / 8
    return svg`M${vx} 0l${x * 0.16} ${-y}M${vx} 0l${x * 0.16} ${y}`
  }).join('')
  return form(
    art,
    d,
    '#5E9148',
    path(svg`M${-x} 0H${x}V${y * 1.3}H${-x}Z`, '#538340'),
    line(veins, '#7BAA5E', 3, faint(0.7)),
    line(svg`M${-x} 0H${x}`, '#8DBB6C', 8),
  )
}

/** A square of folded batik under a plate, as a house puts under what it is proud of. */
export const mat = (x: number, y: number, w: number, h: number, colour: string, motif: Motif = bunga): string => {
  const skew = w * 0.09
  const top = svg`M${x - w / 2 + skew} ${y - h / 2}H${x + w / 2 - skew}L${x + w / 2} ${y + h / 2}H${x - w / 2}Z`
  const inner = svg`M${x - w / 2 + skew + 22} ${y - h / 2 + 14}H${x + w / 2 - skew - 22}L${x + w / 2 - 32} ${y + h / 2 - 16}H${x - w / 2 + 32}Z`
  const corner = motif(paler(colour, 0.5), palette.kuning)
  return (
    path(top, colour) +
    path(inner, 'none', ` stroke="${palette.kuning}" stroke-width="5"`) +
    at(x - w / 2 + 74, y + h / 2 - 48, corner, 0, '.5 .3') +
    at(x + w / 2 - 74, y + h / 2 - 48, corner, 0, '.5 .3')
  )
}

/** A wooden board with a round edge, in perspective. */
export const board = (art: Art, x: number, y: number, w: number, h: number): string =>
  shadow(art, x, y + h * 0.5 + 12, w * 0.55, h * 0.28) +
  box(x - w / 2, y - h / 2 + 20, w, h, '#8A5A34', 40) +
  box(x - w / 2, y - h / 2, w, h, '#C08B55', 40) +
  line(
    svg`M${x - w * 0.4} ${y - h * 0.2}q${w * 0.3} ${-h * 0.12} ${w * 0.62} 0M${x - w * 0.3} ${y + h * 0.25}q${w * 0.34} ${h * 0.12} ${w * 0.7} -4`,
    '#A8743F',
    5,
  )

/** A low bowl; what it holds is drawn between its back rim and its front wall. */
export const bowl = (art: Art, x: number, y: number, rx: number, colour: string, held: string): string => {
  const ry = rx * 0.28
  const d = svg`M${-rx} 0C${-rx * 0.96} ${rx * 0.62} ${-rx * 0.5} ${rx * 0.78} ${-rx * 0.38} ${rx * 0.8}H${rx * 0.38}C${rx * 0.5} ${rx * 0.78} ${rx * 0.96} ${rx * 0.62} ${rx} 0Z`
  const front = form(
    art,
    d,
    colour,
    path(
      svg`M${rx * 0.45} 0H${rx}V${rx}H${rx * 0.1}Q${rx * 0.5} ${rx * 0.5} ${rx * 0.45} 0Z`,
      palette.ink,
      faint(0.12),
    ),
    line(svg`M${-rx} ${rx * 0.2}Q0 ${rx * 0.5} ${rx} ${rx * 0.2}`, palette.kuning, 7),
  )
  return (
    shadow(art, x, y + rx * 0.8, rx * 0.85, rx * 0.2) +
    at(x, y, oval(0, 0, rx, ry, deeper(colour, 0.35)) + held + frontRim(art, rx, ry, front))
  )
}

const frontRim = (art: Art, rx: number, ry: number, front: string): string => {
  // The heap must look held: the front wall covers everything below the near half of the rim.
  const id = define(
    art,
    (name) =>
      svg`<clipPath id="${name}"><path d="M${-rx - 4} 0A${rx} ${ry} 0 0 0 ${rx + 4} 0V${rx}H${-rx - 4}Z"/></clipPath>`,
  )
  return `<g clip-path="url(#${id})">${front}</g>`
}

export const steam = (x: number, y: number, colour = '#FFFDF8'): string =>
  line(svg`M${x - 24} ${y}c-22-28 20-44 0-78M${x + 22} ${y + 6}c-22-30 22-50 2-88`, colour, 9, faint(0.75))

/** The fluted doily of paper under a cake. */
export const doily = (x: number, y: number, r: number, squash = 1): string =>
  at(x, y, path(scalloped(24, r, 10, squash), '#FFFDF8'))
