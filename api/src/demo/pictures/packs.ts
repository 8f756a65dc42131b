// The packages of a home industry: pouches, clear bags, jars, bottles, boxes. Each is drawn standing on the origin, its
// foot at zero and its top above, lit from the left.
import { bunga, type Motif } from './motifs.ts'
import { type Art, at, box, deeper, disc, faint, form, line, mix, oval, paler, palette, path, svg } from './pen.ts'

const ink = palette.ink
const white = palette.white

/** A paper label without words: a double border and a drawing, which is what a label says before it is read. */
export const label = (
  w: number,
  h: number,
  drawing: string,
  paper: string = white,
  rim: string = palette.mengkudu,
  r = 14,
): string =>
  box(-w / 2, -h / 2, w, h, paper, r) +
  box(-w / 2 + 8, -h / 2 + 8, w - 16, h - 16, 'none', Math.max(r - 6, 0), ` stroke="${rim}" stroke-width="4"`) +
  drawing

export const seal = (r: number, drawing: string, paper: string = white, rim: string = palette.mengkudu): string =>
  disc(0, 0, r, paper) + disc(0, 0, r - 8, 'none', ` stroke="${rim}" stroke-width="4"`) + drawing

export const emblem = (motif: Motif, main: string, accent: string, scale: number): string =>
  at(0, 0, motif(main, accent), 0, scale)

export type Opening = 'oval' | 'round' | 'arch' | 'leaf' | 'square'

const opening = (kind: Opening, w: number, h: number): string => {
  const x = w / 2
  const y = h / 2
  switch (kind) {
    case 'oval':
    case 'round':
      return svg`M${-x} 0A${x} ${y} 0 0 1 ${x} 0A${x} ${y} 0 0 1 ${-x} 0Z`
    case 'arch':
      return svg`M${-x} ${y}V${-y + x}A${x} ${x} 0 0 1 ${x} ${-y + x}V${y}Z`
    case 'leaf':
      return svg`M0 ${-y}C${x * 1.3} ${-y * 0.5} ${x * 1.3} ${y * 0.6} 0 ${y}C${-x * 1.3} ${y * 0.6} ${-x * 1.3} ${-y * 0.5} 0 ${-y}Z`
    case 'square':
      return svg`M${-x + 18} ${-y}H${x - 18}Q${x} ${-y} ${x} ${-y + 18}V${y - 18}Q${x} ${y} ${x - 18} ${y}H${-x + 18}Q${-x} ${y} ${-x} ${y - 18}V${-y + 18}Q${-x} ${-y} ${-x + 18} ${-y}Z`
  }
}

/** A window in a package: what is inside, a little gloss, and an edge. */
export const pane = (art: Art, kind: Opening, w: number, h: number, back: string, held: string, rim = ''): string => {
  const d = opening(kind, w, h)
  return (
    form(
      art,
      d,
      back,
      held,
      path(svg`M${-w * 0.5} ${h * 0.1}L${w * 0.1} ${-h * 0.5}H${w * 0.3}L${-w * 0.5} ${h * 0.38}Z`, white, faint(0.22)),
    ) + path(d, 'none', ` stroke="${rim || white}" stroke-width="7"`)
  )
}

/** A standing pouch with a sealed head and a rounded foot. */
export const pouch = (
  art: Art,
  w: number,
  h: number,
  colour: string,
  front: string,
  head: string = deeper(colour, 0.16),
): string => {
  const x = w / 2
  const d = svg`M${-x * 0.95} ${-h}H${x * 0.95}L${x * 0.96} ${-h * 0.9}Q${x * 1.05} ${-h * 0.45} ${x} -16Q${x} 2 ${x * 0.9} 4Q0 22 ${-x * 0.9} 4Q${-x} 2 ${-x} -16Q${-x * 1.05} ${-h * 0.45} ${-x * 0.96} ${-h * 0.9}Z`
  return form(
    art,
    d,
    colour,
    path(svg`M${-x} -20Q0 ${-h * 0.13} ${x} -20V40H${-x}Z`, deeper(colour, 0.14)),
    front,
    path(svg`M${x * 0.8} ${-h}H${x * 1.2}V40H${x * 0.6}Q${x * 0.95} ${-h * 0.4} ${x * 0.8} ${-h}Z`, ink, faint(0.1)),
    line(svg`M${-x * 0.86} ${-h * 0.84}Q${-x * 0.94} ${-h * 0.45} ${-x * 0.87} ${-h * 0.12}`, white, 9, faint(0.45)),
    box(-x * 1.1, -h, x * 2.2, h * 0.09, head),
    line(svg`M${-x} ${-h * 0.885}H${x}M${-x} ${-h * 0.045 - h * 0.9}H${x}`, mix(head, '#FFFFFF', 0.3), 3, faint(0.7)),
  )
}

