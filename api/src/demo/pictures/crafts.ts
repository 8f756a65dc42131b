// Batik, sewn cloth and plaiting: here the pattern is the product, so every cloth carries the motif of its name.
import {
  angsoDuo,
  batik,
  bunga,
  durianPecah,
  kapalSanggat,
  type Motif,
  sulur,
  tampukManggis,
  tumpal,
} from './motifs.ts'
import {
  type Art,
  around,
  at,
  box,
  deeper,
  disc,
  faint,
  form,
  line,
  mix,
  oval,
  paler,
  palette,
  path,
  stamp,
  svg,
} from './pen.ts'
import { type Composition, type Fallbacks, shadow, weave } from './stage.ts'

const { ink, mengkudu, nila, kuning, ground, sogan, white } = palette

const shade = (d: string, opacity = 0.12): string => path(d, ink, faint(opacity))

// --- Batik ---------------------------------------------------------------------------------------------------------

/** A cloth folded to a stack: the print on top, its spear-point edge in front, and the folds one above the other. */
const foldedCloth = (art: Art, print: string, edge: string, base: string, band: string): string => {
  const fold = (y: number, colour: string) =>
    path(svg`M134 ${y}H826Q866 ${y} 866 ${y + 34}T826 ${y + 68}H134Q94 ${y + 68} 94 ${y + 34}T134 ${y}Z`, colour) +
    line(svg`M122 ${y + 24}H838M122 ${y + 46}H838`, deeper(colour, 0.25), 4) +
    line(svg`M130 ${y + 7}H830`, paler(colour, 0.3), 4, faint(0.6))
  return (
    shadow(art, 490, 822, 430, 56) +
    fold(756, deeper(base, 0.3)) +
    fold(690, base) +
    fold(624, deeper(base, 0.2)) +
    form(
      art,
      'M178 196Q184 182 200 182H760Q776 182 782 196L866 590Q874 636 832 636H128Q86 636 94 590Z',
      base,
      path('M80 170H880V650H80Z', print),
      box(80, 566, 800, 76, base),
      at(0, 576, box(80, 0, 800, 60, edge)),
      line('M80 568H880', kuning, 6),
      shade('M730 170H880V650H800Z'),
      path('M178 170H222L150 650H80Z', white, faint(0.12)),
    ) +
    (band
      ? path('M404 182H556L576 636V824H384V636Z', band) +
        path('M530 182H556L576 636V824H540V636Z', ink, faint(0.1)) +
        at(
          480,
          420,
          disc(0, 0, 92, white) +
            disc(0, 0, 82, 'none', ` stroke="${mengkudu}" stroke-width="5"`) +
            bunga(mengkudu, kuning),
        )
      : '')
  )
}

const angso = (art: Art): string =>
  foldedCloth(
    art,
    batik(art, { motif: angsoDuo, base: mengkudu, main: '#F6DFA6', accent: kuning, size: 184, wide: 1.5, shift: 66 }),
    tumpal(art, mengkudu, kuning, '#F6DFA6', 60),
    mengkudu,
    '',
  )

/** A bolt: the cloth comes off the roll and falls towards the viewer. */
const durianRoll = (art: Art): string => {
  const print = batik(art, { motif: durianPecah, base: nila, main: '#DCE6EA', accent: kuning, size: 150 })
  return (
    shadow(art, 490, 810, 380, 50) +
    form(
      art,
      'M190 330H770L812 760Q816 806 780 806H190Q150 806 152 764Z',
      nila,
      path('M140 300H830V810H140Z', print),
      at(0, 748, box(140, 0, 690, 60, tumpal(art, nila, kuning, '#DCE6EA', 60))),
      line('M140 746H830', kuning, 6),
      shade('M140 330H830V420Q480 380 140 420Z', 0.22),
      shade('M700 330H830V820H760Z'),
    ) +
    form(
      art,
      'M160 200H800Q840 200 840 285T800 370H160Z',
      nila,
      path('M140 200H850V380H140Z', print),
      path('M140 200H850V236H140Z', white, faint(0.14)),
      shade('M140 318Q480 334 850 318V380H140Z', 0.25),
    ) +
    oval(160, 285, 44, 85, deeper(nila, 0.3)) +
    oval(160, 285, 44, 85, 'none', ' stroke="#DCE6EA" stroke-width="4"') +
    oval(160, 285, 28, 56, 'none', ' stroke="#8FA5B8" stroke-width="4"') +
    oval(160, 285, 14, 28, '#B98A5A')
  )
}

