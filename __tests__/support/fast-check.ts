/**
 * fast-check with a fixed seed, so that two runs of the same sources give the same result. `FAST_CHECK_SEED=random` (`npm run
 * deep`) searches further; a failure prints its seed and path, and `FAST_CHECK_SEED=<seed>` repeats it.
 */
import fc from 'fast-check'

/** Any constant does. */
const DEFAULT_SEED = 2_026

/** @throws Error on a seed that is not a whole number */
const seedOf = (wanted: string | undefined): number => {
  if (wanted === undefined || wanted === '') return DEFAULT_SEED
  const seed = wanted === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(wanted)
  if (!Number.isInteger(seed)) throw new Error(`FAST_CHECK_SEED is '${wanted}', neither a whole number nor 'random'`)
  return seed
}

fc.configureGlobal({ seed: seedOf(process.env['FAST_CHECK_SEED']) })

export { fc }
