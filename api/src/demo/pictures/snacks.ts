// Keripik, kue basah and kue kering: what a shopper knows by its colour, its cut and its package.
import { bunga, tampukManggis } from './motifs.ts'
import { bow, cap, clearBag, emblem, houseSeal, jar, pane, pouch, seal } from './packs.ts'
import {
  type Art,
  around,
  at,
  box,
  deeper,
  disc,
  dots,
  faint,
  form,
  heap,
  line,
  mix,
  oval,
  paler,
  palette,
  path,
  type Stamp,
  scalloped,
  stamp,
  strew,
  svg,
} from './pen.ts'
import {
  bananaChip,
  bananas,
  cassava,
  chilli,
  chip,
  clove,
  garlic,
  limeLeaf,
  peanut,
  peyek,
  pineapple,
  stick,
  sweetPotato,
  tempeChip,
} from './produce.ts'
import {
  bananaLeaf,
  board,
  bowl,
  type Composition,
  dish,
  doily,
  type Fallbacks,
  mat,
  plate,
  shadow,
  tampah,
  tampahLow,
  weave,
} from './stage.ts'

const chips = (art: Art, colour: string, fleck: string, rx = 46, ry = 39): Stamp[] => [
  stamp(art, chip(art, colour, fleck, rx, ry)),
  stamp(art, chip(art, mix(colour, deeper(colour, 0.3), 0.3), fleck, rx * 0.95, ry * 1.05)),
]

const inBag = (art: Art, stamps: readonly Stamp[], step = 70, turn = 360): string =>
  strew(art, stamps, { x: -225, y: -480, w: 450, h: 475 }, step, turn, 1.2)

// --- Keripik -------------------------------------------------------------------------------------------------------

const singkongBalado = (art: Art): string => {
  const pieces = chips(art, '#D9552B', '#8E1B12')
  const pod = stamp(art, chilli())
  const card = emblem(tampukManggis, palette.ground, palette.kuning, 1)
  return (
    shadow(art, 430, 795, 290) +
    at(430, 790, clearBag(art, 440, 640, palette.mengkudu, inBag(art, pieces, 92), card, '#B93A20')) +
    shadow(art, 700, 835, 210, 44) +
    heap(art, pieces, { x: 700, y: 815, w: 290, h: 110 }, 3, 2, 360, 1.3) +
    pod(200, 850, -8, 1.25) +
    pod(310, 880, 14)
  )
}

const singkongAsin = (art: Art): string => {
  const pieces = chips(art, '#F6E3A6', '#D9B765')
  const held = strew(art, pieces, { x: -150, y: -170, w: 300, h: 340 }, 84, 360, 1.15)
  return (
    shadow(art, 560, 785, 290) +
    at(
      560,
      780,
      pouch(
        art,
        450,
        640,
        palette.kraft,
        at(0, -255, pane(art, 'leaf', 290, 340, '#D9B97A', held)) + at(0, -500, houseSeal(60, palette.nila)),
      ),
    ) +
    shadow(art, 260, 800, 210, 40) +
    at(240, 735, cassava(), -6, 1.1) +
    shadow(art, 340, 860, 220, 40) +
    heap(art, pieces, { x: 340, y: 850, w: 300, h: 60 }, 2, 3, 360, 1.25) +
    at(800, 790, garlic(), 0, 1.15)
  )
}

const pisang = (art: Art): string => {
  const pieces = [stamp(art, bananaChip(art, '#D99A3C')), stamp(art, bananaChip(art, '#C98430'))]
  const held = strew(art, pieces, { x: -150, y: -165, w: 300, h: 330 }, 72, 120, 1.15)
  return (
    shadow(art, 700, 745, 170) +
    at(705, 610, bananas(), 4, 1.5) +
    shadow(art, 370, 785, 260) +
    at(
      370,
      780,
      pouch(
        art,
        430,
        630,
        '#F3D27A',
        at(0, -265, pane(art, 'oval', 300, 320, '#A8692A', held)) + at(0, -500, houseSeal(54, palette.sogan)),
        palette.sogan,
      ),
    ) +
    shadow(art, 640, 855, 240, 40) +
    heap(art, pieces, { x: 640, y: 845, w: 340, h: 70 }, 3, 2, 80, 1.3)
  )
}

