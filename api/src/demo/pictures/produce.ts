// What the goods are made of: single pieces and ingredients around the origin, sized as they lie beside a package.
import {
  type Art,
  around,
  at,
  blob,
  box,
  deeper,
  disc,
  dots,
  faint,
  form,
  line,
  mix,
  oval,
  paler,
  palette,
  path,
  type Stamp,
  scalloped,
  svg,
  tiled,
  toothed,
} from './pen.ts'

/** A round chip: a dark lower edge, a light face, a curl of light and some spice. */
export const chip = (art: Art, colour: string, fleck: string, rx = 46, ry = 39): string => {
  const d = blob(art, rx, ry, 0.07, 7)
  const spots = Array.from(
    { length: 6 },
    () => [(art.random() - 0.5) * rx * 1.2, (art.random() - 0.5) * ry * 1.2] as const,
  )
  return (
    path(d, deeper(colour, 0.28)) +
    path(d, colour, ' transform="translate(-2 -4) scale(.93)"') +
    line(
      svg`M${-rx * 0.6} ${-ry * 0.2}Q${-rx * 0.1} ${-ry * 0.75} ${rx * 0.5} ${-ry * 0.4}`,
      paler(colour, 0.5),
      5,
      faint(0.8),
    ) +
    dots(spots, 3.4, fleck)
  )
}

/** A long slice of banana with its row of seeds. */
export const bananaChip = (art: Art, colour: string): string => {
  const d = blob(art, 62, 25, 0.06, 8)
  return (
    path(d, deeper(colour, 0.35)) +
    path(d, colour, ' transform="translate(-2 -4) scale(.94)"') +
    line('M-40-2Q0-12 40-4', deeper(colour, 0.25), 8, ' stroke-dasharray="12 9"') +
    line('M-44-12Q-10-24 26-18', paler(colour, 0.6), 5, faint(0.8))
  )
}

/** A thin square of tempe: beans show as pale rounds in a golden crust. */
export const tempeChip = (art: Art): string => {
  const beans = Array.from({ length: 9 }, (_, i) =>
    oval(
      ((i % 3) - 1) * 27 + (art.random() - 0.5) * 8,
      (Math.floor(i / 3) - 1) * 23 + (art.random() - 0.5) * 7,
      11,
      8,
      '#F3D9A0',
    ),
  )
  return (
    path('M-42-34Q0-42 42-36Q50 0 43 36Q0 44-44 37Q-50 0-42-34Z', '#A9692A') +
    path('M-44-38Q0-46 40-40Q47-4 40 30Q0 38-45 32Q-50-4-44-38Z', '#D9A045') +
    beans.join('')
  )
}

/** Peyek: a lacy wide wafer with peanuts baked in. */
export const peyek = (art: Art, nut: Stamp, r = 110): string => {
  const d = blob(art, r, r, 0.12, 13)
  const spots = Array.from({ length: 11 }, (_, i) => {
    const angle = i * 2.4
    const reach = r * 0.27 * Math.sqrt(i + 0.4)
    return [Math.cos(angle) * reach, Math.sin(angle) * reach] as const
  })
  return (
    path(d, '#B97B2F') +
    path(d, '#E9BE62', ' transform="translate(-2 -6) scale(.96)"') +
    disc(-8, -10, r * 0.68, '#F2D084') +
    dots(
      spots.map(([x, y]) => [x * 0.86 + 20, y * 0.86 - 17] as const),
      5,
      '#D9A24E',
    ) +
    spots.map(([x, y], i) => nut(x, y, (i * 57) % 180)).join('')
  )
}

export const peanut = (): string =>
  oval(0, 2, 17, 12, '#8F4A22') + oval(0, -1, 16, 11, '#C98246') + line('M-9-3Q0-7 8-4', '#E9B98A', 3)

/** A strip that has curled in the oil: fish skin, dried coconut. */
export const curl = (colour: string, w = 90, h = 30): string =>
  path(
    svg`M${-w / 2} ${h * 0.3}Q${-w * 0.3} ${-h} 0 ${-h * 0.4}T${w / 2} ${-h * 0.5}Q${w * 0.42} ${h * 0.5} ${w * 0.06} ${h * 0.5}T${-w / 2} ${h * 0.3}Z`,
    deeper(colour, 0.25),
  ) +
  path(
    svg`M${-w / 2 + 3} ${h * 0.1}Q${-w * 0.3} ${-h * 1.1} 0 ${-h * 0.5}T${w / 2 - 2} ${-h * 0.6}Q${w * 0.38} ${h * 0.2} ${w * 0.04} ${h * 0.22}T${-w / 2 + 3} ${h * 0.1}Z`,
    colour,
  ) +
  line(svg`M${-w * 0.36} ${-h * 0.18}Q${-w * 0.2} ${-h * 0.66} 0 ${-h * 0.2}`, paler(colour, 0.6), 4)

