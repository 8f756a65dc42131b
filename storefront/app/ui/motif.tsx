/**
 * Motifs of Jambi batik, drawn anew as single units. They decorate: what they mean is always said in words too, so screen
 * readers do not hear of them.
 */
import { useId } from 'react'

type Drawn = { className?: string }

const goose =
  'M2 27C8 28 13 25 19 25C26 25 29 21 28 15C27 9 31 4 37 4C41 4 43 6.5 43.5 9.5L49 12.5L42.5 13.5C39.5 14.5 36.5 14 36.3 17C36 21 39.5 25 38.3 31C37 38 29 42 21 41C11 40 5 34 2 27Z'
const wing = 'M11 30.5C17 30.5 24 29 31 26.5C31 33.5 22 38 11 30.5Z'

/** Angso Duo: the two geese that led to the chosen ground. Here, she who sells and she who buys. */
export const AngsoDuo = ({ className }: Drawn) => (
  <svg viewBox="0 0 112 46" className={className} aria-hidden="true" fill="currentColor">
    <path d={goose} />
    <path d={wing} className="fill-kuning" />
    <g transform="matrix(-1 0 0 1 112 0)">
      <path d={goose} />
      <path d={wing} className="fill-kuning" />
    </g>
    <path d="M56 20L59.5 26L56 32L52.5 26Z" className="fill-kuning" />
  </svg>
)

/** Tampuk Manggis: the crown of the mangosteen, a star of eight. */
export const TampukManggis = ({ className }: Drawn) => (
  <svg viewBox="-30 -30 60 60" className={className} aria-hidden="true" fill="currentColor">
    {[0, 90, 180, 270].map((turn) => (
      <g key={turn} transform={`rotate(${turn})`}>
        <path d="M0-5C-13-11-12-23 0-29C12-23 13-11 0-5Z" />
        <path d="M0-6C-3-11-3-14 0-19C3-14 3-11 0-6Z" transform="rotate(45)" />
      </g>
    ))}
    <circle r="4" />
  </svg>
)

/** Batanghari: the river in scrolls, as a line between two things. */
export const Batanghari = ({ className }: Drawn) => {
  const id = useId()
  return (
    <svg className={className} width="100%" height="20" aria-hidden="true">
      <defs>
        <pattern id={id} width="44" height="20" patternUnits="userSpaceOnUse">
          <path
            d="M-22 15C-10 15-10 4 1 4C8 4 10 11 5 12.5C1.5 13.5 0 9.5 3 9M0 15C12 15 12 4 23 4C30 4 32 11 27 12.5C23.5 13.5 22 9.5 25 9M22 15C34 15 34 4 45 4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinecap="round"
          />
        </pattern>
      </defs>
      <rect width="100%" height="20" fill={`url(#${id})`} />
    </svg>
  )
}

/** Durian Pecah: the fruit that has opened. Something went well. */
export const DurianPecah = ({ className }: Drawn) => (
  <svg viewBox="0 0 96 84" className={className} aria-hidden="true" fill="currentColor">
    {[undefined, 'matrix(-1 0 0 1 96 0)'].map((mirror) => (
      <g key={mirror ?? 'left'} transform={mirror}>
        <path d="M43 8L34 6L31 13L22 12L21 20L12 22L14 31L6 36L11 43L5 51L13 55L11 64L20 65L22 74L30 71L36 79L42 72C27 55 27 27 43 8Z" />
        <path d="M44 16C35 30 35 52 43 66C31 54 31 29 44 16Z" className="fill-kuning" />
      </g>
    ))}
    <path d="M48 20C42 28 42 36 48 43C54 36 54 28 48 20Z" className="fill-kuning" />
    <path d="M48 46C42 54 42 62 48 69C54 62 54 54 48 46Z" className="fill-kuning" />
  </svg>
)

/** Kapal Sanggat: the ship at the bank. Goods are on their way. */
export const KapalSanggat = ({ className }: Drawn) => (
  <svg viewBox="0 0 96 80" className={className} aria-hidden="true" fill="currentColor">
    <path d="M6 46C10 64 24 66 46 66C70 66 84 64 92 40C86 47 76 52 48 52C24 52 12 51 6 46Z" />
    <path d="M50 6C74 16 80 32 74 47C66 49 58 49 50 49Z" />
    <path d="M44 12C26 20 20 34 24 48C32 49 38 49 44 49Z" className="fill-kuning" />
    <path
      d="M4 74q7-7 14 0t14 0t14 0t14 0t14 0t14 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
    />
  </svg>
)