const tempe = (art: Art): string => {
  const pieces = [stamp(art, tempeChip(art)), stamp(art, tempeChip(art))]
  const twig = stamp(art, limeLeaf())
  const held = strew(art, pieces, { x: -125, y: -130, w: 250, h: 260 }, 86, 60)
  return (
    shadow(art, 330, 700, 240) +
    at(
      330,
      690,
      pouch(
        art,
        390,
        570,
        '#6E8F4F',
        at(0, -235, pane(art, 'square', 250, 270, '#A9692A', held)) + at(0, -445, houseSeal(48, palette.daun)),
      ),
    ) +
    tampahLow(art, 560, 745, 340) +
    heap(art, pieces, { x: 560, y: 800, w: 470, h: 150 }, 4, 2, 90, 1.35) +
    twig(340, 740, -35, 1.2) +
    twig(790, 720, 40, 1.1)
  )
}

const ubiUngu = (art: Art): string => {
  const pieces = chips(art, '#8A4A92', '#B784BE', 48, 42)
  const card = emblem(bunga, '#6B2F5E', '#FFFDF8', 1.05)
  return (
    shadow(art, 560, 785, 280) +
    at(560, 780, clearBag(art, 440, 640, '#E9C24F', inBag(art, pieces, 92), card, '#5B2A63')) +
    shadow(art, 270, 790, 190, 36) +
    at(260, 735, sweetPotato(), -14, 1.3) +
    shadow(art, 360, 870, 210, 36) +
    heap(art, pieces, { x: 350, y: 860, w: 300, h: 50 }, 2, 3, 360, 1.2)
  )
}

const peyekKacang = (art: Art): string => {
  const nut = stamp(art, peanut())
  const wafer = [stamp(art, peyek(art, nut, 128)), stamp(art, peyek(art, nut, 118))] as const
  return (
    tampah(art, 480, 480, 400) +
    wafer[0](350, 340, 0) +
    wafer[1](610, 335, 80) +
    wafer[1](290, 565, 140) +
    wafer[0](660, 570, 200) +
    wafer[1](480, 690, 260) +
    wafer[0](480, 480, 310, 1.15)
  )
}

/** For a snack the table does not know: a clear bag of golden chips whose card and spice follow its name. */
const anyChips =
  (colour: string, card: string) =>
  (art: Art): string => {
    const pieces = chips(art, colour, deeper(colour, 0.35))
    return (
      shadow(art, 440, 775, 260) +
      at(
        440,
        770,
        clearBag(
          art,
          400,
          580,
          card,
          inBag(art, pieces, 92),
          emblem(bunga, palette.ground, palette.kuning, 0.95),
          deeper(colour, 0.4),
        ),
      ) +
      shadow(art, 680, 805, 200, 40) +
      heap(art, pieces, { x: 680, y: 800, w: 270, h: 100 }, 3, 2)
    )
  }

// --- Kue basah -----------------------------------------------------------------------------------------------------

const padamaran = (art: Art): string => {
  // A boat of banana leaf, pinned at both ends, with soft green-white custard and a thread of palm sugar.
  const boat = stamp(
    art,
    path('M-122 0C-96-72 96-72 122 0C96 84-96 84-122 0Z', '#3F7038') +
      path('M-114-6C-88-68 88-68 114-6C88 60-88 60-114-6Z', '#6FA050') +
      path('M-92-4C-66-52 66-52 92-4C66 44-66 44-92-4Z', '#EEF2D8') +
      path('M-84 6C-30 30 40 30 86 2C58 46-52 46-84 6Z', '#D3E0A8') +
      path('M-46-8C-30-26 4-20 18-14S50-16 58-4C46 14 16 6 2 8S-38 12-46-8Z', '#8A4B22') +
      line('M-26-9Q-8-15 8-9', '#C58550', 4) +
      line('M-112-14L-94 10M112-14L94 10', '#D9B97A', 8) +
      line('M-98 32Q0 78 98 32', '#2F5A2C', 5, faint(0.6)),
  )
  return (
    dish(art, 480, 480, 390, '#FFFDF8', palette.mengkudu) +
    [-156, 0, 156].map((y) => boat(346, 480 + y, -8, 1.2) + boat(614, 480 + y, -8, 1.2)).join('')
  )
}

