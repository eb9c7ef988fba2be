/** Mutants of merged images and of indexes that are given: every image is of the commit, is scanned, and is where the tasks run. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const MERGED: readonly Mutant[] = [
  ...mutantsOf('merge', [
    ['a plan shows images to merge as one to be built', 'stages/plan/planned-image.ts', "merge.length === 0 ? 'built'", "merge.length >= 0 ? 'built'", 'are to be merged, says a dry run'],
    ['an image of another commit merged', 'domain/image/merged-index.ts', 'if (revision === commit) return null', 'if (revision !== null) return null', 'one is of another commit'],
    ['two images for one platform merged', 'domain/image/merged-index.ts', 'return same === undefined ? []', 'return same !== null ? []', 'two are for one platform'],
    ['a platform that is missing not noticed', 'domain/image/merged-index.ts', '!images.some(({ platform }) => isForPlatform(platform, wanted))', 'wanted === platforms.at(0) && images.length === 0', 'one is missing of'],
    ['the images of an index compared with no tag', 'stages/platforms/push-index.ts', 'await checkTags(input, configDigests, ports)', 'void checkTags', 'a further tag belongs to another image'],
  ]),
  ...mutantsOf('given-index', [
    ['only one image of a given index scanned', 'pipelines/parts/scans-of-platforms.ts', '({ index }) => index !== undefined', '({ index }) => index === null', 'one of whose images the gate blocks'],
    ['two images for one platform in a given index', 'stages/platforms/index-in-registry.ts', 'isForPlatform(one.platform, platform))', 'one.digest === platform)', 'with two images for one platform'],
  ]),
]
