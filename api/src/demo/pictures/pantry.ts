// Coffee, drinks, fish, sambal and the food one takes home: mostly a package, what it is made of, and how it is served.
import { bunga, durianPecah, kapalSanggat, matahari, tampukManggis } from './motifs.ts'
import {
  bottle,
  carton,
  clearBag,
  coffeeBag,
  cup,
  emblem,
  fill,
  glass,
  houseSeal,
  jar,
  label,
  pane,
  pouch,
  sachet,
  seal,
} from './packs.ts'
import {
  type Art,
  at,
  box,
  deeper,
  disc,
  faint,
  form,
  heap,
  line,
  oval,
  paler,
  palette,
  path,
  stamp,
  strew,
} from './pen.ts'
import {
  areca,
  bean,
  chilli,
  cinnamon,
  clove,
  coconut,
  coffeeSprig,
  curl,
  durian,
  fluff,
  ginger,
  ice,
  leaf,
  lemongrass,
  patin,
  pineapple,
  pineappleRing,
  pineappleWedge,
  shallot,
  spoon,
  starAnise,
  stick,
  teri,
} from './produce.ts'
import { bananaLeaf, bowl, type Composition, type Fallbacks, plate, shadow, steam, tampahLow } from './stage.ts'

const coffee = '#3B2013'

// --- Kopi ----------------------------------------------------------------------------------------------------------

const beans = (art: Art): [ReturnType<typeof stamp>, ReturnType<typeof stamp>] => [
  stamp(art, bean()),
  stamp(art, bean('#6B3D1E', 22)),
]

const liberikaBubuk = (art: Art): string => {
  const [one, two] = beans(art)
  return (
    shadow(art, 350, 765, 230) +
    at(
      350,
      760,
      coffeeBag(
        art,
        370,
        590,
        palette.kraft,
        palette.nila,
        at(0, -250, label(250, 280, at(0, 0, coffeeSprig(), 0, 1.9), palette.white, palette.nila)),
      ),
    ) +
    steam(690, 520) +
    shadow(art, 690, 775, 230, 46) +
    at(680, 760, cup(art, 230, '#FBF6EC', coffee, palette.nila)) +
    [
      [500, 850, 20],
      [560, 880, 80],
      [440, 880, -30],
      [610, 856, 140],
      [380, 856, 60],
    ]
      .map(([x = 0, y = 0, t]) => (x % 40 ? one : two)(x, y, t, 1.15))
      .join('')
  )
}

const liberikaBiji = (art: Art): string => {
  const pair = beans(art)
  const held = strew(art, pair, { x: -125, y: -145, w: 250, h: 290 }, 54, 360, 1.2)
  return (
    shadow(art, 420, 755, 260) +
    at(
      410,
      750,
      coffeeBag(
        art,
        410,
        610,
        '#2F2A28',
        palette.kuning,
        at(0, -220, pane(art, 'arch', 230, 300, '#2A150B', held, palette.kuning)) +
          at(0, -430, emblem(tampukManggis, palette.kuning, '#FBF6EC', 0.7)),
      ),
    ) +
    shadow(art, 640, 825, 240, 46) +
    heap(art, pair, { x: 650, y: 820, w: 340, h: 100 }, 4, 3, 360, 1.5)
  )
}

const robusta = (art: Art): string =>
  shadow(art, 430, 765, 250) +
  at(
    420,
    760,
    coffeeBag(
      art,
      410,
      610,
      palette.mengkudu,
      '#FBF6EC',
      path('M-205-320L205-420V-120L-205-20Z', '#7E1518') +
        path('M-205-340L205-440V-420L-205-320ZM-205-20L205-120V-100L-205 0Z', palette.kuning) +
        at(0, -225, seal(100, at(0, 0, coffeeSprig(), 0, 1.3), palette.white, palette.mengkudu)),
    ),
  ) +
  shadow(art, 650, 850, 230, 40) +
  at(600, 840, fluff(art, 300, 110, coffee, '', 18)) +
  at(650, 790, spoon('#B07B48', at(0, -4, fluff(art, 84, 34, coffee, '', 6))), -18, 1.1)

const jaheSaset = (art: Art): string => {
  const small = stamp(
    art,
    sachet(130, 250, '#A8431F', disc(0, 0, 40, '#FBF6EC') + at(0, 2, ginger('#C9694A', '#F2CF7E'), -10, 0.32)),
  )
  return (
    shadow(art, 380, 745, 280, 40) +
    small(250, 480, -10, 1.05) +
    small(370, 470, 2, 1.05) +
    small(490, 480, 12, 1.05) +
    at(
      360,
      740,
      carton(
        art,
        380,
        330,
        90,
        '#C9582B',
        box(-190, -330, 380, 40, palette.kuning) +
          box(-190, -40, 380, 40, palette.kuning) +
          at(0, -165, seal(100, at(0, 4, ginger('#C9694A', '#F2CF7E'), -8, 0.72), palette.white, '#A8431F')),
      ),
    ) +
    steam(720, 550) +
    shadow(art, 720, 805, 190, 40) +
    at(710, 790, cup(art, 200, '#E9C98F', '#5A3018', palette.mengkudu)) +
    at(420, 830, ginger('#C9694A', '#F2CF7E'), 6, 1)
  )
}