const gandus = (art: Art): string => {
  const cake = (n: number) =>
    stamp(
      art,
      oval(0, 20, 92, 62, '#D3C5B0') +
        path('M-92-6V20A92 62 0 0 0 92 20V-6Z', '#EFE6D6') +
        oval(0, -6, 92, 60, '#FFFCF3') +
        oval(-4, -10, 74, 46, '#F7EFDF') +
        Array.from({ length: 7 }, () => {
          const x = (art.random() - 0.5) * 92
          const y = -8 + (art.random() - 0.5) * 54
          return at(
            x,
            y,
            path('M-14 2C-8-10 8-12 14-2C8 2 2 6-4 4S-10 6-14 2Z', '#E08A5A') + line('M-8-2Q0-8 8-3', '#F4B58C', 3),
            n * 40 + art.random() * 90,
          )
        }).join('') +
        Array.from({ length: 6 }, (_, i) =>
          box(
            (art.random() - 0.5) * 96,
            -28 + art.random() * 42,
            20,
            7,
            i % 3 ? palette.cabai : '#4F8441',
            3,
            ` transform="rotate(${Math.round(art.random() * 40 - 20)})"`,
          ),
        ).join(''),
    )
  const cakes = [cake(1), cake(2)] as const
  return (
    mat(480, 680, 900, 400, palette.nila) +
    plate(art, 480, 610, 400, '#7FA8A0', '#FFFDF8') +
    cakes[0](300, 530, 0, 1.2) +
    cakes[1](508, 508, 0, 1.2) +
    cakes[1](700, 560, 0, 1.2) +
    cakes[0](240, 650, 0, 1.2) +
    cakes[1](445, 676, 0, 1.2) +
    cakes[0](650, 690, 0, 1.2)
  )
}

const bolu = (art: Art): string => {
  const crumb = '#7DA648'
  return (
    dish(art, 480, 490, 385, '#FFFDF8', palette.kuning) +
    doily(480, 490, 320) +
    at(
      480,
      480,
      path(scalloped(8, 262, 44), '#5B4A1E', ' transform="translate(6 16)"') +
        path(scalloped(8, 260, 44), '#8A6A2A') +
        path(scalloped(8, 244, 40), '#A98A3A') +
        around(
          8,
          path('M0-40C-58-110-62-206 0-232C62-206 58-110 0-40Z', crumb) +
            path('M-8-70C-44-120-44-190-8-212C-22-170-22-110-8-70Z', paler(crumb, 0.35)),
          22.5,
        ) +
        around(8, line('M0-70V-236', '#557A2E', 7)) +
        path(scalloped(8, 66, 12), '#8A6A2A') +
        path(scalloped(8, 52, 10), '#557A2E') +
        disc(0, 0, 22, paler(crumb, 0.2)),
    ) +
    at(
      770,
      720,
      path('M-90 30C-70-30 20-60 80-30C60 20-20 60-90 30Z', '#6E9B52') +
        line('M-110 40C-60 10 10-14 70-28', '#A9C97F', 5),
      -10,
      1.1,
    )
  )
}