/** A clear bag, full to the eyes, closed with a folded card. */
export const clearBag = (
  art: Art,
  w: number,
  h: number,
  card: string,
  held: string,
  drawing: string,
  glow = '#FFF6E2',
): string => {
  const x = w / 2
  const d = svg`M${-x * 0.9} ${-h * 0.86}H${x * 0.9}C${x * 1.1} ${-h * 0.6} ${x * 1.08} ${-h * 0.2} ${x} -22Q${x * 0.97} 0 ${x * 0.84} 2Q0 12 ${-x * 0.84} 2Q${-x * 0.97} 0 ${-x} -22C${-x * 1.08} ${-h * 0.2} ${-x * 1.1} ${-h * 0.6} ${-x * 0.9} ${-h * 0.86}Z`
  const top = -h * 0.76
  return (
    form(
      art,
      d,
      glow,
      held,
      path(svg`M${x * 0.78} ${-h}H${x * 1.3}V30H${x * 0.62}Q${x} ${-h * 0.4} ${x * 0.78} ${-h}Z`, ink, faint(0.1)),
      path(
        svg`M${-x * 0.86} ${-h * 0.7}Q${-x * 1.02} ${-h * 0.4} ${-x * 0.88} -40L${-x * 0.72} -60Q${-x * 0.86} ${-h * 0.4} ${-x * 0.7} ${-h * 0.7}Z`,
        white,
        faint(0.5),
      ),
    ) +
    path(d, 'none', ` stroke="${white}" stroke-width="5" opacity=".8"`) +
    path(svg`M${-x * 0.95} ${-h}H${x * 0.95}V${top}L${x * 0.95} ${top}Q0 ${top + 16} ${-x * 0.95} ${top}Z`, card) +
    box(-x * 0.95, -h, x * 1.9, 10, deeper(card, 0.25)) +
    line(svg`M${-x * 0.86} ${top - 14}Q0 ${top} ${x * 0.86} ${top - 14}`, paler(card, 0.55), 3) +
    at(0, -h * 0.88 + 2, drawing)
  )
}

/** A jar of glass. `held` is clipped to the glass; the lid sits on top. */
export const jar = (
  art: Art,
  w: number,
  h: number,
  lid: string,
  held: string,
  front = '',
  lidHeight = h * 0.15,
): string => {
  const x = w / 2
  const top = -h + lidHeight * 0.8
  const d = svg`M${-x * 0.86} ${top}H${x * 0.86}Q${x} ${top + 14} ${x} ${top + 44}V-34Q${x} 0 ${x - 34} 0H${-x + 34}Q${-x} 0 ${-x} -34V${top + 44}Q${-x} ${top + 14} ${-x * 0.86} ${top}Z`
  return (
    form(
      art,
      d,
      '#F7F1E4',
      held,
      path(svg`M${x * 0.74} ${top}H${x}V0H${x * 0.5}Q${x * 0.78} -20 ${x * 0.74} -60Z`, ink, faint(0.12)),
    ) +
    front +
    box(-x * 0.88, top + 46, w * 0.06, h * 0.56, white, w * 0.03, faint(0.6)) +
    path(d, 'none', ` stroke="${white}" stroke-width="6" opacity=".75"`) +
    cap(-x * 0.94, -h, w * 0.94, lidHeight, lid)
  )
}

/** A lid with a rounded top, a light left side and a shaded right. */
export const cap = (x: number, y: number, w: number, h: number, colour: string): string =>
  box(x, y, w, h, colour, Math.min(h * 0.3, 18)) +
  box(x, y + h * 0.62, w, h * 0.38, deeper(colour, 0.2), Math.min(h * 0.16, 10)) +
  box(x + w * 0.06, y + h * 0.16, w * 0.3, h * 0.16, white, h * 0.08, faint(0.45))