const dripBag = (art: Art): string => {
  const pack = stamp(art, sachet(170, 240, '#F6EBD8', disc(0, 0, 62, palette.nila) + at(0, 0, coffeeSprig(), 0, 0.92)))
  // The filter hangs in the cup by its two ears; its foot ends inside the rim, where the coffee is.
  const filter =
    path('M-104-176L-160-36L-120-16L-84-60ZM104-176L160-36L120-16L84-60Z', '#C9A06A') +
    path('M-110-190H110L74 26Q0 44-74 26Z', '#FFFDF6') +
    path('M36-190H110L74 26Q50 36 16 38Z', '#E2D7C4') +
    path('M-84-40L-74 26Q0 44 74 26L84-40Q40-6 0-26T-84-40Z', '#C79B72') +
    oval(0, -190, 110, 24, '#F4EDE0') +
    oval(0, -188, 97, 17, '#8A5A38') +
    oval(-10, -184, 70, 10, '#6B3F24')
  return (
    pack(220, 690, -10, 1.3) +
    pack(370, 700, 5, 1.3) +
    shadow(art, 300, 712, 220, 26) +
    shadow(art, 640, 815, 290, 50) +
    steam(640, 296) +
    at(640, 800, cup(art, 300, palette.nila, coffee)) +
    at(640, 590, filter)
  )
}

const anyCoffee =
  (colour: string, tie: string) =>
  (art: Art): string => {
    const pair = beans(art)
    return (
      shadow(art, 400, 765, 250) +
      at(
        390,
        760,
        coffeeBag(
          art,
          400,
          600,
          colour,
          tie,
          at(0, -240, seal(110, at(0, 0, coffeeSprig(), 0, 1.5), palette.white, tie)),
        ),
      ) +
      shadow(art, 670, 825, 220, 40) +
      heap(art, pair, { x: 670, y: 820, w: 300, h: 90 }, 4, 3, 360, 1.25)
    )
  }

// --- Minuman -------------------------------------------------------------------------------------------------------

const jaheSerbuk = (art: Art): string =>
  shadow(art, 360, 765, 230) +
  at(
    360,
    760,
    jar(
      art,
      350,
      540,
      '#A8431F',
      box(-175, -410, 350, 430, '#B9693A') + at(0, -400, fluff(art, 350, 40, '#C98252', '', 14)),
      at(0, -200, label(240, 220, at(0, 6, ginger('#C9694A', '#F2CF7E'), -8, 0.82), palette.white, '#A8431F')),
    ),
  ) +
  steam(690, 500) +
  shadow(art, 690, 805, 160, 34) +
  at(690, 795, glass(art, 200, 270, '#B4622B', '', 0.84)) +
  at(470, 840, ginger('#C9694A', '#F2CF7E'), 6, 1.15)

const kunyitAsam = (art: Art): string => {
  const cube = stamp(art, ice())
  return (
    shadow(art, 370, 765, 240) +
    at(
      370,
      760,
      pouch(
        art,
        390,
        590,
        palette.kuning,
        at(0, -270, seal(125, at(0, 4, ginger('#C98A2B', '#E8781E'), -8, 0.86), palette.white, '#B5651D')),
        '#2F6B3A',
      ),
    ) +
    shadow(art, 700, 785, 160, 34) +
    at(700, 775, glass(art, 220, 350, '#F0A024', cube(-40, -240, 14) + cube(30, -260, -18) + cube(-4, -190, 30), 0.8)) +
    at(500, 835, ginger('#C98A2B', '#E8781E'), -4, 1.05) +
    [
      [310, 850],
      [250, 820],
      [350, 815],
    ]
      .map(
        ([x = 0, y = 0]) =>
          oval(x, y + 5, 36, 25, '#B5651D') + oval(x, y, 36, 25, '#F08A24') + oval(x, y, 22, 14, '#F9AE4E'),
      )
      .join('')
  )
}

const wedangUwuh = (art: Art): string => {
  const secang = stamp(art, stick('#C9573F', 84, 20))
  const roll = stamp(art, cinnamon())
  const star = stamp(art, starAnise())
  const bud = stamp(art, clove())
  const bag = stamp(
    art,
    form(
      art,
      'M-30-250C-20-210-110-190-110-90C-110-10-60 0 0 0C60 0 110-10 110-90C110-190 20-210 30-250Z',
      '#E9D5AC',
      strew(art, [secang], { x: -100, y: -110, w: 200, h: 110 }, 62, 180),
      at(-44, -112, leaf('#6E8B42', 110), 40),
      star(40, -84, 10, 0.95),
      roll(34, -150, 62, 0.55),
      path('M60-200H120V0H40Q90-60 60-200Z', palette.ink, faint(0.1)),
      line('M-86-120Q-90-60-70-30', palette.white, 9, faint(0.7)),
    ) + path('M-30-240L-62-316Q0-290 62-316L30-240Z', '#F6E8C8'),
  )
  const tie = (colour: string) =>
    box(-40, -256, 80, 22, colour, 11) +
    path('M0-246C-30-286-76-270-62-244C-50-226-16-236 0-246C30-286 76-270 62-244C50-226 16-236 0-246Z', colour)
  return (
    shadow(art, 350, 700, 290, 44) +
    bag(240, 700, -3, 1.3) +
    at(240, 700, tie(palette.mengkudu), -3, 1.3) +
    bag(490, 710, 3, 1.3) +
    at(490, 710, tie(palette.nila), 3, 1.3) +
    steam(750, 400) +
    shadow(art, 750, 785, 160, 34) +
    at(750, 775, glass(art, 220, 340, '#B3262B', '', 0.84)) +
    roll(250, 800, -8, 1.3) +
    roll(290, 850, 6, 1.2) +
    star(490, 830, 0, 1.25) +
    bud(590, 850, 70, 1.3) +
    bud(590, 806, 110, 1.3)
  )
}