/** A cloth on its wooden rack, as a batik maker shows one that took three weeks. */
const kapalRack = (art: Art): string => {
  const base = '#F3E3C0'
  const print = batik(art, { motif: kapalSanggat, base, main: sogan, accent: nila, size: 172 })
  return (
    shadow(art, 480, 850, 380, 44) +
    path('M150 190H176V850H150ZM784 190H810V850H784Z', '#8A5A34') +
    path('M110 838H216V860H110ZM744 838H850V860H744Z', '#6B4226') +
    form(
      art,
      'M214 196H746V772Q690 790 640 774T540 776T430 774T320 778T214 772Z',
      base,
      path('M200 190H760V800H200Z', print),
      path('M200 700H760V800H200Z', sogan),
      at(0, 702, box(200, 0, 560, 90, tumpal(art, sogan, '#F3E3C0', nila, 56))),
      line('M200 700H760', nila, 7),
      shade(
        'M300 196q16 300-6 590h44q14-300-6-590ZM470 196q12 300-4 590h36q14-300 0-590ZM650 196q10 300-10 590h60q12-300 0-590Z',
        0.09,
      ),
    ) +
    box(112, 172, 736, 34, '#B07B48', 17) +
    box(112, 172, 736, 12, '#D3A06A', 6) +
    box(214, 168, 532, 44, base, 18) +
    path('M214 190H746V212H214Z', sogan, faint(0.35))
  )
}

const manggisStack = (art: Art): string => {
  const base = '#6B3A1E'
  const print = batik(art, { motif: tampukManggis, base, main: '#E9B978', accent: '#C8452F', size: 150 })
  return (
    shadow(art, 480, 830, 400, 50) +
    form(
      art,
      'M160 250Q160 220 190 220H770Q800 220 800 250V790Q800 820 770 820H190Q160 820 160 790Z',
      base,
      path('M150 210H810V830H150Z', print),
      at(0, 760, box(150, 0, 660, 60, tumpal(art, base, '#C8452F', '#E9B978', 60))),
      line('M150 756H810', '#E9B978', 6),
      shade('M690 210H810V830H690Z'),
      shade('M478 210H488V830H478ZM150 510H810V518H150Z', 0.3),
    ) +
    // The turned-back corner shows that the wax went through: the reverse is only a shade paler.
    path('M800 220V520L500 220Z', mix(base, '#E9B978', 0.32)) +
    path('M500 220L800 520Q640 500 600 420T500 220Z', '#C79A6A') +
    line('M500 220Q540 380 600 420T800 520', deeper(base, 0.2), 5, faint(0.5)) +
    // The canting, with a drop of wax still at its spout.
    at(
      704,
      312,
      box(-96, -9, 150, 18, '#D3A06A', 9) +
        box(-96, -9, 150, 7, '#EBC98C', 4) +
        path('M50-22H92Q104-22 104-6V10Q104 24 88 24H62Q48 24 48 8Z', kuning) +
        path('M76-22H92Q104-22 104-6V10Q104 24 88 24H80Z', '#B9781E') +
        line('M100 10Q122 14 124 36', '#B9781E', 7),
      45,
      0.85,
    )
  )
}

const selendang = (art: Art): string => {
  const print = sulur(art, '#244A45', '#F1D9A0', '#D9772E', 0.8)
  const fringe = (x: number, y: number, w: number) =>
    line(
      svg`${Array.from({ length: 13 }, (_, i) => svg`M${x + 6 + (i * (w - 12)) / 12} ${y}v${48 + (i % 2) * 8}`)}`,
      '#F1D9A0',
      5,
    )
  return (
    shadow(art, 490, 840, 330, 40) +
    // A scarf thrown over a peg: the back end first, then the front, then the fold that holds them.
    box(150, 150, 660, 30, '#8A5A34', 15) +
    fringe(496, 738, 214) +
    form(
      art,
      'M430 160H640Q700 170 704 260L712 744H494Z',
      '#244A45',
      path('M400 150H720V760H400Z', print),
      shade('M400 150H720V760H400Z', 0.28),
    ) +
    fringe(252, 806, 236) +
    form(
      art,
      'M330 150H600Q640 150 620 190C560 300 500 330 494 470L490 812H250L256 470C260 320 270 200 330 150Z',
      '#244A45',
      path('M240 140H640V820H240Z', print),
      at(0, 752, box(240, 0, 400, 60, tumpal(art, '#244A45', '#D9772E', '#F1D9A0', 40))),
      line('M240 748H640', '#F1D9A0', 6),
      shade(
        'M600 150C500 300 470 340 462 480L456 812H500V480L640 160ZM340 150C320 300 316 500 318 740h20C336 500 340 300 380 150Z',
        0.16,
      ),
    ) +
    box(150, 150, 110, 30, '#8A5A34', 15) +
    box(150, 150, 660, 10, '#B98A5A', 5, faint(0.6))
  )
}

