/** Mutants of what an image is compared with, of its base image, and of ECR's own scan. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const COMPARED = mutantsOf('baseline', [
  ['a baseline: what is added spared', 'domain/scan/spared.ts', 'one.there.filter(', '[...one.there, ...one.added].filter(', 'what the image adds blocks, and only that'],
  ['a baseline: days without an end', 'domain/scan/spared.ts', 'age >= -1 && age < days', 'age >= -1', 'its days are over'],
  ['a baseline: an unknown day spared', 'domain/scan/spared.ts', 'age >= -1 && age < days', '!(age >= days)', 'when it was published'],
  ['a baseline: every finding found again', 'domain/scan/comparison.ts', 'return count > 0', 'return count >= 0', 'what the image adds blocks, and only that'],
  ['a baseline: a broken scan of it counts', 'stages/baseline/scan-baseline-image.ts', 'if (broken !== undefined) return brokeOn(image, broken)', 'if (broken === null) return brokeOn(image, broken)', 'a scanner breaks on it'],
])

// prettier-ignore
const SIDE_CARS = mutantsOf('side-car-baseline', [
  ['a baseline: a new side-car has what the others have', 'stages/baseline/images-in-service.ts', 'list.length > 0 && !list.some(({ name }) => name === containerName)', 'list.length < 0 && !list.some(({ name }) => name === containerName)', 'a new side-car is judged in full'],
  ['a baseline: a side-car is compared with the image of the run', 'domain/scan/spared.ts', 'report.sideCar !== undefined && isSame(report.sideCar, sideCar)', 'report.sideCar === undefined', 'what it adds blocks, and only that'],
  ['a baseline: a side-car that runs already is scanned again', 'stages/baseline/scan-running-side-cars.ts', 'known.get(image.digest) ??', '(known.size < 0 ? known.get(image.digest) : undefined) ??', 'one that stays the same is scanned once'],
])

// prettier-ignore
const BASES = mutantsOf('base', [
  ['a baseline: our own findings taken for those of the base', 'domain/scan/base-fixes.ts', 'finding.layer !== undefined && ofBase.has(finding.layer)', 'ofBase.size > 0', 'is scanned, and what it fixes is said'],
  ['a baseline: a base that was not scanned ends the run', 'stages/base/scan-newer-bases.ts', 'if (!isExplained(thrown)) throw thrown', 'if (isExplained(thrown)) throw thrown', 'cannot be pulled'],
])

// prettier-ignore
const BY_ECR = mutantsOf('ecr-scan', [
  ['a baseline: the first list of ECR counts', 'domain/scan/ecr-scan-progress.ts', 'if (sameMs < settledAfter(last, startedAt)) return WAIT', 'if (sameMs < 0) return WAIT', 'that come after an empty list'],
  ['a baseline: the first page of ECR is all', 'stages/ecr-scan/look-at-scan.ts', 'if (nextToken === undefined) return replies', 'if (replies.length > 0) return replies', 'on the third page'],
])

// prettier-ignore
const ON_PULL = mutantsOf('pull-target', [
  ['a baseline: a pull request chooses the container', 'settings/baseline-config.ts', 'if (changed.length === 0) return', 'if (changed.length >= 0) return', 'the baseline of a pull request is not'],
  ['a baseline: an image of another repository counts', 'stages/baseline/scan-baseline.ts', 'repositoryOf(pinned) !== only.repository', "repositoryOf(pinned) === ''", 'the baseline of a pull request is not'],
  ['a baseline: a pull request takes the exceptions of another image', 'settings/judging.ts', "target?.repository ?? settings.repository ?? ''", "settings.repository ?? target?.repository ?? ''", 'for one that a pull request calls'],
])

export const BASELINES: readonly Mutant[] = [...COMPARED, ...ON_PULL, ...SIDE_CARS, ...BASES, ...BY_ECR]
