/** Mutants of a rescan: what was not looked at closes nothing, and what runs is judged as it was deployed. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const RESCANS: readonly Mutant[] = [
  ...mutantsOf('rescan', [
    ['a rescan passes without an image that cannot be pulled', 'stages/rescan/scan-running.ts', 'unread.push(brokenBecause(error, image, input.registry))', 'brokenBecause(error, image, input.registry)', 'does not pass'],
  ]),
  ...mutantsOf('rescan-in-github', [
    ['a rescan that could not judge an image closes the issue', 'domain/github/issue-facts.ts', "? 'open' : 'undecided'", "? 'open' : 'closed'", 'keeps it open, and the run is red'],
    ['a rescan uploads one digest for all of a name', 'domain/reports/same-name.ts', 'if (missing !== null || parts.length < group.length)', 'if (parts.length > group.length)', 'nothing of the name is uploaded'],
    ['a rescan uploads only the first digest of a name', 'domain/reports/same-name.ts', "if (!known.has(fingerprint)) originals", "if (known.has('')) originals", 'two digests of one name share the categories'],
  ]),
  ...mutantsOf('rescan-left-out', [
    ['a rescan leaves a container out by its name', 'domain/scan/running-images.ts', 'isManaged(name) && defined !== undefined && !defined.includes(name)', 'isManaged(name) && defined !== undefined', 'whatever its name'],
    ['a rescan closes the issue of a service without tasks', 'domain/github/issue-facts.ts', "idle.length === 0 ? 'closed'", "idle.length >= 0 ? 'closed'", 'its issue stays open'],
  ]),
  ...mutantsOf('rescan-rebuilds', [
    ['a rescan leaves the properties of images out', 'stages/rescan/judge-as-own.ts', 'const scans = asksForProperties(map) ?', 'const scans = !asksForProperties(map) ?', 'the properties of what runs are judged'],
    ['a rescan takes all layers for those of the base', 'domain/image/base-steps.ts', 'isSame ? image.layers.slice(0, base.layers.length) : null', 'isSame ? image.layers : null', 'a base that its registry has is scanned once'],
  ]),
]
