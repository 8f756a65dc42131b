// Jambi motifs, drawn anew for these pictures as single ceplok units of about a hundred by a hundred around the origin.
// They are simplified on purpose: on a folded cloth in a shop tile they are forty pixels wide.
import { type Art, around, at, box, disc, dots, line, n, path, tiled, toothed } from './pen.ts'

export type Motif = (main: string, accent: string) => string

const goose =
  'M-52-10C-46 22-20 36 4 34C30 32 46 14 42-4C40-12 42-16 46-18L60-21L47-27C44-36 28-36 26-22C24-10 30-4 22 0' +
  'C6 8-10-6-24-6C-34-6-44-2-52-10Z'

/** Two geese face to face, the pair that chose the ground of the town. */
export const angsoDuo: Motif = (main, accent) => {
  const one = path(goose, main) + path('M-30 4C-16 24 10 24 22 8C8 12-12 12-30 4Z', accent)
  return (
    at(-50, 4, one, 0, 0.78) +
    at(50, 4, one, 0, '-.78 .78') +
    path('M0-54C-9-42-9-32 0-24C9-32 9-42 0-54Z', accent) +
    path('M0 46C-22 46-28 34-20 28C-16 36-6 38 0 32C6 38 16 36 20 28C28 34 22 46 0 46Z', accent) +
    dots(
      [
        [-50, -38],
        [50, -38],
        [-72, 42],
        [72, 42],
      ],
      4.5,
      accent,
    )
  )
}

/** The crown of the mangosteen: four broad petals, four narrow ones. */
export const tampukManggis: Motif = (main, accent) =>
  around(
    4,
    path('M0-10C-27-20-25-44 0-54C25-44 27-20 0-10Z', main) + path('M0-22C-9-28-8-38 0-43C8-38 9-28 0-22Z', accent),
  ) +
  around(4, path('M0-12C-8-24-7-36 0-44C7-36 8-24 0-12Z', accent), 45) +
  disc(0, 0, 12, main) +
  disc(0, 0, 6, accent)

/** A durian split open: two thorny halves fall apart around the seeds. */
export const durianPecah: Motif = (main, accent) => {
  const half =
    path(
      'M0-50L-12-48L-14-40L-26-38L-26-28L-38-22L-35-11L-45-2L-39 9L-43 20L-33 26L-32 37L-19 38L-12 47L0 42C-14 16-14-24 0-50Z',
      main,
    ) + path('M-8-26C-22-12-22 14-8 28C-13 10-13-10-8-26Z', accent)
  return (
    at(-8, 2, half, -8) +
    at(8, 2, half, 8, '-1 1') +
    path('M0-34C-9-22-9-10 0 0C9-10 9-22 0-34Z', accent) +
    path('M0 6C-8 16-8 26 0 36C8 26 8 16 0 6Z', accent) +
    disc(0, 3, 3.5, main)
  )
}

/** The ship that ran aground: hull, two sails and the river under it. */
export const kapalSanggat: Motif = (main, accent) =>
  path('M-56 6C-50 32-30 36 0 36C32 36 50 30 58-2C62-12 48-14 50-4C44 14 24 18 0 18C-26 18-44 16-56 6Z', main) +
  path('M5-52C40-34 44-10 36 10H5Z', main) +
  path('M-5-44C-30-28-36-8-30 10H-5Z', accent) +
  path('M-2-56H2V20H-2Z', main) +
  path('M12-32C26-22 28-8 26 2H12Z', accent) +
  line('M-52 48q9-10 18 0t18 0t18 0t18 0t18 0t16 0', accent, 4)

/** A plain four-petalled flower, for labels and for the sparse ceplok on a wall. */
export const bunga: Motif = (main, accent) =>
  around(4, path('M0-6C-20-16-18-36 0-46C18-36 20-16 0-6Z', main)) +
  around(4, disc(0, -26, 5, accent), 45) +
  disc(0, 0, 8, accent)

export interface Cloth {
  readonly motif: Motif
  readonly base: string
  readonly main: string
  readonly accent: string
  readonly size?: number
  /** How much wider than high the tile is, for a motif that is a pair. */
  readonly wide?: number
  /** Moves the pattern sideways, so that a motif and not a gap lies in the middle of the cloth. */
  readonly shift?: number
}

/** A batik fill: the motif on its tile, four dots around each corner as filler, and fine dots along the edge for isen. */
export const batik = (art: Art, { motif, base, main, accent, size = 130, wide = 1, shift = 0 }: Cloth): string => {
  const w = size * wide
  const corners = [
    [0, 0],
    [w, 0],
    [0, size],
    [w, size],
  ] as const
  const fillers = corners.flatMap(
    ([x, y]) =>
      [
        [x - 15, y],
        [x + 15, y],
        [x, y - 15],
        [x, y + 15],
      ] as const,
  )
  const isen = [0.25, 0.5, 0.75].flatMap(
    (share) =>
      [
        [share * w, 0],
        [share * w, size],
        [0, share * size],
        [w, share * size],
      ] as const,
  )
  const field = dots(fillers, 4.5, main) + dots(corners, 5, accent) + dots(isen, 3, accent)
  const unit = at(w / 2, size / 2, motif(main, accent), 0, Math.round((size / 132) * 100) / 100)
  return tiled(art, w, size, box(0, 0, w, size, base) + field + unit, shift ? `translate(${n(shift)})` : '')
}

/** The Batanghari: a vine that winds like the river and throws a curl into every bend. */
export const sulur = (art: Art, base: string, main: string, accent: string, scale = 1): string => {
  const bend =
    line('M0 60C28 4 62 4 90 60S152 116 180 60', main, 9) +
    line('M45 20C66 34 62 66 42 64C28 62 30 44 42 46', main, 6) +
    line('M135 100C114 86 118 54 138 56C152 58 150 76 138 74', main, 6) +
    path('M18 34C2 30-2 14 4 4C18 8 24 20 18 34Z', accent) +
    path('M72 34C76 16 92 10 102 14C100 28 88 36 72 34Z', accent) +
    path('M108 86C104 104 88 110 78 106C80 92 92 84 108 86Z', accent) +
    path('M162 86C178 90 182 106 176 116C162 112 156 100 162 86Z', accent) +
    disc(90, 60, 7, accent)
  return tiled(art, 180, 120, box(0, 0, 180, 120, base) + bend, `scale(${scale})`)
}

/** The row of spear points that closes a cloth at its edge. */
export const tumpal = (art: Art, base: string, main: string, accent: string, size = 60): string => {
  const point = path(`M0 ${n(size)}L${n(size / 2)} 6L${n(size)} ${n(size)}Z`, main)
  const heart = path(
    `M${n(size * 0.3)} ${n(size)}L${n(size / 2)} ${n(size * 0.5)}L${n(size * 0.7)} ${n(size)}Z`,
    accent,
  )
  return tiled(art, size, size, box(0, 0, size, size, base) + point + heart)
}

/** A sun of thorns, the seal on a package of tempoyak. */
export const matahari: Motif = (main, accent) => path(toothed(12, 46, 34), main) + disc(0, 0, 20, accent)
