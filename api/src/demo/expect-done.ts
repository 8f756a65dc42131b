import type { Chance } from './chance.ts'

/** The demo's people never ask for what would be refused: a refusal is a mistake of the demo. */
export const expectDone = <T extends object>(result: T): void => {
  if ('__typename' in result) throw new Error(`the demo was refused: ${JSON.stringify(result)}`)
}

/** The same for the same chance. */
export const uuidFrom = (chance: Chance): string => {
  const hex = () => chance.between(0, 0xffff).toString(16).padStart(4, '0')
  return `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`
}