const sirupSecang = (art: Art): string => {
  const cube = stamp(art, ice())
  return (
    shadow(art, 370, 775, 180) +
    at(
      370,
      770,
      bottle(
        art,
        250,
        600,
        '#A3182A',
        '#B07B48',
        at(0, -190, label(252, 190, at(0, 0, bunga('#A3182A', palette.kuning), 0, 1.35), palette.white, '#A3182A', 0)),
      ),
    ) +
    shadow(art, 660, 785, 160, 34) +
    at(660, 775, glass(art, 230, 330, '#D4455A', cube(-36, -220, 14) + cube(36, -230, -20) + cube(4, -160, 34), 0.82)) +
    at(470, 850, cinnamon(), -10, 1.2) +
    at(500, 885, cinnamon(), 4, 1.1) +
    at(330, 840, starAnise(), 12, 1.05)
  )
}

const pinang = (art: Art): string => {
  const cube = stamp(art, ice())
  const fruit = stamp(art, areca())
  const one = (x: number, y: number, turn: number) =>
    at(
      x,
      y,
      bottle(
        art,
        200,
        470,
        '#E9D9A0',
        palette.daun,
        at(0, -150, label(202, 140, at(-4, 0, areca(), 20, 0.85), palette.white, palette.daun, 0)),
        0.44,
        0.86,
      ),
      turn,
    )
  return (
    shadow(art, 350, 745, 260) +
    one(260, 740, 0) +
    one(470, 760, 0) +
    shadow(art, 710, 785, 150, 34) +
    at(710, 775, glass(art, 210, 330, '#EBD58E', cube(-34, -210, 14) + cube(30, -240, -20) + cube(8, -150, 34), 0.84)) +
    line('M250 850Q330 800 420 850', '#7A6A3A', 10) +
    fruit(250, 850, -60, 1) +
    fruit(340, 835, 10, 1) +
    fruit(430, 855, 60, 1) +
    at(580, 850, oval(0, 4, 62, 40, '#C9B27A') + oval(0, 0, 58, 36, '#FBF4DC') + oval(0, 2, 26, 17, '#D8B98A'))
  )
}

const anyDrink =
  (liquid: string, lid: string) =>
  (art: Art): string => {
    const cube = stamp(art, ice())
    return (
      shadow(art, 380, 775, 180) +
      at(
        380,
        770,
        bottle(
          art,
          250,
          590,
          liquid,
          lid,
          at(0, -190, label(252, 180, at(0, 0, bunga(lid, palette.kuning), 0, 1.3), palette.white, lid, 0)),
        ),
      ) +
      shadow(art, 660, 785, 160, 34) +
      at(660, 775, glass(art, 230, 330, paler(liquid, 0.2), cube(-36, -220, 14) + cube(36, -230, -20), 0.82))
    )
  }

// --- Olahan ikan ---------------------------------------------------------------------------------------------------

const fishSeal = (r: number, rim: string): string =>
  seal(r, at(-2, 0, patin(), -8, Math.round(r * 0.36) / 100), palette.white, rim)

const abon = (art: Art): string =>
  shadow(art, 390, 745, 240) +
  at(
    380,
    740,
    pouch(
      art,
      390,
      580,
      '#E9D3A6',
      at(0, -200, pane(art, 'oval', 250, 200, '#A8692A', at(0, 120, fluff(art, 320, 250, '#C98F4A', '', 24)))) +
        at(0, -400, fishSeal(78, palette.nila)),
      palette.nila,
    ),
  ) +
  bowl(art, 680, 720, 170, '#FBF6EC', at(0, 20, fluff(art, 310, 150, '#C98F4A', '', 20)))

const abonPedas = (art: Art): string => {
  const pod = stamp(art, chilli())
  return (
    shadow(art, 400, 765, 230) +
    at(
      390,
      760,
      jar(
        art,
        370,
        540,
        palette.mengkudu,
        box(-185, -450, 370, 460, '#B5562B') + at(0, 10, fluff(art, 460, 480, '#B5562B', palette.cabai, 26)),
        at(
          0,
          -190,
          label(240, 200, at(0, 14, patin(), -6, 0.52) + at(0, -56, chilli(), 0, 0.5), palette.white, palette.mengkudu),
        ),
      ),
    ) +
    plate(art, 670, 800, 200, '#FBF6EC', palette.mengkudu) +
    at(670, 805, fluff(art, 270, 120, '#B5562B', palette.cabai, 18)) +
    pod(280, 850, -10, 1.15) +
    pod(400, 875, 12)
  )
}

const kulitPatin = (art: Art): string => {
  const pieces = [
    stamp(art, curl('#EFD9A8', 100, 40)),
    stamp(art, curl('#D9BE8E', 92, 36)),
    stamp(art, curl('#B9A98C', 86, 38)),
  ]
  return (
    shadow(art, 400, 785, 270) +
    at(
      400,
      780,
      clearBag(
        art,
        420,
        620,
        palette.nila,
        strew(art, pieces, { x: -215, y: -470, w: 430, h: 470 }, 80, 120, 1.15),
        at(-4, 0, patin('#DCE4E6', '#FBF6EC'), -6, 0.42),
        '#A8875A',
      ),
    ) +
    bowl(art, 690, 735, 170, palette.mengkudu, heap(art, pieces, { x: 0, y: 10, w: 290, h: 90 }, 3, 2, 120, 1.2))
  )
}