/** A cut of layered cake. Each layer is one stroke that runs along the front and turns the corner with the cake. */
const layered = (art: Art, w: number, h: number, depth: number, layers: readonly string[], top: string): string => {
  const each = h / layers.length
  const rise = depth * 0.6
  const strokes = [...new Set(layers)].map((colour) => {
    const d = layers.map((c, i) =>
      c === colour ? svg`M${-w / 2} ${-h + (i + 0.5) * each}h${w}l${depth} ${-rise}` : '',
    )
    return `<path d="${d.join('')}" fill="none" stroke="${colour}" stroke-width="${(each + 1).toFixed(1)}"/>`
  })
  return (
    form(
      art,
      svg`M${-w / 2} ${-h}H${w / 2}l${depth} ${-rise}v${h}l${-depth} ${rise}H${-w / 2}Z`,
      layers[0] ?? top,
      ...strokes,
    ) +
    path(svg`M${w / 2} ${-h}l${depth} ${-rise}v${h}l${-depth} ${rise}Z`, palette.ink, faint(0.2)) +
    path(svg`M${-w / 2} ${-h}l${depth} ${-rise}h${w}l${-depth} ${rise}Z`, top)
  )
}

const slices = (art: Art, h: number, layers: readonly string[], top: string): string =>
  layered(art, 120, h, 60, layers, top)

const engkak = (art: Art): string => {
  const layers = Array.from({ length: 9 }, (_, i) => (i % 2 ? '#8A5226' : '#DDB26C'))
  const cut = stamp(art, slices(art, 150, layers, '#6B3A18'))
  return (
    board(art, 480, 690, 780, 210) +
    at(470, 690, bananaLeaf(art, 720, 190)) +
    shadow(art, 420, 690, 250, 36) +
    at(400, 690, layered(art, 360, 210, 120, layers, '#6B3A18')) +
    cut(690, 720, 0, 1) +
    at(300, 770, slices(art, 86, layers.slice(0, 5), '#6B3A18'), 0, 1.05) +
    at(500, 790, slices(art, 86, layers.slice(0, 5), '#6B3A18'), 0, 1.05)
  )
}

const maksuba = (art: Art): string => {
  const layers = Array.from({ length: 17 }, (_, i) => (i % 2 ? '#D9952F' : '#F8D468'))
  const cut = stamp(art, layered(art, 84, 250, 130, layers, '#A8631C'))
  return (
    mat(480, 730, 900, 320, palette.mengkudu, tampukManggis) +
    plate(art, 480, 690, 410, '#FFFDF8', palette.mengkudu) +
    shadow(art, 490, 740, 310, 44) +
    at(310, 720, layered(art, 270, 260, 150, layers, '#A8631C')) +
    cut(555, 730) +
    cut(680, 744)
  )
}

/** Spots spread evenly over a round, as sesame is. */
const spiral = (count: number, step: number) =>
  Array.from(
    { length: count },
    (_, i) => [Math.cos(i * 2.4) * step * Math.sqrt(i), Math.sin(i * 2.4) * step * Math.sqrt(i)] as const,
  )

const takjil = (art: Art): string => {
  const klepon = stamp(
    art,
    disc(0, 6, 50, '#4E7A34') +
      disc(0, 0, 50, '#7FAE4A') +
      line(
        svg`${spiral(16, 11).map(([x, y], i) => svg`M${x} ${y}l${Math.cos(i * 2) * 13} ${Math.sin(i * 2) * 13}`)}`,
        '#FFFDF3',
        6,
      ),
  )
  const roll = stamp(
    art,
    box(-74, -26, 148, 64, '#5E8F35', 26) +
      box(-74, -34, 148, 62, '#8FBF55', 26) +
      box(-56, -26, 96, 12, '#B5D884', 6) +
      path('M58-32q22 30 0 60', 'none', ' stroke="#5E8F35" stroke-width="5"'),
  )
  const onde = stamp(art, disc(0, 6, 48, '#A8691F') + disc(0, 0, 48, '#D99A3C') + dots(spiral(20, 10), 4, '#FBEBC4'))
  const lapis = stamp(
    art,
    ['#D7495B', '#FFF6EE', '#E98A94', '#FFF6EE', '#5FA06A', '#FFF6EE', '#3F7F50']
      .map((c, i) => box(-62, -54 + i * 15, 124, 16, c, i === 0 || i === 6 ? 5 : 0))
      .join(''),
  )
  const serabi = stamp(
    art,
    oval(0, 6, 66, 56, '#A97B3F') +
      oval(0, 0, 66, 56, '#F4E1B4') +
      oval(0, 0, 48, 38, '#FBF1D6') +
      dots(spiral(9, 11), 4.5, '#D9BA80'),
  )
  return (
    tampah(art, 480, 480, 400) +
    at(480, 480, bananaLeaf(art, 740, 660), -20) +
    klepon(330, 310, 0, 1.35) +
    klepon(462, 250, 0, 1.35) +
    roll(640, 300, 24, 1.35) +
    lapis(270, 480, -6, 1.35) +
    serabi(480, 430, 0, 1.5) +
    lapis(690, 480, 8, 1.35) +
    onde(330, 650, 0, 1.35) +
    onde(462, 600, 0, 1.35) +
    roll(630, 640, -20, 1.35) +
    klepon(480, 745, 0, 1.35)
  )
}