/** A stick of dough, cheese or fish. */
export const stick = (colour: string, length = 120, width = 22): string =>
  box(-length / 2, -width / 2 + 4, length, width, deeper(colour, 0.3), width * 0.35) +
  box(-length / 2, -width / 2, length, width, colour, width * 0.35) +
  box(-length / 2 + 10, -width / 2 + 4, length * 0.6, width * 0.2, paler(colour, 0.5), width * 0.1)

export const chilli = (colour: string = palette.cabai): string =>
  path('M-70-12C-60-26-40-24-28-14C4 10 44 14 84-8C56 34-8 36-46 14C-60 6-70 2-70-12Z', colour) +
  path('M-58-14C-36-8 0 20 50 14C10 22-30 16-58-14Z', paler(colour, 0.35), faint(0.7)) +
  path('M-66-20C-58-28-44-24-40-16C-50-8-62-6-70-8Z', palette.leaf) +
  line('M-66-16Q-84-20-92-36', palette.leaf, 8)

export const leaf = (colour: string = palette.leaf, w = 120): string =>
  path(
    svg`M${-w / 2} 0C${-w * 0.25} ${-w * 0.3} ${w * 0.25} ${-w * 0.3} ${w / 2} 0C${w * 0.25} ${w * 0.3} ${-w * 0.25} ${w * 0.3} ${-w / 2} 0Z`,
    colour,
  ) +
  path(svg`M${-w / 2} 0C${-w * 0.25} ${w * 0.3} ${w * 0.25} ${w * 0.3} ${w / 2} 0Z`, deeper(colour, 0.16)) +
  line(svg`M${-w * 0.6} 0H${w * 0.4}`, paler(colour, 0.4), 4)

/** The double leaf of kaffir lime. */
export const limeLeaf = (): string =>
  at(-42, 0, leaf('#4F8441', 88)) + at(46, 0, leaf('#5F954C', 108)) + line('M-92 0H-110', '#4F8441', 6)

export const garlic = (): string =>
  path('M0-74C-6-50-14-42-40-28C-78-6-66 50 0 52C66 50 78-6 40-28C14-42 6-50 0-74Z', '#E2D3C4') +
  path('M-3-70C-8-48-18-40-42-26C-74-4-62 44-4 48C-28 24-28-16-3-70Z', '#FBF4EA') +
  line('M4-44C30-14 30 24 8 46M14-40C46-18 52 16 34 40', '#C9B3A6', 4)

export const shallot = (): string =>
  path('M0-78C-4-54-12-46-36-30C-66-8-56 42-2 50L0 62L6 50C58 42 66-8 36-30C12-46 4-54 0-78Z', '#A8435C') +
  path('M-4-68C-10-48-20-40-38-26C-62-6-52 36-8 44C-30 20-26-20-4-68Z', '#C9748A') +
  line('M10-40C34-16 34 18 14 42', '#7E2A45', 4)

export const sweetPotato = (): string =>
  path('M-120 6C-104-40-40-58 30-48C84-40 118-20 128-2C112 34 50 54-20 50C-70 48-108 34-120 6Z', '#6B2F5E') +
  path('M-104 0C-80-34-30-44 30-38C-10-30-60-24-104 0Z', '#8D4C7E') +
  line('M-60 18l22 4M10-22l24 4M30 26l18-2M-14 34l14 2', '#4E2046', 5) +
  oval(112, -2, 26, 38, '#4E2046') +
  oval(114, -2, 22, 33, '#8E4FA0') +
  oval(114, -2, 13, 21, '#A86DB8')

export const bananas = (): string => {
  const one = (d: string, colour: string) => path(d, colour)
  return (
    one('M-6-92C30-60 62 10 26 86C16 92 4 90-2 82C16 20 2-44-26-82Z', '#D9A62E') +
    one('M-14-90C-10-50-4 30-52 82C-62 86-72 82-76 74C-44 28-44-40-34-86Z', '#EDC445') +
    one('M-2-92C50-80 104-28 104 54C96 64 84 64 78 58C70 2 26-50-18-74Z', '#F4D35E') +
    line('M6-76C46-56 76-14 86 42M-26-70C-26-20-36 30-58 66', '#FBE79A', 6) +
    path('M-36-84C-40-104-30-120-18-122L2-118C-4-104-2-96 4-86Z', '#7D6A2E')
  )
}

