/** Mutants of the tags of an image: whose image one means before the build, and what further ones may name; and of the apps that changed. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const BEFORE_BUILD = mutantsOf('if-tag-exists', [
  ['a tag: the image of another commit reused', 'domain/image/existing-image.ts', 'if (config.revision !== wanted.commit)', "if (config.revision === '')", 'it is of another commit'],
  ['a tag: an image for another platform reused', 'domain/image/existing-image.ts', 'if (wanted.platforms.length > 0 &&', 'if (wanted.platforms.length > 9 &&', 'it is for another platform'],
  ['a tag: an index of whose images one is of another commit reused', 'domain/image/existing-image.ts', 'for (const config of configs) {', 'for (const config of configs.slice(0, 1)) {', 'one of its images is of another commit'],
  ['a tag: only the first platform of a reused index scanned', 'pipelines/parts/scans-of-platforms.ts', 'if (!isIndex(c)) return []', 'if (!isIndex(c) || reuse !== null) return []', 'one blocked platform blocks it'],
])

// prettier-ignore
const AFTER_PUSH = mutantsOf('several-tags', [
  ['a tag: the image of another job of the run taken', 'domain/image/run-mark.ts', '[tag, ...identityOf(build, workspace)]', '[tag, ...identityOf(build, workspace).slice(9)]', 'does not take the image of another job of the run for its own'],
  ['a tag: the mark of a promotion set by the name of a branch', 'domain/image/valid-tag.ts', "if (isReservedTag(text)) return 'it is a mark", "if (text === '') return 'it is a mark", 'by the name of a branch'],
  ['a tag: the mark of a promotion set by a template', 'domain/image/tag.ts', 'if (isFixed && isReservedTag(text))', "if (isFixed && text === '')", 'nor by a template'],
  ['a tag: a further one is compared after the push', 'stages/push/push.ts', 'await checkTags(input, [image.configDigest], ports)', 'void checkTags', 'ends the run before anything is pushed'],
])

// prettier-ignore
const APPS = mutantsOf('apps', [
  ["an app: what a forced push takes back is no change", "stages/apps/find-changed-apps.ts", "comparison === 'behind' ||", "", "a forced push back"],
])

export const TAGS: readonly Mutant[] = [...BEFORE_BUILD, ...AFTER_PUSH, ...APPS]
