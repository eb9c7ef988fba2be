/** Mutants of `init`: what somebody has written is not lost. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
export const INIT: readonly Mutant[] = mutantsOf('init', [
  ['init: a file of somebody else is replaced', 'init/file-changes.ts', 'if (now === next || now === known) return', 'if (now === next || now === known || known === null) return', 'is never replaced silently'],
  ['init: an edited file is replaced', 'init/file-changes.ts', "if (known === next) return left(path, 'edited')", "if (known === next) return replaced(file, text, facts)", 'that nothing is new for is left alone'],
  ['init: a deleted file comes back', 'init/file-changes.ts', "return wish === 'overwrite' || known === null ? created(file)", "return wish === 'overwrite' || known !== '' ? created(file)", 'a deleted file stays deleted'],
  ['init: an update of Dependabot is an edit', 'init/init-lock.ts', ".replace(BUMPS, '$1$3')", ".replace(BUMPS, '$&')", 'an update of Dependabot is no edit'],
])