const kemeja = (art: Art): string => {
  const print = batik(art, { motif: bunga, base: nila, main: '#C98A4A', accent: '#F3E3C0', size: 112 })
  const d =
    'M360 190L270 220Q210 240 190 300L120 460L250 530L290 460V800Q480 830 670 800V460L710 530L840 460L770 300Q750 240 690 220L600 190Q480 290 360 190Z'
  return (
    line('M480 168C480 120 530 120 526 90C520 62 476 66 476 92', '#8A5A34', 11) +
    line('M300 216L480 160L660 216', '#8A5A34', 14) +
    shadow(art, 490, 822, 250, 36) +
    form(
      art,
      d,
      nila,
      path('M100 180H860V840H100Z', print),
      shade('M290 460L306 330L318 460V810H290ZM670 460L654 330L642 460V810H670Z', 0.3),
      shade('M600 180H860V840H640Z', 0.12),
      path('M100 440L250 520L244 545L100 470ZM860 440L710 520L716 545L860 470Z', deeper(nila, 0.3)),
      path('M464 270H500V840H464Z', deeper(nila, 0.25)),
    ) +
    [320, 410, 500, 590, 680, 770].map((y) => disc(482, y, 8, '#F3E3C0')).join('') +
    path('M360 190L344 210L420 330L482 268L480 250Q420 240 360 190Z', mix(nila, '#FFFFFF', 0.16)) +
    path('M600 190L616 210L544 330L482 268L480 250Q540 240 600 190Z', mix(nila, '#FFFFFF', 0.1)) +
    path('M360 190Q480 270 600 190Q480 226 360 190Z', deeper(nila, 0.4)) +
    path('M540 400H636V490L588 512L540 490Z', print) +
    path('M540 400H636V490L588 512L540 490Z', 'none', ' stroke="#F3E3C0" stroke-width="4" stroke-dasharray="9 6"')
  )
}

const anyBatik =
  (motif: Motif, base: string, main: string, accent: string) =>
  (art: Art): string =>
    foldedCloth(
      art,
      batik(art, { motif, base, main, accent, size: 150 }),
      tumpal(art, base, accent, main, 60),
      base,
      ground,
    )

// --- Kerajinan kain ------------------------------------------------------------------------------------------------

const tengkuluk = (art: Art): string => {
  const print = batik(art, { motif: tampukManggis, base: mengkudu, main: kuning, accent: '#F6DFA6', size: 84 })
  const fringe = line(svg`${Array.from({ length: 9 }, (_, i) => svg`M${646 + i * 15} ${688 - i * 5}v46`)}`, kuning, 6)
  return (
    shadow(art, 480, 858, 260, 36) +
    path('M380 830Q480 800 580 830L600 860H360Z', '#8A5A34') +
    path('M430 640H530L546 836H414Z', '#C9986A') +
    path('M500 640H530L546 836H506Z', '#A9784C') +
    path('M330 420C330 300 630 300 630 420C634 560 590 700 480 700C370 700 326 560 330 420Z', '#D9AE82') +
    path('M560 330C640 360 634 480 618 560C600 640 560 690 500 700C560 640 590 480 560 330Z', '#C3946A') +
    // The cloth: a crown of folds, a crossing band at the brow, and the end that falls beside the face.
    fringe +
    form(
      art,
      'M600 380C690 400 770 520 780 650L640 704C640 600 620 500 560 440Z',
      mengkudu,
      path('M540 370H800V720H540Z', print),
      line('M630 690L776 636', kuning, 12),
      shade('M600 380C660 440 690 560 690 690L640 704C640 600 620 500 560 440Z', 0.18),
    ) +
    form(
      art,
      'M300 440C260 250 350 130 500 130C660 130 720 260 670 430C600 330 380 330 300 440Z',
      mengkudu,
      path('M250 120H720V460H250Z', print),
      shade('M560 130C700 150 720 300 670 430C650 400 620 380 600 370C640 290 630 190 560 130Z', 0.16),
    ) +
    path('M296 452C300 330 420 240 690 250C720 300 706 380 676 440C600 330 400 340 296 452Z', '#B93430') +
    path('M296 452C310 350 430 282 700 300L704 330C440 312 340 380 296 452Z', kuning) +
    path('M668 444C640 300 480 220 290 270C262 320 276 400 296 446C350 360 580 330 668 444Z', '#7E1518', faint(0.92)) +
    path('M668 444C640 330 480 258 276 314L272 344C470 296 610 350 668 444Z', kuning) +
    disc(640, 372, 30, kuning) +
    at(640, 372, around(6, path('M0-4C-10-14-10-28 0-36C10-28 10-14 0-4Z', '#F6DFA6'))) +
    disc(640, 372, 9, mengkudu)
  )
}

