import type { Verdict } from '../../graphql/generated/graphql.ts'
import type { IconName } from '../../ui/icon.tsx'

/** From the best to the one without a figure. */
export const verdicts = ['CUKUP', 'MEPET', 'KURANG', 'BELUM_ADA'] as const satisfies Verdict[]

/** A shape and a ground for each, beside its word: never colour alone. */
export const verdictLook: Record<Verdict, { icon: IconName; ground: string; ink: string }> = {
  CUKUP: { icon: 'check', ground: 'bg-leaf border-daun', ink: 'text-daun' },
  MEPET: { icon: 'alert', ground: 'bg-honey border-kuning-ink', ink: 'text-kuning-ink' },
  KURANG: { icon: 'cross', ground: 'bg-blush border-mengkudu', ink: 'text-mengkudu' },
  BELUM_ADA: { icon: 'clock', ground: 'bg-sand border-border', ink: 'text-muted' },
}

/** How many businesses there are of each verdict, also of those that nobody got. */
export const countVerdicts = (reviews: readonly { verdict: Verdict }[]): { verdict: Verdict; count: number }[] =>
  verdicts.map((verdict) => ({ verdict, count: reviews.filter((review) => review.verdict === verdict).length }))
