import { useRouteLoaderData } from 'react-router'
import type { loader } from './workplace.tsx'

/** What every page of a seller knows: whose shop it is, and how many orders and complaints wait. */
export const useWorkplace = () => {
  const workplace = useRouteLoaderData<typeof loader>('routes/jual/workplace')
  if (!workplace) throw new Error('This page does not lie below /jual.')
  return workplace
}