export const cassava = (): string =>
  path(
    'M-150 22C-160-6-140-34-110-36C-40-42 60-30 150 0C160 6 158 12 150 14C70 44-60 60-120 48C-138 44-146 36-150 22Z',
    '#8A5B3C',
  ) +
  path('M-146 14C-140-18-110-30-80-28C0-24 80-16 140 4C60 0-60-16-146 14Z', '#A87550') +
  line('M-60 34l30 2M10-12l34 4M40 28l24-4', '#6B4228', 5) +
  oval(-132, 4, 27, 40, '#E9DCC4') +
  oval(-132, 4, 20, 31, '#FFFBF0') +
  disc(-132, 4, 5, '#D8C6A4')

/** A hand of ginger; turmeric is the same root in another colour. */
export const ginger = (skin = '#CDA06A', flesh = '#F2CF7E'): string => {
  const root = 'M-96 22L-44 8L24 16L88 0M-44 8L-70-44M-8 10L2-62M54 8L78-50M34 14L58 56M-34 8L-20 50'
  return (
    line(root, deeper(skin, 0.25), 50, ' transform="translate(3 5)"') +
    line(root, skin, 44) +
    line(
      'M-98-2q10 22 4 42M-86-34q16 2 28-10M-16-38q18 8 34 0M62-26q16 12 30 6M22-4q10 18 2 38M42 46q16-2 24-12M-64-6q12 4 18-4',
      deeper(skin, 0.32),
      4,
    ) +
    line('M-104 8L-50-6M-78-50L-68-28M-8-66L-12-30M70-54L64-38', paler(skin, 0.4), 6, faint(0.7)) +
    oval(100, -2, 17, 23, flesh) +
    oval(101, -2, 9, 14, paler(flesh, 0.35))
  )
}

export const pineapple = (art: Art): string => {
  const skin = tiled(
    art,
    34,
    34,
    box(0, 0, 34, 34, '#C77F1E') + box(2, 2, 30, 30, '#EDAE35', 8) + disc(17, 17, 4, '#A9651A'),
    'rotate(45)',
  )
  const blade = (turn: number, length: number, colour: string) =>
    `<path d="M-15 0C-20 ${-length * 0.5} -6 ${-length * 0.8} 0 ${-length}C6 ${-length * 0.8} 20 ${-length * 0.5} 15 0Z" fill="${colour}" transform="rotate(${turn})"/>`
  const crown =
    blade(-52, 80, '#4B7A3A') +
    blade(52, 80, '#41703A') +
    blade(-28, 110, '#5C8A45') +
    blade(28, 110, '#4F7F3E') +
    blade(0, 128, '#6E9B52')
  return (
    at(0, -84, crown) +
    form(
      art,
      'M0-98C58-98 78-50 78 0C78 60 48 98 0 98C-48 98-78 60-78 0C-78-50-58-98 0-98Z',
      skin,
      path('M34-98H90V98H10C60 60 64-30 34-98Z', palette.ink, faint(0.14)),
    )
  )
}

export const pineappleRing = (colour: string, r = 50): string =>
  path(
    svg`${scalloped(9, r, r * 0.12)}M${-r * 0.28} 0a${r * 0.28} ${r * 0.28} 0 0 0 ${r * 0.56} 0a${r * 0.28} ${r * 0.28} 0 0 0 ${-r * 0.56} 0Z`,
    colour,
    ` stroke="${deeper(colour, 0.26)}" stroke-width="5"`,
  ) +
  line(
    svg`${Array.from({ length: 9 }, (_, i) => {
      const angle = (i / 9) * Math.PI * 2
      const [x, y] = [Math.sin(angle) * r, -Math.cos(angle) * r]
      return svg`M${x * 0.48} ${y * 0.48}L${x * 0.76} ${y * 0.76}`
    })}`,
    deeper(colour, 0.17),
    4,
  )