/** The liquid or paste in a jar: a rectangle up to a level, with a paler surface. */
export const fill = (w: number, level: number, colour: string): string =>
  box(-w / 2, -level, w, level + 20, colour) + oval(0, -level, w / 2, w * 0.035, paler(colour, 0.25))

/** A bottle with shoulders. The neck is a share of the body. */
export const bottle = (
  art: Art,
  w: number,
  h: number,
  liquid: string,
  lid: string,
  front: string,
  neck = 0.34,
  level = 0.8,
): string => {
  const x = w / 2
  const k = x * neck
  const d = svg`M${-k} ${-h}H${k}V${-h * 0.84}C${k} ${-h * 0.72} ${x} ${-h * 0.74} ${x} ${-h * 0.58}V-26Q${x} 0 ${x - 26} 0H${-x + 26}Q${-x} 0 ${-x} -26V${-h * 0.58}C${-x} ${-h * 0.74} ${-k} ${-h * 0.72} ${-k} ${-h * 0.84}Z`
  return (
    form(
      art,
      d,
      '#F4F0E6',
      box(-x, -h * level, w, h, liquid),
      oval(0, -h * level, x * (level > 0.7 ? 0.7 : 1), 7, paler(liquid, 0.4)),
      path(svg`M${x * 0.62} ${-h * 0.8}H${x}V0H${x * 0.3}Q${x * 0.7} -20 ${x * 0.62} -60Z`, ink, faint(0.12)),
    ) +
    path(d, 'none', ` stroke="${white}" stroke-width="5" opacity=".65"`) +
    front +
    box(-x * 0.82, -h * 0.58, w * 0.075, h * 0.5, white, w * 0.04, faint(0.55)) +
    cap(-k * 1.18, -h * 1.05, k * 2.36, h * 0.13, lid)
  )
}

/** A straight glass of something to drink. */
export const glass = (art: Art, w: number, h: number, liquid: string, held = '', level = 0.8): string => {
  const x = w / 2
  const d = svg`M${-x} ${-h}H${x}L${x * 0.82} -14Q${x * 0.8} 0 ${x * 0.68} 0H${-x * 0.68}Q${-x * 0.8} 0 ${-x * 0.82} -14Z`
  return (
    form(
      art,
      d,
      '#FBF8F0',
      box(-x, -h * level, w, h * level - 14, liquid),
      oval(0, -h * level, x * 0.97, w * 0.06, paler(liquid, 0.35)),
      held,
      path(svg`M${x * 0.55} ${-h}H${x}V0H${x * 0.36}Z`, ink, faint(0.1)),
      path(svg`M${-x * 0.82} ${-h * 0.92}h${w * 0.09}L${-x * 0.6} -34h${-w * 0.05}Z`, white, faint(0.6)),
    ) +
    path(d, 'none', ` stroke="${white}" stroke-width="5" opacity=".8"`) +
    oval(0, -h, x, w * 0.06, 'none', ` stroke="${white}" stroke-width="5" opacity=".9"`)
  )
}

/** A cup on its saucer. */
export const cup = (art: Art, w: number, colour: string, drink: string, rim: string = palette.kuning): string => {
  const x = w / 2
  const h = w * 0.72
  const d = svg`M${-x} ${-h}C${-x} ${-h * 0.2} ${-x * 0.6} -6 ${-x * 0.4} -6H${x * 0.4}C${x * 0.6} -6 ${x} ${-h * 0.2} ${x} ${-h}Z`
  return (
    oval(0, 8, x * 1.45, x * 0.3, deeper(colour, 0.25)) +
    oval(0, 0, x * 1.45, x * 0.3, colour) +
    oval(0, 2, x * 0.9, x * 0.17, deeper(colour, 0.14)) +
    path(
      svg`M${x * 0.86} ${-h * 0.86}C${x * 1.66} ${-h} ${x * 1.6} ${-h * 0.2} ${x * 0.66} ${-h * 0.3}`,
      'none',
      ` stroke="${deeper(colour, 0.1)}" stroke-width="${Math.round(w * 0.085)}"`,
    ) +
    form(
      art,
      d,
      colour,
      path(svg`M${x * 0.5} ${-h}H${x}V0H0Q${x * 0.5} ${-h * 0.3} ${x * 0.5} ${-h}Z`, ink, faint(0.1)),
      line(svg`M${-x} ${-h * 0.72}Q0 ${-h * 0.52} ${x} ${-h * 0.72}`, rim, 7),
    ) +
    oval(0, -h, x, x * 0.22, paler(colour, 0.6)) +
    oval(0, -h + 3, x * 0.9, x * 0.17, drink)
  )
}

