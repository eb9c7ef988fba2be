/** Mutants of a promotion: what has not passed is not promoted, and no mark is false. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const PROMOTIONS: readonly Mutant[] = mutantsOf('promote', [
  ['a promotion asks for no mark', 'domain/image/way.ts', 'stop === undefined || stop.marks.length === 0 ?', 'stop === undefined ?', 'was not in the environment before'],
  ['a promotion takes the mark of another environment', 'domain/image/passed-mark.ts', 'tag.startsWith(start) && ONLY_COMMIT.test(tag.slice(start.length))', "tag.startsWith('passed-') && start !== ''", 'failed in the environment before'],
  ['a promotion does not wait for the gate', 'pipelines/parts/pull-and-accept.ts', 'const needs = { plan, verify, sideCars, pulled, gate, tested, attestation }', 'const needs = { plan, verify, sideCars, pulled, tested, attestation }', "is judged by today's policy"],
  ['the mark of another image is taken for its own', 'stages/tagging/mark-passed.ts', "return { kind: 'not-marked', tag, because: `${tag} belongs to another image (${shortDigest(put.by)})` }", "return { kind: 'marked-before', tag, digest }", 'lost the mark to another image'],
  ['a service without a task proves the image', 'domain/image/passed-mark.ts', "if (confirm.kind === 'nothing-runs') return", "if (confirm.kind !== confirm.kind) return", 'whose service runs no task'],
])
