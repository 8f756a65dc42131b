import type { ReaderRole } from '../../graphql/generated/graphql.ts'

/** One look at one figure. */
export type FigureLook = {
  readerName: string
  readerRole?: ReaderRole | null | undefined
  label: string
  readAt: string
}

/** What somebody looked at without going away in between. */
export type FigureVisit = Omit<FigureLook, 'label' | 'readAt'> & { from: string; until: string; labels: string[] }

const pauseMsMax = 30 * 60_000

/**
 * One page of a mentor asks for several figures: told one by one they would hide how often she looked.
 *
 * @param looks newest first, as the visits are
 */
export const visitsOf = (looks: readonly FigureLook[]): FigureVisit[] => {
  const visits: FigureVisit[] = []
  for (const { readerName, readerRole, label, readAt } of looks) {
    const last = visits.at(-1)
    const goesOn =
      last?.readerName === readerName &&
      last.readerRole === readerRole &&
      Date.parse(last.from) - Date.parse(readAt) <= pauseMsMax
    if (!goesOn) visits.push({ readerName, readerRole, from: readAt, until: readAt, labels: [label] })
    else {
      last.from = readAt
      if (!last.labels.includes(label)) last.labels.push(label)
    }
  }
  return visits
}