const pouchPerca = (art: Art): string => {
  const prints = [
    batik(art, { motif: tampukManggis, base: mengkudu, main: '#F6DFA6', accent: kuning, size: 96 }),
    sulur(art, nila, '#DCE6EA', kuning, 0.55),
    batik(art, { motif: bunga, base: kuning, main: mengkudu, accent: ground, size: 80 }),
    tumpal(art, '#2F6B3A', '#F6DFA6', kuning, 50),
  ]
  const cells = [0, 1, 2, 3, 2, 3, 0, 1]
  return (
    shadow(art, 490, 760, 370, 54) +
    form(
      art,
      'M180 330H780Q800 330 806 350L846 690Q850 750 790 750H170Q110 750 114 690L154 350Q160 330 180 330Z',
      mengkudu,
      cells
        .map((c, i) => box(100 + (i % 4) * 190, 330 + Math.floor(i / 4) * 214, 190, 214, prints[c] ?? mengkudu))
        .join(''),
      line('M290 330V760M480 330V760M670 330V760M100 544H860', ground, 5, ' stroke-dasharray="14 9"'),
      shade('M740 330H860V760H800Z'),
      shade('M100 720Q480 770 860 720V760H100Z', 0.15),
    ) +
    box(160, 292, 640, 50, deeper(nila, 0.2), 18) +
    line('M186 317H774', '#D9C48E', 12, ' stroke-dasharray="5 9"') +
    box(700, 300, 40, 34, kuning, 8) +
    path('M726 330L748 336L742 430Q726 444 712 428Z', mengkudu) +
    disc(728, 412, 6, ground) +
    path('M158 320L100 380Q90 430 118 440L150 350Z', deeper(nila, 0.1))
  )
}

const toteAngso = (art: Art): string => {
  const canvas = '#EFE2C6'
  const print = batik(art, { motif: bunga, base: nila, main: '#DCE6EA', accent: kuning, size: 84 })
  return (
    shadow(art, 490, 850, 310, 44) +
    line('M370 340C370 60 600 60 600 340', '#B98A5A', 26) +
    form(
      art,
      'M220 320H740L772 820Q774 846 744 846H216Q186 846 188 820Z',
      canvas,
      path('M180 640H780V850H180Z', print),
      line('M180 640H780', kuning, 10),
      at(480, 486, angsoDuo(mengkudu, kuning), 0, 2.1),
      shade('M660 320H790V850H690Z', 0.1),
      line('M200 342H760', '#C9B488', 4, ' stroke-dasharray="14 10"'),
    ) +
    line('M330 360C330 90 640 90 640 360', '#7A4A26', 28) +
    line('M330 360C330 90 640 90 640 360', '#94603A', 12) +
    box(304, 344, 52, 64, '#7A4A26', 6) +
    box(614, 344, 52, 64, '#7A4A26', 6) +
    path('M314 354l32 44M346 354l-32 44M624 354l32 44M656 354l-32 44', 'none', ` stroke="${canvas}" stroke-width="4"`)
  )
}

const masks = (art: Art): string => {
  const outline = 'M-200-70Q-100-80 0-120Q100-80 200-70Q214 0 196 84Q110 100 0 150Q-110 100-196 84Q-214 0-200-70Z'
  const loops = stamp(art, line('M-190-60C-290-80-290 80-186 70M190-60C290-80 290 80 186 70', '#FFFDF8', 12))
  const seams = stamp(
    art,
    shade('M0-120Q100-80 200-70Q214 0 196 84Q110 100 0 150Q26 20 0-120Z', 0.16) +
      line(
        'M-188-52Q-100-60 0-98Q100-60 188-52M-186 66Q-110 80 0 128Q110 80 186 66',
        ground,
        4,
        ' stroke-dasharray="12 8"',
      ) +
      line('M0-118Q26 20 0 146', ink, 4, faint(0.4)),
  )
  const one = (x: number, y: number, turn: number, print: string) =>
    loops(x, y, turn, 1.15) + at(x, y, path(outline, print), turn, 1.15) + seams(x, y, turn, 1.15)
  return (
    shadow(art, 480, 850, 330, 40) +
    one(420, 250, -7, batik(art, { motif: tampukManggis, base: mengkudu, main: '#F6DFA6', accent: kuning, size: 92 })) +
    one(540, 480, 6, batik(art, { motif: bunga, base: kuning, main: '#7A4320', accent: ground, size: 84 })) +
    one(430, 710, -5, sulur(art, nila, '#DCE6EA', kuning, 0.6))
  )
}

