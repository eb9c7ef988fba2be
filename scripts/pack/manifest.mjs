/**
 * `prepack` and `postpack` of npm: the package has all of its code in `dist/`, so whoever installs it needs none of the packages that it is
 * built from. Plain JavaScript: npm runs it with whatever Node there is.
 */
import { argv } from 'node:process'
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const MANIFEST = 'package.json'
/** What was there before; also that of a pack that was interrupted. */
const KEPT = 'package.json.before-pack'
const FOR_BUILDING = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts']

const restore = () => {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST)
}

const reduce = () => {
  restore()
  copyFileSync(MANIFEST, KEPT)
  const members = Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const kept = members.filter(([name]) => !FOR_BUILDING.includes(name))
  writeFileSync(MANIFEST, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}

if (argv[2] === 'reduce') reduce()
else restore()