/** A wedge of dried pineapple: amber, chewy, with its fibres. */
export const pineappleWedge = (colour: string): string =>
  path('M-12 42L-56-22Q0-66 56-22L12 42Q0 50-12 42Z', colour, ` stroke="${deeper(colour, 0.3)}" stroke-width="6"`) +
  line('M-5 26L-32-22M0 24V-34M5 26L32-22', deeper(colour, 0.18), 5) +
  line('M-40-24Q0-54 38-26', paler(colour, 0.5), 6, faint(0.8))

/** Half a coconut, cut face up and to the viewer. */
export const coconut = (r = 100): string =>
  path(
    svg`M${-r} 0C${-r} ${r * 0.75} ${-r * 0.5} ${r * 0.95} 0 ${r * 0.95}C${r * 0.5} ${r * 0.95} ${r} ${r * 0.75} ${r} 0Z`,
    '#6B4426',
  ) +
  path(
    svg`M${r * 0.3} 0H${r}C${r} ${r * 0.75} ${r * 0.5} ${r * 0.95} 0 ${r * 0.95}Q${r * 0.4} ${r * 0.6} ${r * 0.3} 0Z`,
    '#54331B',
  ) +
  line(
    svg`M${-r * 0.7} ${r * 0.4}l${r * 0.2} ${r * 0.2}M${-r * 0.3} ${r * 0.55}l${r * 0.16} ${r * 0.24}`,
    '#8B6139',
    4,
  ) +
  oval(0, 0, r, r * 0.44, '#7D5230') +
  oval(0, 0, r * 0.92, r * 0.385, '#FFFDF6') +
  oval(0, 6, r * 0.68, r * 0.25, '#E9E1CF') +
  oval(0, 12, r * 0.6, r * 0.18, '#F6F1E4')

/** A durian, opened on one side to show the yellow flesh. */
export const durian = (): string =>
  path(toothed(22, 128, 106), '#6F7A34') +
  disc(0, 0, 104, '#8B9442') +
  Array.from({ length: 3 }, (_, ring) =>
    around(
      14 - ring * 4,
      path(svg`M-13 ${-62 + ring * 24}L0 ${-98 + ring * 26}L13 ${-62 + ring * 24}Z`, ring % 2 ? '#7A843A' : '#A3AB55'),
      ring * 13,
    ),
  ).join('') +
  path('M-14-86C52-60 72 30 26 92C-30 60-46-30-14-86Z', '#F3E7BE') +
  path('M-4-64C36-54 46-22 26-2C0-8-16-34-4-64Z', '#F2C24A') +
  path('M4 6C36 2 46 38 26 70C2 58-6 28 4 6Z', '#F2C24A') +
  line('M4-52C18-46 26-32 22-18M14 18C24 24 28 40 22 54', '#FBE08C', 6)

/** A coffee bean. */
export const bean = (colour = '#5A3218', r = 24): string =>
  oval(0, 3, r, r * 0.72, deeper(colour, 0.5)) +
  oval(0, 0, r, r * 0.7, colour) +
  line(svg`M${-r * 0.85} 0C${-r * 0.3} ${-r * 0.34} ${r * 0.2} ${r * 0.34} ${r * 0.85} 0`, deeper(colour, 0.6), 4) +
  line(svg`M${-r * 0.5} ${-r * 0.4}Q0 ${-r * 0.6} ${r * 0.4} ${-r * 0.42}`, paler(colour, 0.35), 3)

/** A sprig of coffee cherries, for labels. */
export const coffeeSprig = (): string =>
  line('M0 52C-4 20 4-10 0-50', '#4E7A3A', 5) +
  at(-30, -20, leaf('#5C8A45', 62), 35) +
  at(30, -26, leaf('#4E7A3A', 62), -35) +
  disc(-14, 16, 14, palette.mengkudu) +
  disc(15, 10, 14, '#B93430') +
  disc(2, 34, 14, palette.cabai) +
  disc(-18, 11, 4, '#E7978C') +
  disc(11, 5, 4, '#E7978C')

export const cinnamon = (): string =>
  box(-90, -16, 180, 34, '#7A4320', 12) +
  box(-90, -16, 180, 15, '#A5622F', 7) +
  oval(90, 1, 9, 17, '#5A2E14') +
  line('M86-6q8 7 0 14', '#A5622F', 3)

export const starAnise = (): string =>
  around(8, path('M0-6C-13-20-9-40 0-52C9-40 13-20 0-6Z', '#7A4320') + oval(0, -28, 4, 9, '#D19A55')) +
  disc(0, 0, 8, '#5A2E14')