const pillow = (art: Art): string => {
  const base = '#F1E0BC'
  const d =
    'M190 190Q480 230 770 190Q810 186 800 226Q764 490 800 750Q808 792 768 786Q480 748 192 786Q152 792 160 750Q196 490 160 226Q150 186 190 190Z'
  return (
    shadow(art, 490, 800, 370, 50) +
    form(
      art,
      d,
      mengkudu,
      path('M252 262H708V712H252Z', base),
      box(252, 262, 456, 450, batik(art, { motif: kapalSanggat, base, main: mengkudu, accent: sogan, size: 150 })),
      path('M252 262H708V712H252Z', 'none', ` stroke="${kuning}" stroke-width="12"`),
      at(
        480,
        488,
        disc(0, 0, 128, base) +
          disc(0, 0, 118, 'none', ` stroke="${kuning}" stroke-width="7"`) +
          at(0, -4, angsoDuo(mengkudu, sogan), 0, 1.1),
      ),
      shade('M700 180Q760 480 690 800H820V180Z', 0.14),
      path('M150 180H260Q200 480 250 800H150Z', white, faint(0.1)),
    ) +
    path(d, 'none', ` stroke="${deeper(mengkudu, 0.25)}" stroke-width="7"`)
  )
}

const mukena = (art: Art): string => {
  const cloth = '#FFFCF4'
  const fold = '#DDD6CB'
  const lotus = stamp(
    art,
    [-72, -36, 0, 36, 72]
      .map((turn) => at(0, 0, path('M0 0C-12-14-10-32 0-42C10-32 12-14 0 0Z', '#D9788A'), turn))
      .join('') +
      path('M-30 8Q0 20 30 8L20 0H-20Z', '#6E9B6A') +
      disc(0, 4, 6, kuning),
  )
  return (
    shadow(art, 490, 858, 330, 40) +
    path('M300 560H660L730 850Q480 876 230 850Z', '#EFE9DD') +
    path('M400 600L372 856M480 600V862M560 600L588 856', 'none', ` stroke="${fold}" stroke-width="6"`) +
    form(
      art,
      'M480 110C620 110 650 230 660 330C690 460 780 560 812 700Q480 790 148 700C180 560 270 460 300 330C310 230 340 110 480 110Z',
      cloth,
      path('M640 240C690 420 780 560 812 700Q740 726 660 736C680 560 660 400 640 240Z', fold, faint(0.7)),
      line(
        'M330 400C300 520 290 640 296 738M630 400C650 520 664 640 662 738M420 520C404 600 402 680 404 750M540 520C556 600 558 680 556 750',
        fold,
        6,
      ),
      line('M156 672Q480 758 804 672', '#D9788A', 5),
      line('M160 648Q480 730 800 648', '#C9BFB0', 4, ' stroke-dasharray="4 10"'),
    ) +
    [
      [200, 640, 12],
      [292, 664, 8],
      [386, 680, 4],
      [480, 684, 0],
      [574, 680, -4],
      [668, 664, -8],
      [760, 640, -12],
    ]
      .map(([x = 0, y = 0, turn]) => lotus(x, y, turn, 0.85))
      .join('') +
    path(
      'M480 180C570 180 588 260 584 330C580 420 540 468 480 468C420 468 380 420 376 330C372 260 390 180 480 180Z',
      '#C9BFB0',
    ) +
    path(
      'M480 196C556 196 572 266 568 330C564 410 530 452 480 452C430 452 396 410 392 330C388 266 404 196 480 196Z',
      '#33507A',
    ) +
    path(
      'M480 196C556 196 572 266 568 330C566 370 556 402 540 422C556 330 540 240 450 202Q464 196 480 196Z',
      '#2A4468',
    ) +
    path(
      'M480 164C586 164 602 250 600 330C596 430 548 484 480 484C412 484 364 430 360 330C358 250 374 164 480 164Z',
      'none',
      ' stroke="#D9788A" stroke-width="6" stroke-dasharray="2 13" stroke-linecap="round"',
    )
  )
}