const stikKeju = (art: Art): string => {
  const sticks = [stamp(art, stick('#F0B93C', 170, 26)), stamp(art, stick('#E3A42E', 160, 24))] as const
  const fan = [-26, -17, -8, 0, 9, 18, 27]
    .map((turn, i) => sticks[i % 2 ? 1 : 0]((i - 3) * 42, -330 - (i % 3) * 16, turn + 90, 1.2))
    .join('')
  return (
    shadow(art, 440, 765, 220) +
    at(
      430,
      760,
      fan +
        form(
          art,
          'M-175-330H175L140-12Q138 0 124 0H-124Q-138 0-140-12Z',
          palette.kuning,
          box(-60, -340, 60, 350, '#FBE3A0'),
          box(-180, -340, 60, 350, '#FBE3A0'),
          box(60, -340, 60, 350, '#FBE3A0'),
          path('M110-340H180V0H80Z', palette.ink, faint(0.12)),
        ) +
        at(0, -165, fishSeal(100, palette.mengkudu)),
    ) +
    at(
      700,
      760,
      path('M-120 0L50-100L130-16V70H-120Z', '#F0B93C') +
        path('M-120 0L50-100L130-16Z', '#FBDA7A') +
        disc(-54, 36, 15, '#D0932A') +
        disc(30, 26, 12, '#D0932A') +
        disc(84, 42, 13, '#D0932A') +
        oval(24, -48, 18, 8, '#E9BE55'),
    ) +
    shadow(art, 520, 860, 210, 30) +
    sticks[0](430, 850, -8, 1.15) +
    sticks[1](560, 850, 12, 1.15) +
    sticks[0](500, 825, 3, 1.15)
  )
}

const kerupukMentah = (art: Art): string => {
  const raw = (colour: string) =>
    stamp(
      art,
      oval(2, 6, 56, 46, deeper(colour, 0.2)) +
        oval(0, 0, 56, 46, colour) +
        oval(-2, -3, 42, 33, paler(colour, 0.45)) +
        Array.from({ length: 4 }, () =>
          disc((art.random() - 0.5) * 60, (art.random() - 0.5) * 46, 3, deeper(colour, 0.25)),
        ).join(''),
    )
  const pieces = [raw('#EBD9BF'), raw('#F0C4B0'), raw('#E6DDCB')]
  return (
    shadow(art, 420, 785, 280) +
    at(
      410,
      780,
      clearBag(
        art,
        440,
        620,
        palette.daun,
        strew(art, pieces, { x: -225, y: -470, w: 450, h: 475 }, 92, 60),
        at(-4, 0, patin('#DCE4E6', '#FBF6EC'), -6, 0.44),
        '#C9B291',
      ),
    ) +
    shadow(art, 690, 850, 220, 40) +
    heap(art, pieces, { x: 690, y: 835, w: 320, h: 80 }, 3, 2, 50, 1.2)
  )
}

const salai = (art: Art): string => {
  const fish = patin('#7A4A22', '#D99A4E')
  const smoked = stamp(
    art,
    fish + line('M-52-40q14 34 6 70M4-48q14 40 6 84M62-40q12 30 4 62M112-24q8 20 2 36', '#4E2A12', 8, faint(0.75)),
  )
  return (
    steam(330, 420, '#FFFFFF') +
    steam(520, 390, '#FFFFFF') +
    steam(690, 430, '#FFFFFF') +
    tampahLow(art, 480, 690, 430) +
    at(480, 690, bananaLeaf(art, 760, 260)) +
    smoked(460, 590, -5, 1.45) +
    smoked(500, 730, 2, 1.6)
  )
}

const pempek = (art: Art): string => {
  const roll = stamp(
    art,
    box(-94, -30, 188, 68, '#B9823F', 34) +
      box(-94, -36, 188, 66, '#EBC98C', 33) +
      box(-72, -28, 110, 13, '#FBE9C2', 7) +
      line('M-58 16H-30M34 12H60', '#D3A35E', 6),
  )
  const cut = stamp(art, oval(0, 6, 40, 36, '#B9823F') + oval(0, 0, 40, 36, '#EBC98C') + oval(0, 0, 32, 28, '#F7EBD3'))
  const slice = stamp(
    art,
    oval(0, 0, 34, 26, '#6E9B52') + oval(0, -2, 29, 21, '#DCE8BE') + oval(0, -2, 12, 8, '#C3D698'),
  )
  return (
    plate(art, 420, 640, 370, '#7FA8A0', '#FFFDF8') +
    roll(300, 560, -6, 1.15) +
    roll(500, 570, 5, 1.15) +
    roll(260, 640, 3, 1.15) +
    roll(450, 650, -4, 1.15) +
    cut(620, 620, 0, 1.15) +
    cut(590, 690, 0, 1.15) +
    roll(360, 720, 2, 1.1) +
    slice(640, 545, 0, 1.15) +
    slice(695, 570, 20, 1.15) +
    bowl(
      art,
      730,
      750,
      150,
      palette.mengkudu,
      oval(0, 10, 136, 36, '#4A2313') +
        oval(-30, 6, 50, 9, '#7A4527') +
        oval(40, 16, 20, 6, palette.cabai) +
        oval(-20, 22, 16, 5, '#8FBF55'),
    )
  )
}

const anyFish = (art: Art): string =>
  shadow(art, 400, 765, 240) +
  at(390, 760, pouch(art, 390, 580, '#BFD0D6', at(0, -260, fishSeal(120, palette.nila)), palette.nila)) +
  shadow(art, 640, 845, 230, 34) +
  at(640, 800, patin(), -6, 1.1)

// --- Sambal dan bumbu ----------------------------------------------------------------------------------------------

const tempoyak = (art: Art): string =>
  at(690, 640, durian(), 0, 1.5) +
  shadow(art, 350, 785, 220) +
  at(
    350,
    780,
    jar(
      art,
      370,
      470,
      palette.daun,
      fill(370, 360, '#F2DFA0') + line('M-150-250q60 24 120 0t120 4M-140-90q60 20 130-4t130 6', '#DFC67A', 9),
      at(
        0,
        -170,
        label(240, 190, at(0, 0, durianPecah('#6F7A34', palette.kuning), 0, 1.5), palette.white, palette.daun),
      ),
    ),
  ) +
  shadow(art, 610, 855, 180, 24) +
  at(560, 850, spoon('#B07B48', oval(-2, -10, 46, 24, '#F2DFA0') + oval(-8, -16, 24, 10, '#FBF0C8')), -6, 1.1)

