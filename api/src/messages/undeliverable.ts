/** The provider has said no, and will say so each time. */
export class Undeliverable extends Error {}

/** How long a provider may take to answer, unless its settings say otherwise. */
export const usualAnswerMs = 15_000