export const clove = (): string =>
  path('M-5-8L-3 40L0 46L3 40L5-8Z', '#5A2E14') +
  around(4, oval(0, -12, 5, 9, '#7A4320'), 45) +
  disc(0, -10, 6, '#8F5A2E')

/** A patin, the silver catfish of the Batanghari. */
export const patin = (back = '#5D6C78', belly = '#E4E7E2'): string =>
  path('M150-2L206-44C198-16 198 18 208 46L148 14Z', deeper(back, 0.1)) +
  path('M-10-52C10-88 40-86 56-48Z', deeper(back, 0.15)) +
  path('M-170 4C-150-44-70-62 10-54C80-46 130-24 160 2C120 36 60 52-30 52C-110 52-160 34-170 4Z', back) +
  path('M-168 8C-120 18 40 18 158 4C120 36 60 52-30 52C-110 52-158 36-168 8Z', belly) +
  path(
    'M-64 26C-40 30-30 50-44 66C-62 58-72 42-64 26ZM30 50C52 46 74 56 78 74C54 76 36 66 30 50Z',
    mix(back, belly, 0.4),
  ) +
  line('M-96-36C-78-14-80 16-98 38', deeper(back, 0.35), 4) +
  disc(-130, -10, 9, '#FFFDF8') +
  disc(-130, -10, 5, palette.ink) +
  line('M-166 10Q-186 18-198 12M-164 16Q-178 32-192 34', back, 4)

/** Anchovies, dried. */
export const teri = (): string =>
  path('M-50 0C-30-16 16-14 36-2L54-14L50 2L54 16L36 6C14 16-30 14-50 0Z', '#9FA9A8') +
  path('M-50 0C-20 6 16 6 36 2C14 16-30 14-50 0Z', '#E8E8DE') +
  disc(-34, -3, 3.5, palette.ink)

/** A mound of fluff: abon, serundeng, grated coconut, sugar. Strands are strokes on a soft hill. */
export const fluff = (art: Art, w: number, h: number, colour: string, fleck: string, count = 26): string => {
  const x = w / 2
  const strands = (share: number) =>
    svg`${Array.from({ length: count }, () => {
      const along = art.random() * 2 - 1
      const reach = Math.sqrt(1 - along * along)
      const sx = along * x * 0.8
      const sy = 6 - art.random() * h * reach * 0.88
      return svg`M${sx} ${sy}q${(art.random() - 0.5) * 30} ${-12 * share} ${(art.random() - 0.5) * 44} ${(art.random() - 0.3) * 14}`
    })}`
  return (
    path(
      svg`M${-x} 0C${-x * 0.9} ${-h * 0.7} ${-x * 0.4} ${-h * 1.06} 0 ${-h}C${x * 0.4} ${-h * 1.06} ${x * 0.9} ${-h * 0.7} ${x} 0C${x * 0.9} ${h * 0.26} ${-x * 0.9} ${h * 0.26} ${-x} 0Z`,
      colour,
    ) +
    line(strands(1), deeper(colour, 0.3), 5) +
    line(strands(-1), paler(colour, 0.45), 5) +
    (fleck ? line(strands(0.4).split('M').slice(0, 9).join('M'), fleck, 6) : '')
  )
}

/** A spoon lying with its bowl to the left. */
export const spoon = (colour = '#B07B48', held = ''): string =>
  box(40, -8, 190, 17, deeper(colour, 0.1), 8) +
  oval(0, 0, 58, 34, colour) +
  oval(-2, -3, 47, 25, deeper(colour, 0.25)) +
  held

/** An ice cube. */
export const ice = (): string =>
  box(-26, -26, 52, 52, '#FFFFFF', 10, faint(0.55)) + box(-26, -26, 52, 16, '#FFFFFF', 8, faint(0.5))

/** A fruit of the areca palm, cut when green. */
export const areca = (): string =>
  path('M0-54C40-50 52 20 0 54C-52 20-40-50 0-54Z', '#7FA24A') +
  path('M8-52C42-46 50 22 2 53C26 14 26-22 8-52Z', '#668A3B') +
  path('M-24-44C-10-58 12-58 24-44C14-34-14-34-24-44Z', '#B99A5A')

export const lemongrass = (): string =>
  path('M-130 14C-100-12-40-14 0-8L130-30L40 4L140 8L30 16C-40 26-100 34-130 14Z', '#A9BE6A') +
  path('M-130 14C-104-6-50-8-4-2C-40 8-100 22-130 14Z', '#EEE6C6')