const anySewn = (art: Art): string => {
  const print = batik(art, { motif: bunga, base: mengkudu, main: '#F6DFA6', accent: kuning, size: 96 })
  return (
    shadow(art, 490, 850, 310, 44) +
    line('M370 340C370 60 600 60 600 340', '#94603A', 26) +
    form(
      art,
      'M220 320H740L772 820Q774 846 744 846H216Q186 846 188 820Z',
      mengkudu,
      path('M180 300H780V850H180Z', print),
      path('M180 320H780V400H180Z', '#EFE2C6'),
      shade('M660 320H790V850H690Z', 0.12),
    ) +
    line('M330 360C330 90 640 90 640 360', '#7A4A26', 28)
  )
}

// --- Anyaman -------------------------------------------------------------------------------------------------------

const straw = ['#E6CB92', '#CFA866'] as const

const tasPandan = (art: Art): string =>
  shadow(art, 490, 840, 350, 48) +
  line('M340 400C340 90 640 90 640 400', '#C9B48E', 22) +
  form(
    art,
    'M160 380H800L760 800Q756 836 716 836H244Q204 836 200 800Z',
    '#CFA866',
    path('M150 370H810V840H150Z', weave(art, straw[0], straw[1], 52, 45)),
    path('M150 520H810V580H150ZM150 640H810V700H150Z', weave(art, mengkudu, '#C9564A', 52, 45)),
    shade('M690 380H810V840H640Q700 600 690 380Z', 0.14),
  ) +
  box(148, 358, 664, 44, '#B98A4E', 16) +
  line('M168 380H792', '#E6CB92', 8, ' stroke-dasharray="20 12"') +
  line('M310 410C310 110 650 110 650 410', '#F4EAD2', 24) +
  line('M310 410C310 110 650 110 650 410', '#CDBB95', 6, ' stroke-dasharray="10 12"') +
  disc(310, 418, 20, '#F4EAD2') +
  disc(650, 418, 20, '#F4EAD2') +
  disc(310, 418, 8, '#B98A4E') +
  disc(650, 418, 8, '#B98A4E')

const dompet = (art: Art): string =>
  shadow(art, 490, 730, 370, 54) +
  form(
    art,
    'M150 300H810Q836 300 836 330V670Q836 716 790 716H170Q124 716 124 670V330Q124 300 150 300Z',
    '#CFA866',
    path('M110 290H850V730H110Z', weave(art, straw[0], '#BF9450', 44, 0)),
    path('M110 640H850V680H110Z', weave(art, '#2F6B3A', '#5C8A45', 44, 0)),
    shade('M730 290H850V730H760Z', 0.12),
  ) +
  form(
    art,
    'M124 280Q124 240 164 240H796Q836 240 836 280V430Q836 452 812 460L500 548Q480 554 460 548L148 460Q124 452 124 430Z',
    '#D9B877',
    path('M110 230H850V560H110Z', weave(art, straw[0], straw[1], 44, 45, '#7FA05A')),
    shade('M730 230H850V560H690Z', 0.1),
  ) +
  line(
    'M138 440Q140 448 150 452L462 538Q480 543 498 538L810 452Q820 448 822 440',
    '#8A5A2B',
    8,
    ' stroke-dasharray="16 10"',
  ) +
  disc(480, 486, 36, '#5A3218') +
  disc(476, 481, 34, '#8A5A34') +
  disc(470, 474, 20, '#A9784C') +
  disc(470, 488, 5, '#3A2010') +
  disc(486, 476, 5, '#3A2010')

const tikar = (art: Art): string =>
  shadow(art, 490, 800, 420, 60) +
  form(
    art,
    'M200 300H770L880 800H90Z',
    '#E6CB92',
    path('M80 290H890V810H80Z', weave(art, '#EBD5A2', '#D6B373', 46, 45)),
    path('M170 430H812L826 490H156ZM112 690H862L872 740H100Z', weave(art, mengkudu, '#C25A48', 46, 45)),
    path('M150 516H832L840 552H142ZM122 640H850L856 668H116Z', weave(art, '#2F6B3A', '#6E9B52', 46, 45)),
    shade('M190 300H780V380Q480 350 180 380Z', 0.16),
  ) +
  line('M96 798H878', '#8A5A2B', 8) +
  form(
    art,
    'M190 180H790Q822 190 822 260T790 340H190Z',
    '#D6B373',
    path('M180 170H830V350H180Z', weave(art, '#E6CB92', '#C9A25E', 46, 45)),
    path('M260 170H310V350H260ZM690 170H740V350H690Z', mengkudu, faint(0.85)),
    path('M180 180H830V212H180Z', white, faint(0.18)),
    shade('M180 300Q480 312 830 300V350H180Z', 0.22),
  ) +
  oval(190, 260, 42, 80, '#B98A4E') +
  oval(190, 260, 42, 80, 'none', ' stroke="#E6CB92" stroke-width="6"') +
  oval(190, 260, 27, 54, 'none', ' stroke="#E6CB92" stroke-width="6"') +
  oval(190, 260, 12, 26, '#7A5426')

