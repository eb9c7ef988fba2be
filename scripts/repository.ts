/** Where the project's files are. */
import path from 'node:path'

/** The root folder of the repository. */
const root = path.join(import.meta.dirname, '..')

/** The absolute path of a file or folder of the repository; without names, of the repository itself. */
export const inRepository = (...names: readonly string[]): string => path.join(root, ...names)