const sambalTeri = (art: Art): string => {
  const small = stamp(art, teri())
  const pod = stamp(art, chilli())
  return (
    shadow(art, 370, 765, 220) +
    at(
      370,
      760,
      jar(
        art,
        350,
        500,
        palette.kuning,
        fill(350, 385, '#C8421F') +
          strew(art, [small], { x: -160, y: -380, w: 320, h: 370 }, 96, 120) +
          disc(-110, -340, 12, '#F4C45A') +
          disc(60, -300, 10, '#F4C45A') +
          disc(120, -60, 12, '#F4C45A') +
          disc(-130, -40, 10, '#F4C45A'),
        at(
          0,
          -190,
          label(
            220,
            190,
            at(0, 34, teri(), -10, 1.3) + at(0, -30, durianPecah(palette.mengkudu, palette.kuning), 0, 0.8),
            palette.white,
            palette.mengkudu,
          ),
        ),
      ),
    ) +
    bowl(
      art,
      660,
      720,
      170,
      '#4A3A33',
      oval(0, 8, 154, 42, '#C8421F') +
        oval(-30, 2, 90, 18, '#DE6A34') +
        small(-50, 0, 10) +
        small(40, 14, -12) +
        small(20, -12, 160),
    ) +
    pod(330, 855, -10, 1.15)
  )
}

const bumbuGulai = (art: Art): string =>
  shadow(art, 430, 745, 250) +
  at(
    400,
    745,
    sachet(
      410,
      560,
      '#E58A1F',
      path('M-205 60Q0-30 205 60V232H-205Z', palette.daun) +
        path('M-205 60Q0-30 205 60V76Q0-14-205 76Z', palette.kuning) +
        at(0, -60, seal(130, at(0, 8, patin(), -8, 0.56), palette.white, palette.daun)) +
        at(0, 158, emblem(durianPecah, palette.kuning, '#FBF6EC', 1)),
    ),
  ) +
  bowl(
    art,
    690,
    730,
    175,
    palette.nila,
    oval(0, 8, 158, 42, '#E9A23A') +
      oval(-20, 2, 110, 22, '#F4BE5C') +
      at(
        -10,
        2,
        path('M-70 10C-60-26 50-30 76 0C50 22-40 26-70 10Z', '#E4DCC8') + line('M-40-2Q10-14 56-2', '#B9B0A0', 5),
      ) +
      at(80, 6, leaf('#5C8A45', 60), -20) +
      disc(-96, 6, 9, palette.cabai),
  ) +
  at(270, 835, lemongrass(), -4, 1.15) +
  at(440, 855, ginger('#C98A2B', '#E8781E'), 6, 0.8)

const lingkung = (art: Art): string =>
  shadow(art, 320, 690, 200) +
  at(
    320,
    690,
    pouch(
      art,
      340,
      510,
      palette.nila,
      at(0, -195, pane(art, 'round', 220, 220, '#A8692A', at(0, 120, fluff(art, 290, 250, '#DDA94E', '', 20)))) +
        at(0, -385, fishSeal(62, palette.nila)),
      palette.kuning,
    ),
  ) +
  at(560, 760, bananaLeaf(art, 720, 260)) +
  plate(art, 570, 750, 300, '#FFFDF8', palette.daun) +
  at(
    510,
    760,
    path('M-150 10C-150-130-60-160 0-160C60-160 150-130 150 10C80 40-80 40-150 10Z', '#FFFFFA') +
      line('M-90-60l16 8M-40-110l18 4M10-80l16-8M-60-20l18 6M40-30l16-8M0-130l14 6M60-90l14 8', '#E3DCCB', 6),
  ) +
  at(690, 780, fluff(art, 240, 120, '#DDA94E', '#8A4B22', 18))

const sambalBawang = (art: Art): string => {
  const flakes = stamp(
    art,
    path('M-16 0C-12-12 12-12 16 0C10 12-10 12-16 0Z', '#A8562B') + line('M-9-1Q0-7 9-1', '#E0A06A', 3),
  )
  const seed = stamp(art, chilli('#D9422B'))
  const pod = stamp(art, chilli())
  const bulb = stamp(art, shallot())
  return (
    shadow(art, 450, 775, 190) +
    at(
      440,
      770,
      bottle(
        art,
        270,
        610,
        '#D9852F',
        palette.mengkudu,
        at(
          0,
          -180,
          label(
            272,
            180,
            at(-30, 6, shallot(), -10, 0.8) + at(46, 14, chilli(), -30, 0.6),
            palette.white,
            palette.mengkudu,
            0,
          ),
        ),
        0.5,
        0.74,
      ) +
        strew(art, [flakes], { x: -110, y: -440, w: 220, h: 160 }, 46, 180) +
        strew(art, [flakes], { x: -110, y: -80, w: 220, h: 66 }, 46, 180) +
        seed(-40, -370, 30, 0.36) +
        seed(50, -330, -20, 0.36) +
        seed(0, -44, 10, 0.36),
    ) +
    shadow(art, 690, 800, 150, 30) +
    bulb(650, 740, -12, 1.1) +
    bulb(760, 760, 16, 1.05) +
    bulb(700, 800, 4, 1.1) +
    pod(260, 840, -12, 1.15) +
    pod(330, 870, 10)
  )
}

const anySambal =
  (paste: string, lid: string) =>
  (art: Art): string => {
    const pod = stamp(art, chilli())
    return (
      shadow(art, 420, 775, 220) +
      at(
        410,
        770,
        jar(
          art,
          370,
          490,
          lid,
          fill(370, 380, paste),
          at(0, -180, label(240, 190, at(0, 0, matahari(lid, palette.kuning), 0, 1.3), palette.white, lid)),
        ),
      ) +
      pod(640, 780, -10, 1.3) +
      pod(700, 820, 14, 1.2)
    )
  }

