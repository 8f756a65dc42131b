/** What was sold on one day, whole rupiah. */
export type DayOfWeek = { day: string; platform: number; offPlatform: number }
export type DayBar = {
  part: 'platform' | 'offPlatform'
  day: string
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where the bars of a week stand in a box, its origin at the top left: through the shop below, written down by hand on top of it.
 * The best day fills the box.
 */
export const layOutDays = (
  days: readonly DayOfWeek[],
  { width, height }: { width: number; height: number },
): { bars: DayBar[]; centres: number[] } => {
  const most = Math.max(1, ...days.map(({ platform, offPlatform }) => platform + offPlatform))
  const step = width / days.length
  const barWidth = Math.round(step * 0.62)
  const high = (amount: number) => Math.round((amount / most) * height)
  const bars = days.flatMap(({ day, platform, offPlatform }, index) => {
    const x = Math.round(index * step + (step - barWidth) / 2)
    const [shop, whole] = [high(platform), high(platform + offPlatform)]
    return [
      { part: 'platform' as const, day, x, y: height - shop, width: barWidth, height: shop },
      { part: 'offPlatform' as const, day, x, y: height - whole, width: barWidth, height: whole - shop },
    ]
  })
  return {
    bars: bars.filter((bar) => bar.height > 0),
    centres: days.map((_, index) => Math.round(index * step + step / 2)),
  }
}

/** The day on which most was sold; null for a week without sales. */
export const bestDay = (days: readonly DayOfWeek[]): { day: string; amount: number } | null => {
  const sums = days.map(({ day, platform, offPlatform }) => ({ day, amount: platform + offPlatform }))
  const best = sums.reduce((most, each) => (each.amount > most.amount ? each : most), { day: '', amount: 0 })
  return best.amount > 0 ? best : null
}