/** A box of card seen from its front and one side. */
export const carton = (art: Art, w: number, h: number, depth: number, colour: string, front: string): string =>
  path(svg`M${w / 2} 0l${depth} ${-depth * 0.55}v${-h}l${-depth} ${depth * 0.55}Z`, deeper(colour, 0.28)) +
  path(svg`M${-w / 2} ${-h}l${depth} ${-depth * 0.55}h${w}l${-depth} ${depth * 0.55}Z`, paler(colour, 0.3)) +
  form(art, svg`M${-w / 2} ${-h}H${w / 2}V0H${-w / 2}Z`, colour, front)

/** A flat sachet with crimped ends. */
export const sachet = (w: number, h: number, colour: string, drawing: string): string => {
  const tooth = w / 10
  const crimp = `l${(tooth / 2).toFixed(1)} 7l${(tooth / 2).toFixed(1)} -7`.repeat(10)
  const back = `l${(-tooth / 2).toFixed(1)} -7l${(-tooth / 2).toFixed(1)} 7`.repeat(10)
  return (
    path(svg`M${-w / 2} ${-h}${crimp}V0${back}Z`, colour) +
    path(svg`M${w * 0.3} ${-h + 5}H${w / 2}V-5H${w * 0.3}Z`, ink, faint(0.1)) +
    line(svg`M${-w / 2 + 6} ${-h + 24}H${w / 2 - 6}M${-w / 2 + 6} -24H${w / 2 - 6}`, paler(colour, 0.5), 3) +
    at(0, -h / 2, drawing)
  )
}

/** A coffee bag with folded sides, rolled down at the top and held by a tie. */
export const coffeeBag = (art: Art, w: number, h: number, colour: string, tie: string, front: string): string => {
  const x = w / 2
  const d = svg`M${-x * 0.9} ${-h}H${x * 0.9}L${x} ${-h * 0.72}V-8Q${x} 0 ${x - 8} 0H${-x + 8}Q${-x} 0 ${-x} -8V${-h * 0.72}Z`
  return (
    form(
      art,
      d,
      colour,
      path(svg`M${x * 0.8} 0V${-h * 0.72}L${x * 0.74} ${-h}H${x}V0Z`, ink, faint(0.16)),
      path(svg`M${-x} 0V${-h * 0.72}L${-x * 0.9} ${-h}H${-x * 0.74}L${-x * 0.84} ${-h * 0.72}V0Z`, white, faint(0.16)),
      path(svg`M${-x} -26H${x}V0H${-x}Z`, ink, faint(0.1)),
      front,
    ) +
    box(-x * 0.92, -h - 14, x * 1.84, h * 0.1, deeper(colour, 0.22), 6) +
    box(-x * 1.02, -h + h * 0.04, x * 2.04, 20, tie, 10) +
    disc(0, -h * 0.83, 11, deeper(colour, 0.35)) +
    disc(0, -h * 0.83, 5, paler(colour, 0.3))
  )
}

/** A ribbon with a bow, for what is meant as a gift. */
export const bow = (colour: string): string =>
  path('M0 0C-30-52-96-50-92-6C-90 30-34 26 0 0C30-52 96-50 92-6C90 30 34 26 0 0Z', colour) +
  path('M0 0C-22-20-58-30-66-8C-62 12-26 10 0 0C22-20 58-30 66-8C62 12 26 10 0 0Z', deeper(colour, 0.25)) +
  path('M-4 4L-48 76L-24 70L-14 92L8 6ZM4 4L48 76L24 70L14 92L-8 6Z', deeper(colour, 0.1)) +
  box(-17, -16, 34, 32, paler(colour, 0.15), 10)

/** The default seal of the shop's own label. */
export const houseSeal = (r: number, colour: string = palette.mengkudu): string =>
  seal(r, emblem(bunga, colour, palette.kuning, Math.round(r * 1.25) / 100), white, colour)