// --- Oleh-oleh -----------------------------------------------------------------------------------------------------

const dodol = (art: Art): string => {
  const sweet = (wrap: string) =>
    stamp(
      art,
      path('M-60 0L-96-26Q-88 0-96 26ZM60 0L96-26Q88 0 96 26Z', deeper(wrap, 0.15)) +
        box(-62, -28, 124, 58, '#A8601F', 12) +
        box(-62, -30, 124, 54, '#C9802E', 12) +
        path(
          'M-62-18Q-62-30-50-30H-20L-44 24H-50Q-62 24-62 12ZM20-30H50Q62-30 62-18V12Q62 24 50 24H-4Z',
          wrap,
          faint(0.55),
        ) +
        box(-46, -24, 60, 9, '#FFFFFF', 4, faint(0.5)),
    )
  const sweets = [sweet('#F7E08A'), sweet('#FFF8E6'), sweet('#F2C9A0')] as const
  return (
    shadow(art, 480, 680, 330, 40) +
    at(730, 540, pineapple(art), 10, 1.35) +
    at(
      370,
      680,
      carton(
        art,
        470,
        260,
        110,
        palette.kuning,
        box(-235, -260, 470, 30, palette.daun) +
          box(-235, -30, 470, 30, palette.daun) +
          at(0, -130, seal(84, at(0, 14, pineapple(art), 0, 0.5), palette.white, palette.daun)),
      ),
    ) +
    sweets[0](220, 776, -10, 1.4) +
    sweets[1](470, 766, 6, 1.4) +
    sweets[2](720, 781, -4, 1.4) +
    sweets[1](340, 866, 8, 1.4) +
    sweets[0](600, 871, -6, 1.4)
  )
}

const selai = (art: Art): string =>
  at(690, 590, pineapple(art), 10, 1.5) +
  shadow(art, 370, 775, 230) +
  at(
    360,
    770,
    jar(
      art,
      380,
      470,
      palette.mengkudu,
      fill(380, 370, '#EDA52A') +
        line(
          'M-150-290q40 16 70-4M-40-250q50 20 90-6M70-320q30 14 60 0M-140-60q50 18 90-6M40-50q50 16 90-6',
          '#F9D477',
          8,
        ),
      at(0, -180, label(230, 190, at(0, 20, pineapple(art), 0, 0.66), palette.white, palette.mengkudu)),
    ),
  ) +
  at(
    620,
    800,
    path('M-130 30L-96-44H120L150 30Z', '#E7B772') +
      path('M-130 30H150V52Q10 64-130 52Z', '#B9783A') +
      path('M-86-30C-40-44 60-40 104-28C130 0 120 22 60 16C20 30-60 30-96 14C-110-6-100-24-86-30Z', '#EDA52A') +
      line('M-60-12q50 14 90-2M40 4q30 8 50-4', '#F9D477', 7),
    0,
    1.05,
  )

const keripikNanas = (art: Art): string => {
  const pieces = [stamp(art, pineappleRing('#F4C84C')), stamp(art, pineappleRing('#E9B23A'))]
  return (
    at(740, 560, pineapple(art), 10, 1.3) +
    shadow(art, 400, 785, 250) +
    at(
      390,
      780,
      pouch(
        art,
        430,
        630,
        palette.daun,
        at(
          0,
          -260,
          pane(art, 'round', 310, 310, '#B9792A', strew(art, pieces, { x: -160, y: -160, w: 320, h: 320 }, 84, 60)),
        ) + at(0, -495, houseSeal(54, palette.daun)),
        palette.kuning,
      ),
    ) +
    shadow(art, 660, 850, 230, 36) +
    heap(art, pieces, { x: 660, y: 830, w: 330, h: 70 }, 2, 3, 40, 1.25)
  )
}

const sirupNanas = (art: Art): string => {
  const cube = stamp(art, ice())
  const ring = pineappleRing('#F4C84C', 62)
  return (
    at(740, 560, pineapple(art), 12, 1.25) +
    shadow(art, 330, 785, 190) +
    at(
      330,
      780,
      bottle(
        art,
        260,
        670,
        '#F0A81E',
        palette.daun,
        at(0, -210, label(262, 220, at(0, 22, pineapple(art), 0, 0.74), palette.white, palette.daun, 0)),
      ),
    ) +
    shadow(art, 600, 815, 160, 34) +
    at(560, 550, ring, 20) +
    at(610, 805, glass(art, 230, 320, '#F9C94E', cube(-36, -210, 14) + cube(36, -220, -20) + cube(4, -150, 34), 0.84))
  )
}

const manisanNanas = (art: Art): string => {
  const pieces = [stamp(art, pineappleWedge('#E79A2B')), stamp(art, pineappleWedge('#D9821F'))]
  return (
    shadow(art, 580, 755, 250) +
    at(
      580,
      750,
      clearBag(
        art,
        420,
        610,
        palette.daun,
        strew(art, pieces, { x: -215, y: -470, w: 430, h: 475 }, 96, 240, 1.15),
        at(36, 2, pineapple(art), -90, 0.42),
        '#B9721E',
      ),
    ) +
    plate(art, 330, 800, 260, '#FFFDF8', palette.mengkudu) +
    heap(art, pieces, { x: 330, y: 810, w: 350, h: 100 }, 3, 2, 90, 1.25)
  )
}