// --- Kue kering ----------------------------------------------------------------------------------------------------

const nastarPiece = (): string =>
  disc(0, 6, 44, '#A8631C') +
  disc(0, 0, 44, '#E9A93C') +
  oval(-8, -12, 26, 18, '#F7CF70') +
  at(4, -12, clove(), 25, 0.5)

const kastengelPiece = (): string =>
  stick('#EDBB55', 118, 40) + line('M-36-8l14 6M-6-12l14 8M22-6l16 4M-24 6l16 2', '#C98A2B', 6)

const saljuPiece = (): string =>
  path(
    'M-56 22C-62-34-14-62 26-48C48-40 60-18 58 6C46-20 6-26-12-4C-22 8-24 26-34 34C-44 38-54 34-56 22Z',
    '#D9CDBE',
    ' transform="translate(2 8)"',
  ) +
  path('M-56 22C-62-34-14-62 26-48C48-40 60-18 58 6C46-20 6-26-12-4C-22 8-24 26-34 34C-44 38-54 34-56 22Z', '#FFFEFA') +
  line('M-44 8C-42-20-16-42 14-40', '#EDE4D8', 6) +
  disc(-30, 4, 3, '#DDD0BE') +
  disc(4, -34, 3, '#DDD0BE') +
  disc(34, -26, 3, '#DDD0BE')

const bangkitPiece = (): string =>
  path(scalloped(6, 46, 12), '#C9A97A', ' transform="translate(0 7)"') +
  path(scalloped(6, 46, 12), '#F8E7C6') +
  around(6, line('M0-18V-38', '#DFC291', 5)) +
  disc(0, 0, 9, '#C23B4A')

/** A toples of cookies with a saucer in front of it; the cookie, the lid and the shape make the difference. */
const toples = (
  art: Art,
  cookie: string,
  {
    w = 380,
    h = 500,
    lid = palette.mengkudu as string,
    glow = '#E8C88E',
    step = 82,
    turn = 360,
    saucer = palette.nila as string,
    scale = 1,
  } = {},
): string => {
  const piece = stamp(art, cookie)
  const held =
    box(-w / 2, -h * 0.8, w, h, glow) +
    strew(art, [piece], { x: -w / 2, y: -h * 0.82, w, h: h * 0.8 }, step, turn, scale)
  const band =
    path(svg`M${-w / 2} ${-h * 0.3}H${w / 2}V${-h * 0.12}H${-w / 2}Z`, paler(lid, 0.82)) +
    line(svg`M${-w / 2} ${-h * 0.285}H${w / 2}M${-w / 2} ${-h * 0.135}H${w / 2}`, lid, 5)
  return (
    shadow(art, 400, 735, w * 0.62) +
    at(390, 730, jar(art, w, h, lid, held, band + at(0, -h * 0.21, houseSeal(62, lid)))) +
    plate(art, 650, 775, 190, '#FFFDF8', saucer) +
    heap(art, [piece], { x: 650, y: 778, w: 240, h: 74 }, 3, 2, turn, scale)
  )
}

const nastar = (art: Art): string => at(660, 560, pineapple(art), 8, 1.2) + toples(art, nastarPiece(), { turn: 60 })

