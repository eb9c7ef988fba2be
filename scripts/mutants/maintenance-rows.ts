/** Mutants of the sorry page: it is switched only as a whole, and one that is on is noticed. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const MAINTENANCE: readonly Mutant[] = mutantsOf('maintenance', [
  ['a page that has been on for too long passes', 'stages/maintenance/switch-maintenance.ts', "if (result.wanted === 'show') throw", "if (result.wanted === 'on') throw", 'which fails when it has been on for too long'],
  ['a page of unknown age passes', 'domain/load-balancing/sorry-page.ts', '(since === null || Math.abs(now - since) > limitMs)', '(since !== null && Math.abs(now - since) > limitMs)', 'where nothing says since when'],
  ['a priority that is taken is not noticed before', 'stages/maintenance/move-page.ts', 'if (other !== undefined) throw inUse', 'if (other === undefined) throw inUse', 'another rule has the priority'],
  ['a page is on without its time', 'stages/maintenance/move-page.ts', 'if (since !== null && since !== page.since) await', 'if (since === page.since) await', 'with the time as a tag'],
  ['a plan does not see the page', 'domain/load-balancing/sorry-page.ts', 'placeOf(rule) < placeOf(one) && covers', 'placeOf(rule) > placeOf(one) && covers', 'by a run of %s %j, which goes on'],
])
