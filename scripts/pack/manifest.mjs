/**
 * `prepack` and `postpack` of npm: the package has all of its code in `dist/`, so whoever installs it needs none of the packages that it is
 * built from. Plain JavaScript: npm runs it with whatever Node there is.
 */
import { execFileSync } from 'node:child_process'
import { argv, cwd } from 'node:process'
import { copyFileSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'

const MANIFEST = 'package.json'
/** What was there before; also that of a pack that was interrupted. */
const KEPT = 'package.json.before-pack'
const FOR_BUILDING = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts']

const restore = () => {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST)
}

/** The commit that is packed, for the workflows that `init` writes; null outside of a checkout of its own. */
const ownCommit = () => {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return realpathSync(git('rev-parse', '--show-toplevel')) === realpathSync(cwd())
      ? git('rev-parse', '--verify', 'HEAD')
      : null
  } catch {
    return null
  }
}

const reduce = () => {
  restore()
  copyFileSync(MANIFEST, KEPT)
  const members = Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const kept = members.filter(([name]) => !FOR_BUILDING.includes(name))
  const commit = ownCommit()
  const packed = { ...Object.fromEntries(kept), ...(commit === null ? {} : { commit }) }
  writeFileSync(MANIFEST, `${JSON.stringify(packed, null, 2)}\n`)
}

if (argv[2] === 'reduce') reduce()
else restore()