const kastengel = (art: Art): string =>
  at(
    700,
    640,
    path('M-130 0L60-110L140-20V70H-130Z', '#F0B93C') +
      path('M-130 0L60-110L140-20Z', '#FBDA7A') +
      disc(-60, 36, 17, '#D0932A') +
      disc(30, 22, 12, '#D0932A') +
      disc(90, 44, 15, '#D0932A') +
      oval(30, -52, 20, 9, '#E9BE55'),
  ) + toples(art, kastengelPiece(), { w: 350, h: 540, lid: palette.nila, turn: 70, step: 78, saucer: palette.kuning })

const putriSalju = (art: Art): string =>
  toples(art, saljuPiece(), {
    w: 420,
    h: 430,
    lid: palette.kuning,
    glow: '#E9DFD2',
    turn: 200,
    step: 90,
    saucer: palette.mengkudu,
  })

const bangkit = (art: Art): string =>
  at(690, 610, bananaLeaf(art, 300, 130), -35) +
  toples(art, bangkitPiece(), {
    w: 360,
    h: 480,
    lid: palette.daun,
    glow: '#E3C898',
    turn: 60,
    step: 84,
    saucer: palette.daun,
  })

const stikBawang = (art: Art): string => {
  const sticks = [stamp(art, stick('#E9BE6A', 150, 20)), stamp(art, stick('#DDA94E', 136, 18))]
  return (
    shadow(art, 400, 770, 240) +
    at(
      390,
      770,
      pouch(
        art,
        390,
        580,
        palette.mengkudu,
        at(
          0,
          -225,
          pane(art, 'arch', 250, 320, '#B9812F', strew(art, sticks, { x: -125, y: -160, w: 250, h: 320 }, 50, 90)),
        ) + at(0, -455, seal(48, emblem(bunga, palette.mengkudu, palette.kuning, 0.62))),
      ),
    ) +
    bowl(art, 690, 690, 150, palette.nila, heap(art, sticks, { x: 0, y: 0, w: 240, h: 90 }, 4, 1, 150)) +
    at(540, 800, garlic(), 0, 0.8)
  )
}

const hampersLebaran = (art: Art): string => {
  // Only the upper half of each jar shows, so a plain rectangle of cookies under one shared glass is enough.
  const shell = stamp(
    art,
    box(44, -290, 48, 290, palette.ink, 0, faint(0.1)) +
      box(-76, -240, 12, 180, palette.white, 6, faint(0.6)) +
      box(-93, -286, 186, 300, 'none', 20, ` stroke="${palette.white}" stroke-width="6" opacity=".75"`),
  )
  const small = (x: number, y: number, cookie: string, lid: string, glow: string, step: number, scale: number) => {
    const held = strew(art, [stamp(art, cookie)], { x: -92, y: -262, w: 184, h: 150 }, step, 70, scale)
    return at(x, y, form(art, 'M-90-284H90V0H-90Z', glow, held)) + shell(x, y) + at(x, y, cap(-89, -330, 178, 56, lid))
  }
  const basket = weave(art, '#E3C48C', '#C99F5C', 44, 0, palette.mengkudu)
  return (
    shadow(art, 480, 800, 420, 60) +
    path('M180 560C180 90 780 90 780 560', 'none', ' stroke="#A8743F" stroke-width="26"') +
    path('M180 560C180 90 780 90 780 560', 'none', ' stroke="#D0AA6C" stroke-width="12" stroke-dasharray="18 12"') +
    small(290, 640, nastarPiece(), palette.mengkudu, '#C98A2B', 64, 0.82) +
    small(670, 640, saljuPiece(), palette.kuning, '#E0D4C4', 66, 0.76) +
    small(480, 660, kastengelPiece(), palette.nila, '#C98A2B', 62, 0.74) +
    form(
      art,
      'M130 560H830L780 780Q776 800 756 800H204Q184 800 180 780Z',
      '#D0AA6C',
      path('M130 560H830V800H130Z', basket),
      path('M700 560H830V800H640Q710 700 700 560Z', palette.ink, faint(0.12)),
    ) +
    box(118, 540, 724, 44, '#B07B48', 20) +
    box(118, 540, 724, 16, '#C99763', 8) +
    at(480, 590, bow(palette.mengkudu), 0, 1.15)
  )
}

