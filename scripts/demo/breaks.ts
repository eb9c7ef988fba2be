/** What `--break` can break, so that one can see how failure looks. */
export const BREAKS = ['scan', 'container', 'registry'] as const
export type Break = (typeof BREAKS)[number]

/** Whether a word names something that can be broken. */
export const isBreak = (word: string): word is Break => BREAKS.some((known) => known === word)