const kotakTisu = (art: Art): string =>
  shadow(art, 500, 780, 400, 60) +
  form(
    art,
    'M140 480H640V780H160Q140 780 140 760Z',
    '#CFA866',
    path('M130 470H650V790H130Z', weave(art, straw[0], straw[1], 48, 0)),
    path('M130 590H650V638H130Z', weave(art, nila, '#5C7FA0', 48, 0)),
  ) +
  form(
    art,
    'M640 480L830 400V690Q830 704 816 710L640 780Z',
    '#B98A4E',
    path('M630 390H840V790H630Z', weave(art, '#CFAE70', '#B38A48', 48, -22)),
    path('M640 590L830 508V556L640 638Z', '#2A4468'),
  ) +
  form(
    art,
    'M140 480L330 400H830L640 480Z',
    '#E6CB92',
    path('M130 390H840V490H130Z', weave(art, '#EFDcb0'.toUpperCase(), '#D9BA7E', 40, 45)),
  ) +
  line('M142 482H640L828 402', '#8A5A2B', 10) +
  oval(486, 440, 128, 24, '#6B4423') +
  path(
    'M372 442C380 330 330 300 372 240C410 280 430 220 470 180C500 240 550 220 590 262C566 320 620 360 600 440Q486 470 372 442Z',
    '#FFFFFF',
  ) +
  path('M470 180C500 240 550 220 590 262C566 320 620 360 600 440Q560 454 510 456C540 360 500 280 470 180Z', '#E4E2DE') +
  line('M420 300C436 350 430 400 424 446M520 300C540 350 548 400 548 448', '#D3D0CA', 5)

const tatakan = (art: Art): string => {
  const spokes = svg`${Array.from({ length: 12 }, (_, i) => svg`M0 0L${Math.sin((i * Math.PI) / 6) * 130} ${Math.cos((i * Math.PI) / 6) * 130}`)}`
  const rings = stamp(
    art,
    `<g fill="none" stroke="#9A6A34" stroke-width="5">${[112, 90, 68, 46, 24].map((r) => `<circle r="${r}"/>`).join('')}<path d="${spokes}" stroke-width="4" stroke-dasharray="9 13"/></g>`,
  )
  const coil = (edge: string, light: string) =>
    stamp(
      art,
      disc(4, 12, 150, '#6B4423', faint(0.35)) +
        disc(0, 0, 150, edge) +
        disc(0, 0, 134, light) +
        rings(0, 0) +
        disc(0, 0, 150, 'none', ' stroke="#F3E3C0" stroke-width="8" stroke-dasharray="4 17" opacity=".6"'),
    )
  const red = coil(mengkudu, '#D3A866')
  const blue = coil(nila, '#C99B58')
  const green = coil('#2F6B3A', '#DDB878')
  return (
    red(200, 300) +
    blue(480, 230, 20) +
    green(760, 300, 40) +
    green(200, 640, 10) +
    blue(760, 640, 30) +
    red(480, 570, 15, 1.12) +
    // A glass of tea on the middle one says what they are for.
    at(
      480,
      560,
      disc(16, 24, 96, ink, faint(0.16)) +
        disc(0, 0, 98, '#FFFFFF', faint(0.85)) +
        disc(0, 0, 88, '#B4622B') +
        disc(-6, -6, 74, '#C97A3C') +
        path('M-60-30A66 66 0 0 1-10-68', 'none', ' stroke="#F0C79A" stroke-width="9" stroke-linecap="round"'),
    )
  )
}