const vco = (art: Art): string =>
  at(300, 560, leaf('#5C8A45', 380), -52) +
  at(250, 650, leaf('#6E9B52', 320), -20) +
  shadow(art, 400, 785, 180) +
  at(
    400,
    780,
    bottle(
      art,
      260,
      640,
      '#EEF0DC',
      '#FFFDF8',
      at(0, -200, label(262, 210, at(0, -10, coconut(74)), '#F7F3E2', palette.daun, 0)),
      0.4,
      0.72,
    ),
  ) +
  shadow(art, 680, 845, 210, 36) +
  at(690, 720, coconut(150))

const gulaSemut = (art: Art): string =>
  shadow(art, 380, 765, 250) +
  at(
    380,
    760,
    pouch(
      art,
      400,
      600,
      '#A9703E',
      at(0, -210, pane(art, 'square', 230, 230, '#8A5226', at(0, 120, fluff(art, 320, 260, '#A8692F', '', 20)))) +
        at(0, -430, houseSeal(70, palette.gula)),
      palette.gula,
    ),
  ) +
  bowl(art, 690, 740, 165, '#F3E3C3', at(0, 20, fluff(art, 300, 130, '#A8692F', '', 20))) +
  at(480, 850, spoon('#B07B48', at(-2, 2, fluff(art, 90, 40, '#A8692F', '', 8))), 4, 1.1) +
  at(
    330,
    830,
    path('M-80-10Q-80-44 0-44T80-10V22Q80 44 0 44T-80 22Z', '#6B3A18') +
      oval(0, -12, 80, 28, '#8F5426') +
      oval(-16, -16, 40, 10, '#B0703A'),
  )

const keripikKelapa = (art: Art): string => {
  const pieces = [
    stamp(art, curl('#FFF8E8', 104, 30)),
    stamp(art, curl('#F3DFB4', 96, 28)),
    stamp(art, curl('#FFFDF4', 88, 32)),
  ]
  return (
    shadow(art, 380, 785, 250) +
    at(
      380,
      780,
      pouch(
        art,
        420,
        620,
        '#6FA3A0',
        at(
          0,
          -250,
          pane(art, 'leaf', 300, 350, '#C9A56A', strew(art, pieces, { x: -150, y: -175, w: 300, h: 350 }, 66, 130)),
        ) + at(0, -495, houseSeal(54, palette.nila)),
      ),
    ) +
    shadow(art, 710, 790, 170, 30) +
    at(710, 690, coconut(130)) +
    shadow(art, 570, 860, 210, 32) +
    heap(art, pieces, { x: 560, y: 850, w: 300, h: 50 }, 3, 2, 70, 1.15)
  )
}

const serundeng = (art: Art): string =>
  shadow(art, 390, 765, 230) +
  at(
    380,
    760,
    jar(
      art,
      380,
      500,
      palette.sogan,
      box(-190, -400, 380, 410, '#C9862E') + at(0, 10, fluff(art, 470, 430, '#C9862E', '#6E9B52', 26)),
      at(0, -185, label(230, 180, at(0, -20, coconut(76)), palette.white, palette.sogan)),
    ),
  ) +
  at(660, 800, bananaLeaf(art, 440, 150), -4) +
  at(660, 815, fluff(art, 290, 130, '#C9862E', palette.cabai, 20)) +
  at(330, 850, lemongrass(), -2, 1)

const sabun = (art: Art): string => {
  const bar = (front: string, top: string, band: string) =>
    path(
      'M-190-110Q-190-140-160-146L-60-176Q-44-180-30-178L230-140Q250-136 250-116V-20Q250 4 226 10L110 44Q90 50 70 46L-166-6Q-190-12-190-36Z',
      deeper(front, 0.12),
    ) +
    path('M-190-110Q-190-128-166-122L76-70Q100-64 100-44V28Q100 52 76 48L-166-4Q-190-10-190-34Z', front) +
    path('M-186-120Q-190-134-160-146L-60-176Q-44-180-30-178L230-140Q252-134 240-122L110-74Q92-68 74-72Z', top) +
    path('M-90-106L10-84V36L-90 14Z', band) +
    path('M-90-106L56-160L146-146L10-84Z', paler(band, 0.2)) +
    at(-40, -34, bunga(palette.white, palette.kuning), 10, 0.8)
  return (
    shadow(art, 470, 800, 380, 60) +
    at(250, 560, leaf('#5C8A45', 400), -60) +
    at(220, 650, leaf('#6E9B52', 330), -25) +
    at(440, 560, bar('#F3E9CC', '#FFF9E8', palette.daun), 0, 1.1) +
    at(400, 740, bar('#E3C98F', '#F1E0B4', palette.sogan), 0, 1.1) +
    shadow(art, 740, 850, 160, 26) +
    at(740, 750, coconut(120)) +
    [
      [600, 400, 34],
      [660, 340, 22],
      [560, 330, 16],
      [700, 420, 14],
      [640, 270, 12],
    ]
      .map(
        ([x = 0, y = 0, r = 0]) =>
          disc(x, y, r, '#FFFFFF', faint(0.55)) + disc(x - r * 0.3, y - r * 0.3, r * 0.25, '#FFFFFF'),
      )
      .join('')
  )
}

/** A sealed pouch with the ship of the house, for anything that has no drawing of its own. */
export const anyTakeHome =
  (colour: string, head: string) =>
  (art: Art): string =>
    shadow(art, 400, 775, 250) +
    at(
      390,
      770,
      pouch(
        art,
        410,
        600,
        colour,
        at(0, -270, seal(120, at(0, 0, kapalSanggat(palette.mengkudu, palette.kuning), 0, 1.6), palette.white, head)),
        head,
      ),
    ) +
    at(690, 740, leaf('#6E9B52', 260), -38) +
    at(640, 790, leaf('#5C8A45', 300), -8)