const anyToples =
  (cookie: string, lid: string) =>
  (art: Art): string =>
    toples(art, cookie, { lid, turn: 60 })

const anyCake = (art: Art): string => {
  const cakes = [
    stamp(art, slices(art, 110, ['#FFF6EE', '#8FBF55', '#FFF6EE', '#5E9148', '#FFF6EE'], '#8FBF55')),
    stamp(art, slices(art, 110, ['#FFF6EE', '#D7495B', '#FFF6EE', '#E98A94', '#FFF6EE'], '#D7495B')),
  ] as const
  return (
    mat(480, 680, 840, 340, palette.nila) +
    plate(art, 480, 620, 370) +
    cakes[0](320, 560) +
    cakes[1](500, 550) +
    cakes[0](670, 570) +
    cakes[1](390, 660) +
    cakes[0](580, 670)
  )
}

export const snacks: Record<string, Composition> = {
  'keripik-singkong-balado': { tint: 'butter', backdrop: 'sun', draw: singkongBalado, frame: [1.01, -1, -46] },
  'keripik-singkong-original-asin': { tint: 'sky', backdrop: 'table', draw: singkongAsin, frame: [1.01, 7, -36] },
  'keripik-pisang-manis-gula-aren': { tint: 'sage', backdrop: 'arch', draw: pisang, frame: [1.04, -47, -57] },
  'keripik-tempe-daun-jeruk': { tint: 'rose', backdrop: 'table', draw: tempe, frame: [0.99, -31, -19] },
  'keripik-ubi-ungu': { tint: 'lilac', backdrop: 'sun', draw: ubiUngu, frame: [1.01, 23, -43] },
  'peyek-kacang-tanah': { tint: 'dusk', backdrop: 'ceplok', draw: peyekKacang },
  'kue-padamaran-isi-6': { tint: 'butter', backdrop: 'ceplok', draw: padamaran },
  'kue-gandus-isi-6': { tint: 'sand', backdrop: 'counter', draw: gandus, frame: [0.91, 43, -65] },
  'bolu-kojo-pandan': { tint: 'rose', backdrop: 'ceplok', draw: bolu },
  'kue-engkak-ketan': { tint: 'mint', backdrop: 'counter', draw: engkak, frame: [1.05, -24, -113] },
  'kue-maksuba': { tint: 'sky', backdrop: 'counter', draw: maksuba, frame: [0.91, 43, -43] },
  'paket-takjil-campur-isi-10': { tint: 'wine', backdrop: 'ceplok', draw: takjil },
  'nastar-nanas-tangkit-500-g': { tint: 'cream', backdrop: 'arch', draw: nastar, frame: [1.24, -162, -186] },
  'kastengel-keju-500-g': { tint: 'clay', backdrop: 'sun', draw: kastengel, frame: [1.16, -130, -119] },
  'putri-salju-500-g': { tint: 'dusk', backdrop: 'sun', draw: putriSalju, frame: [1.23, -145, -220] },
  'kue-bangkit-sagu-400-g': { tint: 'rose', backdrop: 'table', draw: bangkit, frame: [1.26, -179, -209] },
  'stik-bawang-300-g': { tint: 'sand', backdrop: 'sun', draw: stikBawang, frame: [1.2, -152, -129] },
  'hampers-lebaran-3-toples': { tint: 'mint', backdrop: 'table', draw: hampersLebaran, frame: [1.13, -62, -66] },
}

export const snackDefaults: Fallbacks = {
  keripik: [
    anyChips('#E9BE62', palette.nila),
    anyChips('#D99A3C', palette.daun),
    anyChips('#E2A04A', palette.mengkudu),
  ],
  'kue-basah': [anyCake, engkak],
  'kue-kering': [anyToples(bangkitPiece(), palette.nila), anyToples(nastarPiece(), palette.daun)],
}