const keranjang = (art: Art): string =>
  shadow(art, 490, 830, 390, 56) +
  oval(480, 500, 366, 84, '#6B4827') +
  path('M130 500A350 70 0 0 1 830 500Z', '#8F6836') +
  path('M196 500C196 40 764 40 764 500', 'none', ' stroke="#9A6A34" stroke-width="36"') +
  path('M196 500C196 40 764 40 764 500', 'none', ' stroke="#E6CB92" stroke-width="22" stroke-dasharray="22 12"') +
  form(
    art,
    'M114 500A366 84 0 0 0 846 500L786 776Q776 826 726 826H234Q184 826 174 776Z',
    '#CFA866',
    path('M100 490H860V830H100Z', weave(art, straw[0], straw[1], 56, 0)),
    path('M100 672H860V728H100Z', weave(art, '#7FA05A', '#A8C080', 56, 0)),
    shade('M700 490H860V830H660Q720 660 700 490Z', 0.14),
  ) +
  oval(480, 500, 366, 84, 'none', ' stroke="#A87A42" stroke-width="30"') +
  oval(480, 496, 366, 84, 'none', ' stroke="#EBD5A2" stroke-width="9" stroke-dasharray="22 13"') +
  at(
    206,
    372,
    path(
      'M0 0C-30-44-80-40-78-4C-76 24-30 22 0 0C30-44 80-40 78-4C76 24 30 22 0 0ZM-4 4L-40 90L-14 78L8 6ZM4 4L44 84L16 78L-8 6Z',
      '#2F6B3A',
    ) + disc(0, 0, 15, '#5C8A45'),
    0,
    1.15,
  )

const anyWoven = (art: Art): string => keranjang(art)

export const crafts: Record<string, Composition> = {
  'kain-batik-cap-angso-duo-2-meter': { tint: 'sand', backdrop: 'flat', draw: angso, frame: [1.05, -24, -48] },
  'kain-batik-cap-durian-pecah-2-meter': { tint: 'cream', backdrop: 'flat', draw: durianRoll, frame: [1.12, -54, -82] },
  'kain-batik-tulis-kapal-sanggat-2-meter': {
    tint: 'mint',
    backdrop: 'table',
    draw: kapalRack,
    frame: [1.1, -48, -75],
  },
  'kain-batik-tulis-tampuk-manggis-2-meter': {
    tint: 'rose',
    backdrop: 'flat',
    draw: manggisStack,
    frame: [1.12, -59, -101],
  },
  'selendang-batik-batanghari': { tint: 'butter', backdrop: 'table', draw: selendang, frame: [1.09, -43, -63] },
  'kemeja-batik-cap-pria': { tint: 'sky', backdrop: 'sun', draw: kemeja, frame: [1.04, -19, 32] },
  'tas-belanja-anyam-pandan': { tint: 'sky', backdrop: 'sun', draw: tasPandan, frame: [1.15, -72, -80] },
  'dompet-pandan-kancing': { tint: 'rose', backdrop: 'table', draw: dompet, frame: [1.15, -72, -10] },
  'tikar-pandan-100-x-200-cm': { tint: 'sage', backdrop: 'flat', draw: tikar, frame: [1.03, -21, -24] },
  'kotak-tisu-anyam': { tint: 'clay', backdrop: 'sun', draw: kotakTisu, frame: [1.17, -87, -72] },
  'tatakan-gelas-resam-isi-6': { tint: 'mint', backdrop: 'flat', draw: tatakan, frame: [0.94, 29, 71] },
  'hampers-keranjang-pandan-kosong': { tint: 'lilac', backdrop: 'arch', draw: keranjang, frame: [1.07, -34, -25] },
  'tengkuluk-siap-pakai': { tint: 'sage', backdrop: 'arch', draw: tengkuluk, frame: [1.07, -83, -40] },
  'pouch-batik-perca': { tint: 'sky', backdrop: 'table', draw: pouchPerca, frame: [1.09, -34, -14] },
  'tote-bag-batik-angso': { tint: 'clay', backdrop: 'table', draw: toteAngso, frame: [1.07, -34, -25] },
  'masker-kain-batik-isi-3': { tint: 'mint', backdrop: 'ceplok', draw: masks, frame: [1.01, -5, -22] },
  'sarung-bantal-batik-40-x-40': { tint: 'cream', backdrop: 'table', draw: pillow, frame: [1.14, -67, -63] },
  'mukena-katun-bordir': { tint: 'dusk', backdrop: 'arch', draw: mukena, frame: [1.03, -14, -12] },
}

export const craftDefaults: Fallbacks = {
  batik: [
    anyBatik(bunga, '#244A45', '#F1D9A0', '#D9772E'),
    anyBatik(tampukManggis, nila, '#DCE6EA', kuning),
    anyBatik(bunga, mengkudu, '#F6DFA6', kuning),
  ],
  'kerajinan-kain': [anySewn, pouchPerca],
  anyaman: [anyWoven, tasPandan],
}