export const pantry: Record<string, Composition> = {
  'kopi-bubuk-liberika-tungkal-200-g': { tint: 'clay', backdrop: 'sun', draw: liberikaBubuk, frame: [1.04, -47, -62] },
  'kopi-biji-liberika-tungkal-200-g': { tint: 'sand', backdrop: 'arch', draw: liberikaBiji, frame: [1.07, -73, -35] },
  'kopi-bubuk-robusta-250-g': { tint: 'sky', backdrop: 'table', draw: robusta, frame: [1.08, -115, -47] },
  'kopi-jahe-merah-isi-10-saset': { tint: 'butter', backdrop: 'table', draw: jaheSaset, frame: [1.09, -64, -125] },
  'kopi-drip-bag-liberika-isi-5': { tint: 'rose', backdrop: 'sun', draw: dripBag, frame: [1.01, 13, -31] },
  'jahe-merah-serbuk-200-g': { tint: 'cream', backdrop: 'sun', draw: jaheSerbuk, frame: [1.07, -41, -134] },
  'kunyit-asam-serbuk-200-g': { tint: 'mint', backdrop: 'table', draw: kunyitAsam, frame: [1.04, -32, -77] },
  'wedang-uwuh-isi-5': { tint: 'dusk', backdrop: 'table', draw: wedangUwuh, frame: [1.06, -26, -118] },
  'sirup-secang-350-ml': { tint: 'rose', backdrop: 'arch', draw: sirupSecang, frame: [1.01, -35, -41] },
  'es-pinang-muda-botol-250-ml': { tint: 'sky', backdrop: 'sun', draw: pinang, frame: [1.2, -106, -194] },
  'abon-ikan-patin-100-g': { tint: 'sage', backdrop: 'table', draw: abon, frame: [1.12, -98, -79] },
  'abon-ikan-patin-pedas-100-g': { tint: 'butter', backdrop: 'arch', draw: abonPedas, frame: [1.14, -109, -152] },
  'kerupuk-kulit-patin-100-g': { tint: 'mint', backdrop: 'sun', draw: kulitPatin, frame: [1.1, -99, -78] },
  'stik-patin-keju-100-g': { tint: 'sky', backdrop: 'arch', draw: stikKeju, frame: [1.26, -197, -255] },
  'kerupuk-patin-mentah-500-g': { tint: 'rose', backdrop: 'table', draw: kerupukMentah, frame: [1.05, -79, -69] },
  'ikan-salai-patin-250-g': { tint: 'forest', backdrop: 'counter', draw: salai, frame: [0.95, 24, -40] },
  'pempek-patin-beku-isi-10': { tint: 'clay', backdrop: 'counter', draw: pempek, frame: [0.98, 24, -137] },
  'tempoyak-murni-250-g': { tint: 'cream', backdrop: 'sun', draw: tempoyak, frame: [1.14, -114, -179] },
  'sambal-tempoyak-teri-200-g': { tint: 'sage', backdrop: 'sun', draw: sambalTeri, frame: [1.24, -154, -222] },
  'bumbu-gulai-tempoyak-instan': { tint: 'mint', backdrop: 'arch', draw: bumbuGulai, frame: [1.05, -39, -95] },
  'sambal-lingkung-ikan-150-g': { tint: 'rose', backdrop: 'sun', draw: lingkung, frame: [1.06, -86, -75] },
  'sambal-bawang-botol-180-g': { tint: 'lilac', backdrop: 'arch', draw: sambalBawang, frame: [1.01, -4, -30] },
  'dodol-nanas-250-g': { tint: 'sky', backdrop: 'counter', draw: dodol, frame: [1.05, -12, -128] },
  'selai-nanas-250-g': { tint: 'mint', backdrop: 'sun', draw: selai, frame: [1.26, -140, -228] },
  'keripik-nanas-100-g': { tint: 'lilac', backdrop: 'arch', draw: keripikNanas, frame: [1.05, -65, -58] },
  'sirup-nanas-500-ml': { tint: 'rose', backdrop: 'table', draw: sirupNanas, frame: [1.07, -81, 17] },
  'manisan-nanas-kering-150-g': { tint: 'cream', backdrop: 'sun', draw: manisanNanas, frame: [1, 43, -39] },
  'minyak-kelapa-murni-vco-250-ml': { tint: 'forest', backdrop: 'arch', draw: vco, frame: [1.03, 12, -11] },
  'gula-semut-aren-500-g': { tint: 'cream', backdrop: 'arch', draw: gulaSemut, frame: [1.07, -72, -71] },
  'keripik-kelapa-100-g': { tint: 'clay', backdrop: 'table', draw: keripikKelapa, frame: [1.07, -58, -70] },
  'serundeng-kelapa-200-g': { tint: 'sage', backdrop: 'sun', draw: serundeng, frame: [1.18, -149, -183] },
  'sabun-batang-vco-80-g': { tint: 'dusk', backdrop: 'table', draw: sabun, frame: [0.99, 35, -34] },
}

export const pantryDefaults: Fallbacks = {
  kopi: [
    anyCoffee(palette.kraft, palette.mengkudu),
    anyCoffee('#2F2A28', palette.kuning),
    anyCoffee('#E9D3A6', palette.daun),
  ],
  minuman: [
    anyDrink('#C9582B', palette.mengkudu),
    anyDrink('#E9B23A', palette.daun),
    anyDrink('#8FAE5A', palette.nila),
  ],
  'olahan-ikan': [anyFish],
  'sambal-bumbu': [
    anySambal('#B5301B', palette.mengkudu),
    anySambal('#D9852F', palette.daun),
    anySambal('#8E3A1B', palette.nila),
  ],
  'oleh-oleh': [
    anyTakeHome('#E9D3A6', palette.mengkudu),
    anyTakeHome('#DCE3C8', palette.daun),
    anyTakeHome('#CFDCE3', palette.nila),
  ],
}
